"""page.py - web pages for the bench, and what a Python user would write to read them.

  page.py make DIR N        N distinct government pages of about 60 KB; see page_maker.py
  page.py lxml FILE...      article text, 25 figures by regular expressions, tables with spans expanded
  page.py bs4 FILE...       the same with BeautifulSoup on lxml
  page.py pandoc FILE...    pandoc's plain text of each, by a process each
"""
import json
import re
import subprocess
import sys

NUMBERS = [re.compile(p + r"\D{0,12}?(\d[\d,.]*)") for p in [
    "收到政府信息公开申请", "上年结转", "办结政府信息公开申请", "结转下年度继续办理", "予以公开", "部分公开", "主动公开政府信息", "网站公开",
    "微信公开", "公报公开", "规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费", "属于国家秘密",
    "保护第三方合法权益", "重复申请", "总计", "解读材料", "自助查询机", "窗口人员", "开放日活动", "核对栏目"]]


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
        while (r, c) in taken:
            line.append(taken[r, c])
            c += 1
        made.append(line)
    return made


def span(value):
    return max(1, int(value or 1))


def with_lxml(data):
    import lxml.html
    article = lxml.html.fromstring(data).get_element_by_id("zoom")
    tables = [grid([[(td.text_content().strip(), span(td.get("rowspan")), span(td.get("colspan")))
                     for td in tr.iter("td", "th")] for tr in t.iter("tr")]) for t in article.iter("table")]
    return article.text_content(), tables


def with_bs4(data):
    import bs4
    article = bs4.BeautifulSoup(data, "lxml").find(id="zoom")
    tables = [grid([[(td.get_text().strip(), span(td.get("rowspan")), span(td.get("colspan")))
                     for td in tr.find_all(["td", "th"])] for tr in t.find_all("tr")]) for t in article.find_all("table")]
    return article.get_text(), tables


def with_pandoc(data):
    done = subprocess.run(["pandoc", "-f", "html", "-t", "plain"], input=data, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8"), []


def main(mode, *rest):
    if mode == "make":
        from page_maker import page
        for i in range(int(rest[1])):
            with open("%s/page%05d.html" % (rest[0], i), "w", encoding="utf-8") as out:
                out.write(page(i))
        return
    read = {"lxml": with_lxml, "bs4": with_bs4, "pandoc": with_pandoc}[mode]
    for path in rest:
        with open(path, "rb") as source:
            text, tables = read(source.read())
        found = {p.pattern: m.group(1) for p in NUMBERS for m in [p.search(text)] if m}
        sys.stdout.write(json.dumps([found, tables, text], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
