#!/usr/bin/python3
"""The HTML reader against html5lib, which builds trees as the HTML standard says: same text, same
table cells. Pages of the tests, real reports where there are any, made-up and broken markup.
    oracle.py PROGRAM [SEED [COUNT]]     PROGRAM is build/tests/html_outline
Exit 77 (skipped) without html5lib (Debian: python3-html5lib).

Differences that are meant:
  - a cell or row outside of any table is kept as a table of its own (HTML drops the tags);
  - text in a table outside of its cells stays where it stands (HTML moves it before the table), so
    that in such pages only the set of characters is compared;
  - a block or table tag ends an open <select> (HTML drops the tag);
  - templates and noscript hold no text; elements deeper than 512 are not opened.
"""
import collections, glob, json, os, random, re, subprocess, sys, tempfile
try:
    import html5lib
except ImportError:
    print("skipped: no html5lib (apt-get install python3-html5lib)")
    sys.exit(77)

NO_TEXT = set("script style template noscript textarea iframe noembed noframes".split())
HTML = "{http://www.w3.org/1999/xhtml}"


sys.setrecursionlimit(100000)


def squeeze(s):
    return re.sub(r"\s+", "", s)


def name_of(element):
    tag = element.tag
    if not isinstance(tag, str):
        return None
    return tag[len(HTML):] if tag.startswith(HTML) else "other:" + tag


def text_of(element, out):
    name = name_of(element)
    if name is None or name in NO_TEXT or name == "title":
        return
    out.append(element.text or "")
    for child in element:
        text_of(child, out)
        out.append(child.tail or "")


def dom_text(node):
    """The same of a minidom tree: html5lib loses text of its other trees now and then."""
    if node.nodeType == node.TEXT_NODE:
        return node.data
    if node.nodeName.lower() in NO_TEXT | {"title"}:
        return ""
    return "".join(dom_text(child) for child in node.childNodes)


def cell_text(element):
    out = []
    text_of(element, out)
    return squeeze("".join(out))


def span(element, name, most):
    found = re.match(r"[ \t\n\f\r]*\+?([0-9]+)", element.get(name) or "")
    if not found:
        return 1
    value = min(int(found.group(1)), most)
    return value if value or name == "rowspan" else 1


def groups(table):
    rows = []
    for child in table:
        name = name_of(child)
        if name in ("thead", "tbody", "tfoot"):
            yield [row for row in child if name_of(row) == "tr"]
        elif name == "tr":
            rows.append(child)
    if rows:
        yield rows


def cells_of(rows):
    for at, row in enumerate(rows):
        cells = []
        for cell in row:
            name = name_of(cell)
            if name in ("td", "th"):
                down = min(span(cell, "rowspan", 65534) or 65534, len(rows) - at)
                cells.append([cell_text(cell), down, span(cell, "colspan", 1000), name == "th"])
        if cells:
            yield cells


def is_template(element, inside):
    return inside or name_of(element) == "template"


def tables_of(element, out, skip=False):
    skip = skip or name_of(element) in NO_TEXT
    if name_of(element) == "table" and not skip:
        out.append([cells for rows in groups(element) for cells in cells_of(rows)])
    for child in element:
        tables_of(child, out, skip)


def decode(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def expected(data, builder="etree"):
    tree = html5lib.parse(decode(data).replace("\0", "\ufffd"), treebuilder=builder, scripting=True)
    if builder == "dom":
        return squeeze(dom_text(tree)), None
    text, tables = [], []
    body = tree.find(HTML + "body")
    if body is not None:
        text_of(body, text)
        tables_of(body, tables)
    return squeeze("".join(text)), tables


def found(line):
    page = json.loads(line)
    if page is None:
        return "", [], False
    tables = [[[[squeeze(c[0]), c[1], c[2], c[3]] for c in row] for row in table if row]
              for table in page["tables"]]
    return squeeze(page["text"]), tables, page["stray"]


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return "at %d of %d, %d: %r / %r" % (at, len(a), len(b), a[at:at + 40], b[at:at + 40])


def unordered(tables):
    return [[[["".join(sorted(c[0]))] + c[1:] for c in row] for row in table] for table in tables]


def compare(data, line):
    """What differs, or None."""
    text, tables = expected(data)
    own_text, own_tables, stray = found(line)
    if collections.Counter(own_text) - collections.Counter(text):
        text = expected(data, "dom")[0]
    if stray:
        if collections.Counter(text) != collections.Counter(own_text):
            return "other characters: %s / %s" % (collections.Counter(text) - collections.Counter(own_text),
                                                  collections.Counter(own_text) - collections.Counter(text))
        tables, own_tables = unordered(tables), unordered(own_tables)
    elif text != own_text:
        return "text " + first_difference(text, own_text)
    if tables != own_tables:
        if len(tables) != len(own_tables):
            return "%d tables, not %d" % (len(own_tables), len(tables))
        for number, (a, b) in enumerate(zip(tables, own_tables)):
            if a != b:
                return "table %d: %s" % (number, first_difference(a, b))
    return None


TAGS = """p div span b i a font table table tr tr td td td th tbody thead tfoot caption col colgroup ul li li
ol dl dt dd h1 h2 h3 br br hr pre center blockquote section o:p strong em u button form option
input img script style title textarea nobr marquee object ins sup""".split()
TEXTS = ["甲", "乙 ", " 12", "3,4", "&nbsp;", "&lt;", "&amp", "&#8194;", "&notit;", "&copy2", " ", "\n", "<", "< b", "</",
         "<!-- x -->", "<!-- <td> -->", "<![if x]>", "&#x110000;", "a&b", "丙</p>", "</td>", "</tr>", "</table>", "<!doctype html>"]
ATTRIBUTES = ["", "", "", "", " colspan=2", " rowspan=2", " rowspan='3'", ' colspan="0"', " class=x", ' title="a>b"', " title='<td>'",
              " a=b/", " /", " rowspan=0", "/", " x=\"y\"z"]


def made_up(rng):
    """Random markup; text in every page is of different characters, so that order shows."""
    out = ["<!DOCTYPE html>"] if rng.random() < 0.8 else []
    for at in range(rng.randint(3, 60)):
        kind = rng.random()
        if kind < 0.45:
            tag = rng.choice(TAGS)
            out.append("<%s%s>" % (tag, rng.choice(ATTRIBUTES)))
            if tag in ("script", "style", "title", "textarea"):
                out.append("x<td></%s>" % tag)
        elif kind < 0.7:
            out.append("</%s>" % rng.choice(TAGS))
        elif kind < 0.85:
            out.append(chr(0x4E00 + at))
        else:
            out.append(rng.choice(TEXTS))
    return "".join(out)


def table_like(rng):
    """Random tables, nested, with ends missing."""
    out = ["<!DOCTYPE html><p>", "<table>"]
    for at in range(rng.randint(3, 80)):
        tag = rng.choice(["tr", "td", "td", "td", "th", "table", "tbody", "thead", "tfoot", "caption", "p", "div", "span", "col"])
        kind = rng.random()
        if kind < 0.5:
            out.append("<%s%s>" % (tag, rng.choice(ATTRIBUTES)))
        elif kind < 0.75:
            out.append("</%s>" % tag)
        else:
            out.append(chr(0x5E00 + at))
    return "".join(out)


def foreign(rng):
    """svg and math, and what ends them."""
    out = ["<!DOCTYPE html><div>一"]
    for root in rng.choices(["svg", "math"], k=3):
        out.append("<%s>" % root)
        for at in range(rng.randint(1, 10)):
            tag = rng.choice("g path desc foreignObject mi mo text p b div ul h2 span em".split())
            out.append(rng.choice(["<%s>", "<%s/>", "</%s>", "<!-- x -->%.0s"]) % tag)
            out.append(chr(0x6E00 + at))
        out.append(rng.choice(["</%s>" % root, "", "</div>"]))
    return "".join(out)


def broken(rng, data):
    """A real page with some of its tags dropped, doubled, moved."""
    parts = re.split(r"(<[^>]*>)", decode(data))
    if len(parts) > 1200:
        start = rng.randrange(len(parts) - 1200)
        parts = parts[start:start + 1200]
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(parts))
        kind = rng.random()
        if kind < 0.5:
            parts[at] = ""
        elif kind < 0.75:
            parts[at] *= 2
        else:
            parts.insert(rng.randrange(len(parts)), parts[at])
    return "<!DOCTYPE html>" + "".join(parts)


def run(program, pages):
    """Failures over (name, bytes)."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for at, (_, data) in enumerate(pages):
            paths.append(os.path.join(folder, "%05d.html" % at))
            with open(paths[-1], "wb") as file:
                file.write(data)
        done = subprocess.run([program], input="\n".join(paths) + "\n", capture_output=True, text=True, errors="replace")
        lines = done.stdout.split("\n")[:-1]
        if done.returncode or len(lines) != len(pages):
            print("%s: exit %d after %d of %d pages\n%s" % (program, done.returncode, len(lines), len(pages), done.stderr))
            return 1
        for (name, data), line in zip(pages, lines):
            difference = compare(data, line)
            if difference:
                failures += 1
                if failures <= 10:
                    print("%s: %s" % (name, difference))
                    if len(data) < 1500:
                        print("   " + decode(data))
    return failures


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 600
    rng = random.Random(seed)
    files = sorted(glob.glob("tests/html/*.html")) + sorted(glob.glob("../shared/reports/*/*.html")) \
        + sorted(glob.glob("../shared/hostile/in/*.html"))
    real = [(path, open(path, "rb").read()) for path in files]
    if not any("shared" in path for path in files):
        print("no real reports beside the project: skipped")
    pages = list(real)
    pages += [("made up %d" % i, made_up(rng).encode()) for i in range(count)]
    pages += [("foreign %d" % i, foreign(rng).encode()) for i in range(count // 4)]
    pages += [("tables %d" % i, table_like(rng).encode()) for i in range(count // 2)]
    small = [(name, data) for name, data in real if len(data) < 80000]
    for i in range(count // 25 if small else 0):
        name, data = rng.choice(small)
        pages.append(("broken %d of %s" % (i, name), broken(rng, data).encode()))
    failures = run(program, pages)
    print("%d pages, %d failed" % (len(pages), failures))
    return 1 if failures or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
