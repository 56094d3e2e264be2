-- make_reports.lua SAMPLE COUNT - writes COUNT distinct reports of about 9 KB to standard output, one
-- after another, each behind a line of '=' signs and its number. They are made of the sample report:
-- its prose and its empty table are longer, its figures are others in each, and agree with each other.
local sample_path, count = arg[1], tonumber(arg[2])

local file = assert(io.open(sample_path, "rb"))
local sample = file:read "a"
file:close()

local paragraphs = {
  first = {
    "本市把公开贯穿决策、执行、管理、服务和结果的全过程,凡是群众关心、与群众生活有关的事项,都先列出清单,再定时限,逐项对照,逐项落实。对容易引起误解的内容,在发布文件的同时配发解读材料,用群众听得懂的话讲清楚背景、依据和办理办法,减少来回询问,方便企业和居民自己查找、自己判断、自己办理。",
    "各县(市、区)、各部门指定了负责人和联络员,建立了登记、审核、发布、更正、归档五个环节的台账。对拿不准是否应当公开的内容,先由承办单位提出意见,再由法制机构会商,必要时征求上级机关和有关方面的意见,既不随意扩大范围,也不借口保密不予公开。",
    "市政府办公厅印发了《二〇一六年政务公开要点》(郑政办〔2016〕{e}号),围绕改革、发展、民生和自身建设明确了重点领域的牵头单位、栏目内容和更新周期,并对照要点每季度通报一次进展,对进度偏慢的单位当面提醒,对连续落后的单位在全市范围内通报,年底逐条销号,没有完成的写明原因和补救办法。",
  },
  third = {
    "政务服务大厅、图书馆、档案馆都设有查阅场所,配有电脑、打印机和工作人员,老年人和行动不便的居民可以请人代为查询。市政务服务网全年运行平稳,汇集{a}条共{b}个领域的信息,{c}项公共服务事项可以在网上办理,{d}项证照信息实现互联共享,覆盖全市{b}家市直机构和派出机构。",
    "培训坚持分级分类,既讲条例条文,也讲办理实例,重点讲清楚哪些应当公开、怎样公开、什么时候公开、公开以后怎样接受监督。对办理申请中反复出现的问题,整理成问答发给各单位参考,对答复不规范的,退回重新办理,并在年底的考核中体现。",
    "在听取意见方面,通过座谈、走访、网上留言等方式,请企业代表、居民代表和专家学者对公开的内容、形式、时效提意见,能够马上改的马上改,一时改不了的说明理由和期限。对媒体反映的问题,及时核实,及时回应,不回避、不拖延,并把处理结果告诉提问的人。",
    "财政预算和决算、政府采购、工程招标、食品药品抽检、环境质量、城市低保和农村低保的名单,都按月或者按季度在固定栏目发布,既有文字也有图表,往年的内容不删除、不移动,可以按年份和单位查找,也可以整批下载,方便研究人员和新闻单位比较、核对和引用。",
    "对涉及面广、社会关注的决策,事前公布草案和说明,征求意见的时间不少于规定的天数,事后公布采纳情况和不采纳的理由;对执行中的重大项目,公布进度、资金和质量检查结果;对办成的事情,公布办理时间和承办人员,请群众打分评价,评价低的单位要说明情况并限期改进。",
    "乡镇和街道的便民服务点把办事条件、所需材料和收费依据张贴在墙上,也放在网上,两处不一致的以网上为准,并在当天改正;村务公开栏由专人更换,照片存档备查,不会上网的居民可以打电话询问,也可以请网格员上门说明。",
  },
  sixth = {
    "存在的不足主要是:有的单位更新不及时,栏目之间内容重复;有的解读材料照抄文件,没有说到群众关心的地方;有的答复只引条文,不讲道理;基层人员变动较快,业务不熟悉,遇到复杂的申请需要反复请示,办理时间偏长,与群众的期待还有距离,需要在今后的工作中逐步解决。",
    "下一步将继续完善制度,把公开的要求写进办文、办会、办事的流程,从源头上认定公开属性;继续整合平台,让同一条信息在网站、公报、微博和微信上内容一致、时间一致;继续加强监督,请社会各方面参与评议,评议结果向社会公布,让公开真正成为常态,让监督真正发挥作用。",
    "一是把好公开的入口,新制作的文件在起草时就注明是否公开、以什么方式公开、由谁负责解读,没有注明的不予受理;二是管好公开的出口,网站的栏目少而精,群众三步之内能够找到需要的内容;三是建好公开的队伍,让每个单位都有懂业务、懂法律、懂群众语言的人,做到有人办、办得了、办得好。",
    "对基层反映比较集中的困难,市里将统一编写办事说明,统一提供查询工具,统一组织答疑,减少重复劳动;对做得好的单位,把经验写成材料供其他单位参考,让先行的带动后进的,让公开的标准逐年提高。",
    "在作风方面,要求工作人员接待群众时先听后说,能当场说明的当场说明,不能当场说明的记下姓名和问题,限时回复;对态度生硬、推来推去的,一经核实即批评教育,并在本单位内通报;对主动为群众着想、多走一步的,在评优时优先考虑。",
    "在宣传方面,通过广播、报纸、社区宣传栏和手机短信介绍怎样查找信息、怎样提出申请、对答复不满意怎样寻求救济,让更多的人知道自己的权利,也知道办理的程序和期限,少走弯路。",
  },
}
local empty_rows = 62

-- A generator of our own, so that every machine makes the same reports.
local state = 20160501
local function random(low, high)
  state = (state * 1103515245 + 12345) & 0x7fffffff
  return low + (state >> 8) % (high - low + 1)
end

local function share(part, all)
  return (("%.1f"):format(part * 100 / all):gsub("%.0$", ""))
end

-- The sample's figures by what stands around them, and others that add up in the same way.
local function figures()
  local channels = { random(1000, 9000), random(110000, 900000), random(9000, 19000), random(9000, 19000),
    random(9000, 19000) }
  local total = channels[1] + channels[2] + channels[3] + channels[4] + channels[5]
  local normative = random(10000, 19000)
  local requests = { random(100, 900), random(1, 9), random(100, 900), random(1000, 5000) }
  local received = requests[1] + requests[2] + requests[3] + requests[4]
  local parts, left = {}, received
  for i, most in ipairs { 200, 300, 20, 200, 100, 90, 60 } do
    parts[i] = random(1, most)
    left = left - parts[i]
  end
  parts[8] = left
  local map = { ["288342"] = total, ["10963"] = normative, ["3.8"] = share(normative, total), ["3208"] = received }
  for i, old in ipairs { "1869", "246990", "11644", "13326", "14513" } do
    map[old] = channels[i]
  end
  for i, old in ipairs { "0.6", "85.7", "4", "4.6", "5.1" } do
    map[old] = share(channels[i], total)
  end
  for i, old in ipairs { "542", "8", "422", "2236" } do
    map[old] = requests[i]
  end
  for i, old in ipairs { "462", "1103", "32", "741", "461", "205", "166", "38" } do
    map[old] = parts[i]
  end
  map["240"], map["129"] = random(100, 400), random(100, 400)
  map["20004"], map["7699"], map["3498"] = random(10000, 90000), random(1000, 9000), random(1000, 9000)
  return map
end

-- A figure is a number with what counts it; years and the like stay.
local function change(line, map)
  return (line:gsub("%f[%d]%d[%d.]*%f[^%d.]", function(number)
    return tostring(map[number] or number)
  end))
end

local function add_filled(out, list)
  for _, paragraph in ipairs(list) do
    out[#out + 1] = paragraph:gsub("{%a}", {
      ["{a}"] = tostring(random(10000, 90000)), ["{b}"] = tostring(random(10, 90)),
      ["{c}"] = tostring(random(1000, 9000)), ["{d}"] = tostring(random(10000, 90000)),
      ["{e}"] = tostring(random(10, 90)) })
  end
end

local function report()
  local map, out = figures(), {}
  for line in (sample .. "\n"):gmatch "(.-)\n" do
    out[#out + 1] = line:find "|" and line or change(line, map)
    if line:find "^六、" then
      add_filled(out, paragraphs.sixth)
    elseif line:find "^一、" then
      add_filled(out, paragraphs.first)
    elseif line:find "^%(三%)把" then
      add_filled(out, paragraphs.third)
    elseif line:find "^| %(一%)" then
      for _ = 1, empty_rows // 2 do
        out[#out + 1] = "| | | |"
      end
    end
  end
  return table.concat(out, "\n")
end

for i = 1, count do
  io.write("==== ", i, "\n", report(), "\n")
end
