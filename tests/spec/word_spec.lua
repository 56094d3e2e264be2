-- word_spec.lua - Word's files through the program: the same facts as from text, with places in the text that
-- inspect --text prints.
local program = require "tests.spec.program"
local zip = require "tests.spec.zip"

local BODY <const> = [[<w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>郑州市2016年政府信息公开工作年度报告</w:t></w:r></w:p>
<w:p><w:r><w:t>全市共受理政府信息公开申请3</w:t></w:r><w:r><w:t>208件，其中当面申请542件。</w:t></w:r></w:p>
</w:body></w:document>]]

local function docx(body)
  return zip { { "[Content_Types].xml", "<Types/>" }, { "word/document.xml", body } }
end

describe("a Word document", function()
  it("gives facts whose places are those of its text", function()
    local folder <close> = program.folder()
    local path = program.write(folder.path .. "/a.docx", docx(BODY))
    local got = program.results(folder.path .. "/.run", path)
    local _, text = program.run("inspect", "--text", path)
    local seen = 0
    for _, fact in ipairs(got.facts) do
      if fact.raw ~= "" then
        assert.equal(fact.raw, text:sub(fact.from + 1, fact.to))
        seen = seen + 1
      end
      if fact.indicator == "new_received" and fact.dims == "" then assert.equal("3208", fact.value) end
    end
    assert.is_true(seen >= 2)
    assert.equal("docx", got.reports[1].format)
  end)

  it("is known by what it holds, whatever it is called; so are pages and RTF", function()
    local folder <close> = program.folder()
    local PAGE <const> = "<html><body><table><tr><td>项目</td><td>金额</td></tr><tr><td>收入</td><td>3208</td></tr>"
      .. "</table><p>全市共受理政府信息公开申请3208件，其中当面申请542件。</p></body></html>"
    local HEAD <const> = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
      .. "Content-Type: text/html; charset=utf-8\r\n\r\n"
    local kinds <const> = { html = PAGE, mht = HEAD .. PAGE .. "\r\n--x--\r\n",
      rtf = "{\\rtf1\\ansi\\pard 2016\\u24180?\\par}" }
    for _, ending in ipairs { ".doc", ".xls", ".wps" } do
      for kind, bytes in pairs(kinds) do
        local path = program.write(folder.path .. "/" .. kind .. ending, bytes)
        local code, out = program.run("inspect", path)
        assert.same({ kind, ending, 0 }, { kind, ending, code })
        assert.equal(kind, out:match "^%a+")
      end
    end
  end)

  it("is not what another zip file is: OFD and others are told by name", function()
    local folder <close> = program.folder()
    for name, part in pairs { ofd = "OFD.xml", zip = "a/report.docx" } do
      local path = program.write(folder.path .. "/a.bin", zip { { part, "x" } })
      local code, _, err = program.run("inspect", path)
      assert.equal(4, code)
      assert.matches("UNSUPPORTED: " .. name, err)
    end
  end)

  it("is read under any name", function()
    local folder <close> = program.folder()
    for _, name in ipairs { "a.doc", "b.wps", "c.txt" } do
      local path = program.write(folder.path .. "/" .. name, docx(BODY))
      local code, out = program.run("inspect", path)
      assert.equal(0, code)
      assert.matches("^docx,", out)
    end
  end)
end)
