#!/usr/bin/env python3
"""audit.py COUNT FOLD OUT FOLDER... - what a careful user would have to write to get the same kinds of output
from text: the first COUNT labels of labels.txt as regular expressions over folded text, every place of every
figure with its line and its bytes in the file, the file's hash, the numbers nobody claimed, sums of three
figures, and five CSV files in OUT. FOLD is a list of traditional and simplified characters. UTF-8 only; no
tables, no units, no conditions."""
import bisect
import csv
import hashlib
import itertools
import os
import re
import sys

QUANTITY = re.compile(r"(近|约|超过|超)?(\d+(?:\.\d+)?)(万|亿)?(余)?(件次|万元|亿元|人次|[件条次人元个份期%])")
PLACE = re.compile(r"(\w{2,8}?[市县区州])")
YEAR = re.compile(r"(20\d\d)年")
COLUMNS = {
    "facts": "report,place,year,form,indicator,value,unit,status,raw,grade,rule,line,from,to,sha256",
    "evidence": "report,indicator,role,value,raw,from,to,line",
    "checks": "report,check,verdict,left,right,gap",
    "residue": "report,raw,value,unit,line,from,to",
    "reports": "report,sha256,bytes,place,year,verdict,facts,residue",
}


def patterns(count):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels.txt")
    with open(path, encoding="utf-8") as lines:
        rows = [line.split() for line in lines][:count]
    return [(label, unit, re.compile(re.escape(label) + r"(\d+(?:\.\d+)?)(?=" + unit + ")")) for label, unit in rows]


def fold_table(path):
    with open(path, encoding="utf-8") as lines:
        pairs = (line.split() for line in lines)
        return {ord(pair[0]): pair[1] for pair in pairs if len(pair) > 1 and len(pair[0]) == 1}


class Report:
    """One file: its folded text, and the way from characters back to bytes and lines."""

    def __init__(self, path, fold):
        with open(path, "rb") as file:
            self.data = file.read()
        self.name = os.path.basename(path)
        self.hash = hashlib.sha256(self.data).hexdigest()
        self.text = self.data.decode("utf-8")
        self.view = self.text.translate(fold)
        self.bytes = list(itertools.accumulate(
            (1 if c < "\x80" else 3 if c < "\U00010000" else 4 for c in self.text), initial=0))
        self.lines = [match.start() for match in re.finditer("\n", self.text)]
        self.place = self.first(PLACE)
        self.year = self.first(YEAR)

    def first(self, pattern):
        match = pattern.search(self.view)
        return match.group(1) if match else ""

    def where(self, start, end):
        return bisect.bisect(self.lines, start) + 1, self.bytes[start], self.bytes[end]


def extract(report, known, out):
    claimed, facts = set(), {}
    for label, unit, pattern in known:
        places = list(pattern.finditer(report.view))
        for match in places:
            line, first, last = report.where(*match.span(1))
            claimed.add(match.start(1))
            out["evidence"].writerow([report.name, label, "value", match.group(1), match.group(1), first, last, line])
        if places:
            line, first, last = report.where(*places[0].span(1))
            values = {match.group(1) for match in places}
            facts[label] = float(places[0].group(1))
            out["facts"].writerow([report.name, report.place, report.year, "form", label, places[0].group(1), unit,
                                   "reported" if len(values) == 1 else "contradictory", places[0].group(1), "single",
                                   label, line, first, last, report.hash])
    return claimed, facts


def residue(report, claimed, out):
    left = 0
    for match in QUANTITY.finditer(report.view):
        if match.start(2) not in claimed:
            left += 1
            out["residue"].writerow([report.name, match.group(0), match.group(2), match.group(5),
                                     *report.where(*match.span())])
    return left


def check(report, facts, out):
    names = list(facts)
    for at in range(min(20, len(names) - 2)):
        left, right = facts[names[at]], facts[names[at + 1]] + facts[names[at + 2]]
        out["checks"].writerow([report.name, names[at], "pass" if left == right else "fail", left, right, left - right])


def main():
    known, fold, folder = patterns(int(sys.argv[1])), fold_table(sys.argv[2]), sys.argv[3]
    os.makedirs(folder, exist_ok=True)
    files = {name: open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") for name in COLUMNS}
    out = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
    for name, columns in COLUMNS.items():
        out[name].writerow(columns.split(","))
    for inputs in sys.argv[4:]:
        for name in sorted(os.listdir(inputs)):
            report = Report(os.path.join(inputs, name), fold)
            claimed, facts = extract(report, known, out)
            left = residue(report, claimed, out)
            check(report, facts, out)
            out["reports"].writerow([report.name, report.hash, len(report.data), report.place, report.year, "ok",
                                     len(facts), left])
    for file in files.values():
        file.close()


main()
