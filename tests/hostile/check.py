#!/usr/bin/env python3
"""Hostile scripts against a build: what must hold whatever a script does.

  check.py PROGRAM [--wall S] [--memory MB] [--time S] [--skip FILE] [--only FILE] FOLDER...

Every *.lua of the folders is run as `try SCRIPT REPORT` and as `run --script SCRIPT -o OUT REPORT
SECOND`. It ends by itself with 0, 3, 4 or 5, within --wall; no sanitizer finds anything; all it writes is valid UTF-8,
without control characters on standard error; each row of evidence.csv quotes the bytes that stand there
in its report; the second report has the facts it has without the first. --skip and --only name scripts, one a
line, that are left out, or alone looked at; --time is the program's own limit for one report. ESCAPED in the output, PWNED* files, /etc/passwd and
addresses in it are findings too. Ends with "N passed, N failed, N skipped".
"""
import argparse
import concurrent.futures
import csv
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

csv.field_size_limit(1 << 30)
CLEAN = {0, 3, 4, 5}
OUTPUT_MOST = 64 << 20  # bytes of one file
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ADDRESS = re.compile(rb"0x[0-9a-f]{8,}")
HERE = os.path.dirname(os.path.abspath(__file__))


def limits():
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_MOST, OUTPUT_MOST))


def start(words, folder, options):
    """Runs the program; its exit code, what it said, and findings."""
    env = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, ASAN_OPTIONS="detect_leaks=0:exitcode=99")
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.time()
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   preexec_fn=limits, env=env)
        found = []
        code = None
        while time.time() - begun < options.wall:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                break
            time.sleep(0.01)
        if code is None:
            os.killpg(process.pid, 9)
            _, status, usage = os.wait4(process.pid, 0)
            found.append(f"does not end in {options.wall:g} s")
        process.returncode = code
        if usage.ru_maxrss >> 10 > options.memory:
            found.append(f"{usage.ru_maxrss >> 10} MB of memory")
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read(), found


def check_said(out, err):
    found = []
    for name, said in (("standard output", out), ("standard error", err)):
        if b"Sanitizer" in said or b"runtime error:" in said:
            at = max(said.find(b"Sanitizer"), said.find(b"runtime error:"))
            found.append("sanitizer: " + said[max(0, at - 200):at + 1500].decode("utf-8", "replace"))
            return found
        try:
            text = said.decode("utf-8")
        except UnicodeDecodeError as e:
            found.append(f"{name} is not UTF-8 at byte {e.start}")
            continue
        if CONTROL.search(text):
            found.append(f"{name} has the character {CONTROL.search(text).group()!r}")
        if b"ESCAPED" in said or b"root:x:" in said:
            found.append(f"{name} tells of an escape")
        if ADDRESS.search(said):
            found.append(f"{name} tells an address: {ADDRESS.search(said).group().decode()}")
    return found


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_folder(folder):
    """All files are UTF-8, evidence quotes what is there, nothing is left lying about."""
    found = []
    for path in sorted(glob.glob(folder + "/**/*", recursive=True) + glob.glob(folder + "/.*")):
        name = os.path.relpath(path, folder)
        if os.path.islink(path) or not (os.path.isfile(path) or os.path.isdir(path)):
            found.append(f"{name} is no file")
        elif name == ".baogao.store":
            continue  # what a run keeps for the next one, bytes
        elif name.endswith(".part") or name.startswith("."):
            found.append(f"{name} was left behind")
        elif os.path.isfile(path) and not name.startswith("exports/"):
            with open(path, "rb") as file:
                try:
                    file.read().decode("utf-8")
                except UnicodeDecodeError as e:
                    found.append(f"{name} is not UTF-8 at byte {e.start}")
    if found:
        return found
    sources = {}
    for row in rows_of(folder + "/evidence.csv"):
        source = sources.setdefault(row["report"], open(row["report"], "rb").read())
        if row["raw"].encode() != source[int(row["from"]):int(row["to"])]:
            found.append(f"evidence {row['raw'][:60]!r} does not stand at {row['from']} to {row['to']}")
            break
    return found


def facts_of(folder, report):
    return [row for row in rows_of(folder + "/facts.csv") if row["report"] == report]


def check_second(script, reports, folder, options):
    """The second report's facts are those it has alone."""
    code, out, err, found = start([options.program, "run", "--quiet", "--time", options.time, "--script", script, "-o",
                                   "alone", reports[1]], folder, options)
    if code not in CLEAN:
        return found or [f"ends with {code} over the second report alone"]
    if facts_of(folder + "/both", reports[1]) != facts_of(folder + "/alone", reports[1]):
        return ["the facts of the second report are others when it comes alone"]
    return []


def exports_of(script):
    """The exports that a script declares, as options of `run`."""
    with open(script, encoding="utf-8", errors="replace") as file:
        names = re.findall(r':export\(?\s*"(\w+)\.\w+"', file.read())
    return [word for name in names[:4] for word in ("--with", f"{script}:{name}")]


def check_one(script, reports, options):
    try:
        return check_script(script, reports, options)
    except (OSError, ValueError, KeyError, csv.Error) as e:
        return [f"its output cannot be read: {e!r}"]


def check_script(script, reports, options):
    folder = tempfile.mkdtemp(prefix="hostile.")
    try:
        code, out, err, found = start([options.program, "try", "--time", options.time, script, reports[0]], folder, options)
        found += check_said(out, err) + ([] if found or code in CLEAN else [f"try ends with {code}"])
        words = [options.program, "run", "--time", options.time, "--script", script, "-o", "both", *exports_of(script), *reports]
        code, out, err, more = start(words, folder, options)
        more += check_said(out, err) + ([] if more or code in CLEAN | {1} else [f"run ends with {code}"])
        found += ["run: " + one for one in more]
        if not more and os.path.exists(folder + "/both/facts.csv"):
            found += check_folder(folder + "/both") + check_second(script, reports, folder, options)
        found += ["made " + os.path.basename(name) for name in glob.glob(folder + "/**/PWNED*", recursive=True)]
        return found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_skipped(path):
    if not path:
        return set()
    with open(path, encoding="utf-8") as file:
        return {line.split()[0] for line in file if line.strip() and not line.startswith("#")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--wall", type=float, default=60)
    parser.add_argument("--memory", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--skip")
    parser.add_argument("--only")
    parser.add_argument("--time", default="30")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    reports = [os.path.join(os.path.dirname(HERE), "samples", name) for name in ("slips_2018.txt", "zhengzhou_2016.txt")]
    skipped = read_skipped(options.skip)
    scripts = [os.path.abspath(path) for folder in options.folders
               for path in sorted([folder] if folder.endswith(".lua") else glob.glob(folder + "/*.lua"))]
    only = read_skipped(options.only)
    wanted = [path for path in scripts if os.path.basename(path)[:-4] not in skipped
              and (not only or os.path.basename(path)[:-4] in only)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, found in zip(wanted, pool.map(lambda one: check_one(one, reports, options), wanted)):
            failed += bool(found)
            for one in found:
                print(f"{os.path.basename(path)}: {one}", flush=True)
    print(f"{len(wanted) - failed} passed, {failed} failed, {len(scripts) - len(wanted)} skipped")
    return 1 if failed or not wanted else 0


sys.exit(main())
