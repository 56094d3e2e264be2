"""page_maker.py - a government page of about 60 KB as a site sends it: navigation, scripts and styles, an
article of 9 KB pasted from Word with paragraphs and cells left open, the three spanned tables of the form of 2021."""
import random

RESULTS = ["（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]
DENIED = ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
          "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]
UNABLE = ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]
UNPROCESSED = ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
               "5.要求行政机关确认或重新出具已获取信息"]
OTHER = ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
         "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]
GROUPS = [("（三）不予公开", DENIED), ("（四）无法提供", UNABLE), ("（五）不予处理", UNPROCESSED), ("（六）其他处理", OTHER)]
PERSONS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
CASES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]

OPENING = ("本报告依据《中华人民共和国政府信息公开条例》和国务院办公厅政府信息与政务公开办公室的有关要求编制，由总体情况、主动公开"
           "政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分"
           "组成，所列数据统计期限自2023年1月1日起至2023年12月31日止。")
SENTENCES = [
    "各单位把公开当作日常工作，从制度、平台、人员三个方面着手，让群众找得到、看得懂、问得着，全年核对栏目{}次。",
    "年初印发要点的分工方案，{}个重点领域都有牵头单位，每个季度核对一次更新情况，发现的问题当月改完。",
    "接收、登记、研究、答复、归档各有专人，疑难的由法制机构会商，反复有人询问的内容转为主动公开，共整理{}项。",
    "门户网站发布解读材料{}篇，用图表、问答和短视频说明政策从哪里来、对谁有用、怎样办理。",
    "政务服务大厅设自助查询机{}台，方便企业和群众就近查阅文件、打印材料。",
    "培训窗口人员{}人次，重点讲解登记、答复的格式和期限，案例来自本地近年的复核。",
    "开展政务开放日活动{}场，邀请代表、委员和居民走进机关，听取对民生实事的意见。",
    "按季度检查政务新媒体，关停长期不更新的账号{}个，合格率稳步提高。",
    "把规章和文件按主题重新分类，修正失效链接{}处，检索结果按发布时间排列。",
    "对照目录逐条检查，补录教育、医疗、社会救助方面的信息{}条，旧稿统一标注是否有效。",
    "县区之间互查{}轮，互查结果纳入年度考核，做得好的办法在全市推广。",
    "图书馆、档案馆设查阅点{}处，公报每期按时送到，乡镇便民服务中心可以免费取阅。",
    "热线转来的意见{}条都有回音，答复不清楚的退回重办，办结情况在网上列出。"]
SAID = [
    "2023年，全市共收到政府信息公开申请{new}件，上年结转{old}件，办结政府信息公开申请{done}件，结转下年度继续办理{left}件。",
    "在办结的申请中，予以公开{granted}件，部分公开{part}件。", "全年主动公开政府信息{a}条，其中通过网站公开{b}条，通过微信公开{c}条，通过公报公开{d}条。"]

SCRIPT = """<script type="text/javascript">
(function () {
  var box = document.getElementById("search-%d"), hint = "请输入关键词";
  if (box && box.value === "") { box.value = hint; box.onfocus = function () { if (box.value === hint) box.value = ""; }; }
  for (var i = 0; i < 10 && i << 1 < 30; i++) { window["tab" + i] = "<li class='tab'>" + i + "</li>"; }
})();
</script>"""
STYLE = """<style type="text/css">
.nav%d li{float:left;width:120px;line-height:36px;list-style:none}.nav%d a{color:#333;text-decoration:none}
.nav%d a:hover{color:#c00}.box%d{width:1200px;margin:0 auto;background:#fff url(/images/bg.png) no-repeat 0 0}
</style>"""
WORD = """<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom><w:DrawingGridVerticalSpacing>7.8 磅
</w:DrawingGridVerticalSpacing><w:Compatibility><w:UseFELayout/></w:Compatibility></w:WordDocument></xml><![endif]-->"""
COLUMNS = ["首页", "走进我市", "新闻中心", "政务公开", "政务服务", "互动交流", "政策文件", "数据开放", "专题专栏", "无障碍浏览"]


def cell(text, down=1, right=1):
    spans = (" rowspan=%d" % down if down > 1 else "") + (" colspan=%d" % right if right > 1 else "")
    return ('<td width=57%s style="border:solid windowtext 1.0pt"><p class=MsoNormal align=center>'
            "<span lang=EN-US>%s<o:p></o:p></span>" % (spans, text))


def row(*cells):
    return "<tr style='height:15.6pt'>" + "\n".join(cells)


def table(rows):
    return '<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0><tbody>\n%s\n</table>\n' % "\n".join(rows)


def proactive(rng):
    def figures(count):
        return [cell(rng.randrange(300)) for _ in range(count)]
    rows = [row(cell("第二十条第（一）项", right=4)), row(*map(cell, ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])),
            row(cell("规章"), *figures(3)), row(cell("行政规范性文件"), *figures(3))]
    for title, head, names in [("第二十条第（五）项", "本年处理决定数量", ["行政许可"]),
                               ("第二十条第（六）项", "本年处理决定数量", ["行政处罚", "行政强制"]),
                               ("第二十条第（八）项", "本年收费金额（单位：万元）", ["行政事业性收费"])]:
        rows += [row(cell(title, right=4)), row(cell("信息内容"), cell(head, right=3))]
        rows += [row(cell(name), cell(rng.randrange(9000), right=3)) for name in names]
    return table(rows)


def requests(rng):
    """The table, and by row the total over all applicants."""
    totals = []

    def figures(values):
        totals.append(sum(values))
        return [cell(v) for v in values + [sum(values)]]

    def some():
        return [rng.randrange(40)] + [rng.randrange(9) if rng.random() < .4 else 0 for _ in range(5)]

    results = [some() for _ in range(2 + sum(len(names) for _, names in GROUPS))]
    done = [sum(column) for column in zip(*results)]
    left = [rng.randrange(3) for _ in range(6)]
    old = [rng.randrange(1 + min(4, d + r)) for d, r in zip(done, left)]
    new = [d + r - o for d, r, o in zip(done, left, old)]
    rows = [row(cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), cell("申请人情况", right=7)),
            row(cell("自然人", 2), cell("法人或其他组织", right=5), cell("总计", 2)), row(*map(cell, PERSONS)),
            row(cell("一、本年新收政府信息公开申请数量", right=3), *figures(new)),
            row(cell("二、上年结转政府信息公开申请数量", right=3), *figures(old)),
            row(cell("三、本年度办理结果", 22), cell(RESULTS[0], right=2), *figures(results[0])),
            row(cell(RESULTS[1], right=2), *figures(results[1]))]
    at = 2
    for title, names in GROUPS:
        for i, name in enumerate(names):
            rows.append(row(*([cell(title, len(names))] if i == 0 else []), cell(name), *figures(results[at])))
            at += 1
    rows += [row(cell("（七）总计", right=2), *figures(done)),
             row(cell("四、结转下年度继续办理", right=3), *figures(left))]
    named = {"new": totals[0], "old": totals[1], "granted": totals[2], "part": totals[3], "done": totals[-2], "left": totals[-1]}
    return table(rows), named


def redress(rng):
    figures = []
    for _ in range(3):
        block = [rng.randrange(20) for _ in range(4)]
        figures += block + [sum(block)]
    return table([row(cell("行政复议", right=5), cell("行政诉讼", right=10)),
                  row(*[cell(c, 2) for c in CASES], cell("未经复议直接起诉", right=5), cell("复议后起诉", right=5)),
                  row(*map(cell, CASES + CASES)), row(*map(cell, figures))])


def paragraph(text):
    return ('<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly">'
            '<span style="font-size:16.0pt;font-family:仿宋_GB2312">%s<o:p></o:p></span>\n' % text)


def prose(rng, size):
    out = []
    while sum(map(len, out)) < size:
        out.append("".join(s.format(rng.randrange(2, 99)) for s in rng.sample(SENTENCES, 3)))
    return "".join(map(paragraph, out))


def links(rng, count, folder):
    return "<ul>\n%s</ul>\n" % "".join(
        '<li><a href="/%s/%d.html" target="_blank" title="%s">%s</a>\n' % (folder, rng.randrange(10 ** 6), name, name)
        for name in (COLUMNS[i % len(COLUMNS)] for i in range(count)))


def head(rng):
    out = ["<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>许昌市2023年政府信息公开工作年度报告_许昌市人民政府</title>\n"]
    out += ['<meta name="%s" content="%s">\n' % pair for pair in [("SiteName", "许昌市人民政府"), ("ColumnName", "年度报告"),
            ("ArticleTitle", "许昌市2023年政府信息公开工作年度报告"), ("PubDate", "2024-01-29 10:12")]]
    for i in range(4):
        out.append('<link rel="stylesheet" href="/css/style%d.css">\n' % i + STYLE % (i, i, i, i) + SCRIPT % rng.randrange(99))
    return "".join(out) + "</head>\n<body>\n"


def page(seed):
    rng = random.Random(seed)
    asked, named = requests(rng)
    named.update((key, rng.randrange(9, 30000)) for key in "abcd")
    said = "".join(paragraph(s.format(**named)) for s in SAID)
    return "".join([
        head(rng), '<div class="header">', links(rng, 30, "nav"), '</div>\n<div class="crumb">当前位置：<a href="/">首页</a> &gt; ',
        '<a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/ndbg/">年度报告</a></div>\n<div class="side">', links(rng, 20, "zwgk"),
        "</div>\n<div class=\"main\"><h1>许昌市2023年政府信息公开工作年度报告</h1>\n<div class=\"info\">发布时间：2024-01-29&nbsp;&nbsp;",
        "来源：市政府办公室&nbsp;&nbsp;浏览次数：<span id=\"hits\"></span></div>\n<div id=\"zoom\" class=\"TRS_Editor\">", WORD,
        paragraph(OPENING), paragraph("一、总体情况"), said, prose(rng, 2000), paragraph("二、主动公开政府信息情况"), proactive(rng),
        paragraph("三、收到和处理政府信息公开申请情况"), asked, paragraph("四、政府信息公开行政复议、行政诉讼情况"), redress(rng),
        paragraph("五、存在的主要问题及改进情况"), prose(rng, 900), paragraph("六、其他需要报告的事项"),
        paragraph("2023年，全市各级行政机关未收取政府信息公开信息处理费。"), "</div>\n<div class=\"share\">",
        SCRIPT % 0, links(rng, 5, "share"), "</div></div>\n<div class=\"footer\">", links(rng, 20, "links"),
        "<p>主办：许昌市人民政府办公室&nbsp;&nbsp;备案号：豫ICP备05000000号&nbsp;&nbsp;网站标识码：4110000001</div>\n</body>\n</html>\n"])
