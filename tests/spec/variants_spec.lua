-- variants_spec.lua - other words for a word.

local variants = require "baogao.zh.variants"
local phrases = require "baogao.zh.phrases"

describe("variants", function()
  it("know the words that conversion changes", function()
    assert.same({ "网络申请", "网路申请" }, variants.all "网络申请")
    assert.same({ "群众", "民众" }, variants.all "群众")
    assert.same({ "门户网站", "入口网站" }, variants.all "门户网站")
  end)

  it("keep what they do not know", function()
    assert.same({ { "受理" } }, variants.expand "受理")
    assert.same({ "受理" }, variants.all "受理")
    assert.same({}, variants.expand "")
    assert.same({ "" }, variants.all "")
    assert.same({ { "A股3%" } }, variants.expand "A股3%")
  end)

  it("cut a word into parts", function()
    assert.same({ { "规范性" }, { "文件", "档案" }, { "数" } }, variants.expand "规范性文件数")
  end)

  it("take the longest known word", function()
    assert.same({ { "知识产权", "智慧财产权" } }, variants.expand "知识产权")
    assert.same({ { "互联网", "网际网路" }, { "信息", "资讯" } }, variants.expand "互联网信息")
  end)

  it("change all parts before some", function()
    local all = variants.all "信息网络文件"
    assert.equal("信息网络文件", all[1])
    assert.equal("资讯网路档案", all[2])
    assert.equal(8, #all)
  end)

  it("give no more than asked for, and none twice", function()
    local word = ("信息网络文件"):rep(3)
    assert.equal(16, #variants.all(word))
    assert.same({ word }, variants.all(word, 1))
    local seen = {}
    for _, writing in ipairs(variants.all(word, 512)) do
      assert.is_nil(seen[writing])
      seen[writing] = true
    end
  end)

  it("know both spellings", function()
    assert.same({ "其他", "其它" }, variants.all "其他")
    assert.same({ "其它", "其他" }, variants.all "其它")
  end)

  it("leave apart what means another thing in a report", function()
    assert.same({ "添加" }, variants.all "添加")
    assert.same({ "运行" }, variants.all "运行")
  end)

  it("spell every known word as written first", function()
    for word, list in pairs(phrases) do
      assert.equal(word, variants.all(word)[1])
      for _, other in ipairs(list) do assert.not_equal(word, other) end
    end
  end)
end)
