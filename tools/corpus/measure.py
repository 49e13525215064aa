#!/usr/bin/env python3
"""Builds and runs public CUDA programs that lie elsewhere on this machine, and says how many work.

    SAMPAN_CORPUS=DIR tools/corpus/measure.py [--jobs N] [--only NAME,…] [--results FILE] [--no-run]
    tools/corpus/measure.py --write-coverage docs/coverage.md [--results FILE]

DIR is the `src` folder of a HeCBench checkout. Each program is copied to a scratch folder and built with its own Makefile,
unchanged, with our nvcc first on PATH. Nothing of the corpus is kept: only names, reasons and figures leave it.

tests/corpus/hecbench.json is the fixed list: name, class of its self-check (A: prints PASS or FAIL), whether its data is
present, and arguments. Programs whose arguments have not been reduced by hand are run with the last number of their own
command line (a repeat count, nearly always) set to 1, and with all large numbers divided by 16 if that takes too long.
"silent" marks a program that prints only failures; "folder" is where its Makefile lies, if not in its own; "note" says what
hinders one for reasons that are not ours.

Builds are made --jobs at a time. Then the programs run one after the other, each with all cores and 60 s, as a user would run
them: nothing else should run on the machine.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import coverage

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "tests/corpus/hecbench.json"


def run(command, folder, seconds, environment):
    """Exit status (None: took too long), seconds, and the end of what it printed."""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out:
        try:
            p = subprocess.Popen(command, cwd=folder, shell=True, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                 env=environment, start_new_session=True)
            code = p.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(p.pid, 9)
            p.wait()
            code = None
        size = out.tell()
        out.seek(max(0, size - 400000))
        text = out.read().decode("utf-8", "replace")
    return code, time.monotonic() - begin, text


def commit():
    """The commit of our sources, with a plus if they were changed since."""
    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src", "include", "runtime")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def variants(entry):
    """Argument lists to try, each easier than the one before."""
    if entry["reduced"]:
        return [entry["args"]]
    def last_to_one(a):
        words = a.split()
        for k in range(len(words) - 1, -1, -1):
            if re.fullmatch(r"\d+", words[k]) and int(words[k]) > 1:
                words[k] = "1"
                break
        return " ".join(words)
    def smaller(a):
        return re.sub(r"(?<![\w./-])\d{3,}(?![\w.])", lambda m: str(max(1, int(m.group()) // 16)), a)
    first = [last_to_one(a) for a in entry["args"]]
    second = [smaller(a) for a in first]
    found = []
    for v in (first, second, entry["args"]):
        if v not in found:
            found.append(v)
    return found


def reason_of(log):
    """The first thing in a build log that says what is missing, without anybody's source in it."""
    for pattern, text in [(r"error: inline PTX: (.*?) is not supported", r"inline PTX: \1"),
                          (r"fatal error: '([^']*)' file not found", r"header \1 is missing"),
                          (r"fatal error: (\S+): No such file", r"header \1 is missing"),
                          (r"undefined (?:reference to|symbol:?) [`']?([^'\n]*)", r"undefined symbol \1"),
                          (r"error: (?:use of undeclared identifier|unknown type name|no template named|no member named|no matching function for call to|no matching member function for call to) '([^']*)'", r"not declared: \1"),
                          (r"error: ([^\n]*)\[([A-Z]\d{4})\]", r"\2: \1"),
                          (r"error: ([^\n]*)", r"\1")]:
        m = re.search(pattern, log)
        if m:
            return m.expand(text)[:110].strip()
    return "build failed"


def verdict(entry, code, text):
    if code is None:
        return "timeout"
    if code < 0 or code >= 128:
        return f"ended by signal {-code if code < 0 else code - 128}"
    if entry["class"] == "A":
        if re.search(r"\b(FAIL(ED|URE)?|Fail(ed|ure)?)\b|[Tt]est failed|[Mm]ismatch", text):
            return "prints FAIL"
        if code:
            return f"exit status {code}"
        if entry.get("silent") or re.search(r"\bPASS(ED)?\b|\b[Pp]ass(ed)?\b|[Ss]uccess|SUCCESS|returned OK", text):
            return "PASS"
        return "prints no verdict"
    return "ran" if code == 0 else f"exit status {code}"


def machine():
    """For the page: how many cores of what."""
    names = re.findall(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores of {names[0].strip() if names else os.uname().machine}"


def save(path, results):
    path.write_text(json.dumps(sorted(results.values(), key=lambda x: x["name"]), indent=0))


def surroundings():
    found = {**os.environ, "PATH": f"{ROOT}/build/toolkit/bin:{os.environ['PATH']}"}
    found.pop("MAKEFLAGS", None)
    return found


def build(entry, corpus, scratch, options):
    folder = f"{entry['name']}-cuda"
    work = scratch / "src" / folder
    result = {"name": entry["name"], "class": entry["class"], "data": entry["data"], "commit": options.commit,
              "machine": options.machine}
    if not (corpus / folder).is_dir():
        return {**result, "build": "absent", "reason": "not in this corpus"}
    if work.is_symlink():
        work.unlink()
    shutil.copytree(corpus / folder, work, dirs_exist_ok=True, symlinks=True)
    code, seconds, log = run("make", work / entry.get("folder", ""), options.build_seconds, surroundings())
    result.update(build="yes" if code == 0 else "no", build_seconds=round(seconds, 1))
    (scratch / "logs" / f"{entry['name']}.build").write_text(log)
    if code != 0:
        result["reason"] = "build took too long" if code is None else reason_of(log)
    return result


def try_out(entry, result, scratch, options):
    """Adds to the result what the built program does, if that says more than that it ends."""
    work = scratch / "src" / f"{entry['name']}-cuda" / entry.get("folder", "")
    if entry["class"] != "A" or not entry["data"] or not (work / "main").exists():
        return
    for arguments in variants(entry):
        outcomes, texts, took = [], [], 0.0
        for a in arguments:
            code, seconds, text = run(f"exec ./main {a}", work, options.seconds, surroundings())
            took += seconds
            texts.append(text)
            outcomes.append(verdict(entry, code, text))
            if outcomes[-1] not in ("PASS", "ran"):
                break
        result.update(run=outcomes[-1] if outcomes else "no command", arguments=arguments, seconds=round(took, 1))
        (scratch / "logs" / f"{entry['name']}.run").write_text("\n".join(texts))
        if result["run"] != "timeout":
            return


def clear(entry, corpus, scratch):
    """Leaves the corpus's own folder in the scratch one's place: neighbours include its files."""
    work = scratch / "src" / f"{entry['name']}-cuda"
    if work.is_dir() and not work.is_symlink():
        shutil.rmtree(work, ignore_errors=True)
        work.symlink_to(corpus / work.name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--results", default=str(ROOT / "build/corpus.json"))
    parser.add_argument("--scratch", default=str(ROOT / "build/corpus"))
    parser.add_argument("--seconds", type=int, default=60, help="time of one run")
    parser.add_argument("--build-seconds", type=int, default=240)
    parser.add_argument("--no-run", action="store_true")
    parser.add_argument("--write-coverage", metavar="FILE", help="measure nothing; write the page from the results")
    options = parser.parse_args()
    if options.write_coverage:
        coverage.write_from(pathlib.Path(options.write_coverage), pathlib.Path(options.results), LIST, options.seconds)
        return
    if "SAMPAN_CORPUS" not in os.environ:
        sys.exit("measure.py: set SAMPAN_CORPUS to the src folder of a HeCBench checkout")
    options.commit, options.machine = commit(), machine()
    corpus = pathlib.Path(os.environ["SAMPAN_CORPUS"]).resolve()
    scratch = pathlib.Path(options.scratch)
    (scratch / "src").mkdir(parents=True, exist_ok=True)
    (scratch / "logs").mkdir(exist_ok=True)
    for sibling in corpus.iterdir():  # programs share data and sources with their neighbours
        link = scratch / "src" / sibling.name
        if not link.exists() and not link.is_symlink():
            link.symlink_to(sibling)
    entries = json.loads(LIST.read_text())
    if options.only:
        wanted = set(options.only.split(","))
        entries = [e for e in entries if e["name"] in wanted]
    entries.sort(key=lambda e: (e["class"] != "A" or not e["data"], e["name"]))  # what says most comes first
    path = pathlib.Path(options.results)
    results = {r["name"]: r for r in json.loads(path.read_text())} if path.exists() else {}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = {pool.submit(build, e, corpus, scratch, options): e for e in entries}
        for k, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            r = job.result()
            results[r["name"]] = r
            print(f"[{k}/{len(jobs)}] {r['name']}: build {r['build']} {r.get('reason', '')}", flush=True)
            save(path, results)
    for k, e in enumerate(entries, 1):
        r = results[e["name"]]
        if r["build"] == "yes" and not options.no_run:
            try_out(e, r, scratch, options)
            print(f"[{k}/{len(entries)}] {e['name']}: {r.get('run', 'not run')} {r.get('seconds', '')}", flush=True)
            save(path, results)
        clear(e, corpus, scratch)
    built = [r for r in results.values() if r["build"] == "yes"]
    checked = [r for r in results.values() if r["class"] == "A" and r["data"]]
    passed = [r for r in checked if r.get("run") == "PASS"]
    print(f"builds {len(built)}/{len(results)} ({100 * len(built) / max(1, len(results)):.1f} %), "
          f"self-checks pass {len(passed)}/{len(checked)} ({100 * len(passed) / max(1, len(checked)):.1f} %)")


main()
