"""page.py - web pages for the bench, and what a Python user would write to read them.

  page.py make DIR N        N distinct government pages of about 60 KB (three tables, article, chrome)
  page.py lxml FILE...      article text, 25 figures by regular expressions, tables with spans expanded
  page.py bs4 FILE...       the same with BeautifulSoup on lxml
"""
import json
import random
import re
import sys

SENTENCES = ["各部门逐件登记、逐件研究群众来信，全年核对栏目%d次。", "政务服务大厅设自助查询机%d台，方便企业和群众办事。",
             "下一步将充实人员、统一口径，把解读与文件同时发布，培训窗口人员%d人。", "开展政务开放日活动%d场，听取基层意见。",
             "按季度检查政务新媒体，督促整改问题%d个，合格率稳步提高。"]
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
ROWS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密", "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
        "7.属于行政执法案卷", "8.属于行政查询事项", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
        "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息", "（七）总计", "四、结转下年度继续办理"]
NUMBERS = [re.compile(p + r"\D{0,12}?(\d[\d,.]*)") for p in [
    "受理", "收到", "答复", "办结", "公开政府信息", "网站公开", "公报公开", "微博公开", "微信公开", "其他方式公开",
    "规范性文件", "行政复议", "行政诉讼", "举报", "当面申请", "传真申请", "网络申请", "信函申请", "同意公开",
    "不予公开", "部分公开", "信息不存在", "专职", "兼职", "培训"]]


def cell(text):
    return ('<td style="border:1px solid #000;width:60px"><p class="MsoNormal" align="center"><span '
            'style="font-size:12pt;font-family:仿宋_GB2312">%s</span><o:p></o:p></p></td>' % text)


def page(seed):
    rng = random.Random(seed)
    out = ["<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>某市2023年政府信息公开工作年度报告</title></head><body>"]
    out.append("<div class=\"nav\"><ul>" + "<li><a href=\"/a\">政务公开</a></li>" * 60 + "</ul></div><div class=\"content\">")
    out.append("<h1>许昌市2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>")
    out.append("<p>2023年，全市共收到政府信息公开申请%d件，主动公开政府信息%d条，举办培训%d次。</p>"
               % tuple(rng.randrange(9999) for _ in range(3)))
    for _ in range(60):
        out.append("<p>%s</p>" % "".join(rng.choice(SENTENCES) % rng.randrange(2, 99) for _ in range(3)))
    out.append("<p>三、收到和处理政府信息公开申请情况</p><table><tr><td rowspan=\"3\"></td><td colspan=\"7\">申请人情况</td></tr>")
    out.append("<tr><td rowspan=\"2\">自然人</td><td colspan=\"5\">法人或其他组织</td><td rowspan=\"2\">总计</td></tr><tr>")
    out.append("".join(cell(c) for c in COLUMNS[1:6]) + "</tr>")
    for row in ROWS:
        figures = [rng.randrange(99) for _ in range(6)]
        out.append("<tr>" + cell(row) + "".join(cell(f) for f in figures + [sum(figures)]) + "</tr>")
    out.append("</table><p>六、其他需要报告的事项</p><p>2023年未收取信息处理费。</p></div></body></html>")
    return "".join(out)


def grid(rows):
    made, taken = [], {}
    for r, cells in enumerate(rows):
        line, c = [], 0
        for text, down, right in cells:
            while (r, c) in taken:
                line.append(taken[r, c])
                c += 1
            for i in range(right):
                for j in range(1, down):
                    taken[r + j, c + i] = text
                line.append(text)
            c += right
        made.append(line)
    return made


def span(value):
    return max(1, int(value or 1))


def with_lxml(data):
    import lxml.html
    root = lxml.html.fromstring(data)
    tables = [grid([[(td.text_content().strip(), span(td.get("rowspan")), span(td.get("colspan")))
                     for td in tr.iter("td", "th")] for tr in t.iter("tr")]) for t in root.iter("table")]
    return root.text_content(), tables


def with_bs4(data):
    import bs4
    root = bs4.BeautifulSoup(data, "lxml")
    tables = [grid([[(td.get_text().strip(), span(td.get("rowspan")), span(td.get("colspan")))
                     for td in tr.find_all(["td", "th"])] for tr in t.find_all("tr")]) for t in root.find_all("table")]
    return root.get_text(), tables


def main(mode, *rest):
    if mode == "make":
        for i in range(int(rest[1])):
            with open("%s/page%04d.html" % (rest[0], i), "w", encoding="utf-8") as out:
                out.write(page(i))
        return
    read = {"lxml": with_lxml, "bs4": with_bs4}[mode]
    for path in rest:
        with open(path, "rb") as source:
            text, tables = read(source.read())
        found = {p.pattern: m.group(1) for p in NUMBERS for m in [p.search(text)] if m}
        sys.stdout.write(json.dumps([found, tables], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
