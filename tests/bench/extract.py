#!/usr/bin/env python3
"""extract.py COUNT ENCODING FOLD FOLDER... - what a user might write instead: the first COUNT labels of
labels.txt as regular expressions, searched in every file; one line of JSON for each. Extracts, and no
more: no evidence, no units, no checks. FOLD is a list of traditional and simplified characters, or -."""
import json
import os
import re
import sys


def patterns(count):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "labels.txt")
    with open(path, encoding="utf-8") as lines:
        rows = [line.split() for line in lines][:count]
    return [(label, re.compile(re.escape(label) + r"(\d+(?:\.\d+)?)" + unit)) for label, unit in rows]


def fold_table(path):
    if path == "-":
        return None
    with open(path, encoding="utf-8") as lines:
        pairs = (line.split() for line in lines)
        return {ord(pair[0]): pair[1] for pair in pairs if len(pair) > 1 and len(pair[0]) == 1}


def main():
    known, encoding, table = patterns(int(sys.argv[1])), sys.argv[2], fold_table(sys.argv[3])
    for folder in sys.argv[4:]:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding=encoding) as file:
                text = file.read()
            if table:
                text = text.translate(table)
            found = {"report": name}
            for label, pattern in known:
                match = pattern.search(text)
                if match:
                    found[label] = match.group(1)
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")


main()
