#!/usr/bin/env python3
"""Compares what `sampan assess` says of public CUDA programs with what then happens.

    SAMPAN_CORPUS=DIR tools/corpus/assess.py [--results FILE] [--only NAME,…] [--work FOLDER]

DIR is the `src` folder of a HeCBench checkout, FILE what tools/corpus/measure.py wrote; without it, what docs/coverage.md
says does not build. After an interruption (Ctrl-C) what was assessed until then is compared. The commands of each program are
those that its Makefile would run (`make -n`), so nothing is built here. Of a program that is called "works", the build must
have succeeded; of one that is "not supported", it must not.
"""
import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORDER = ["works", "emulated", "look", "unsupported"]


def commands(folder):
    """Compilations of a Makefile, as a compilation database has them."""
    made = subprocess.run(["make", "-n", "-B"], cwd=folder, capture_output=True, text=True, timeout=60)
    found = []
    for line in made.stdout.replace("\\\n", " ").splitlines():
        words = line.split()
        if not words or os.path.basename(words[0]) != "nvcc":
            continue
        for word in words[1:]:
            if word.endswith((".cu", ".cpp", ".cc", ".c")) and not word.startswith("-"):
                found.append({"directory": str(folder), "file": word, "command": line})
    return found


def published(names):
    """Build results as docs/coverage.md has them: its first table of programs holds those that do not build."""
    table = (ROOT / "docs/coverage.md").read_text().split("| Program | Reason |")[1].split("\n\n")[0]
    reasons = dict(re.findall(r"^\| (\S+) \| (.*) \|$", table, re.M))
    return {n: {"build": "no" if n in reasons else "yes", "reason": reasons.get(n)} for n in names}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--results", type=pathlib.Path)
    options.add_argument("--only", default="")
    options.add_argument("--work", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "sampan-corpus-assess")
    o = options.parse_args()
    corpus = pathlib.Path(os.environ["SAMPAN_CORPUS"])
    o.work.mkdir(parents=True, exist_ok=True)
    wanted = set(filter(None, o.only.split(",")))
    database, owner = [], {}
    for entry in json.loads((ROOT / "tests/corpus/hecbench.json").read_text()):
        folder = corpus / f"{entry['name']}-cuda" / entry.get("folder", "")
        if not folder.is_dir() or (wanted and entry["name"] not in wanted):
            continue
        owner[str(folder)] = entry["name"]
        database += commands(folder)
    path = o.work / "compile_commands.json"
    path.write_text(json.dumps(database, indent=0))
    report = o.work / "report.json"
    begin = time.monotonic()
    command = [ROOT / "build/bin/sampan", "assess", "-p", path, "--jobs", "2", "--cache", o.work / "cache", "--json", report]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        signal.signal(signal.SIGINT, lambda *_: process.send_signal(signal.SIGINT))
        status = process.wait()
    seconds = time.monotonic() - begin
    if status not in (0, 130):
        sys.exit(f"sampan assess ended with status {status}")
    found = json.loads(report.read_text())
    results = {r["name"]: r for r in json.loads(o.results.read_text())} if o.results else published(owner.values())
    for target in found["targets"]:
        said = {}
        for unit in found["units"]:
            name = owner[unit["folder"]]
            verdict = unit["verdicts"][target]
            said[name] = max(said.get(name, "works"), verdict, key=ORDER.index)
        print(f"{target}: {len(said)} programs, {len(found['units'])} files ({found['not_reached']} not reached), {seconds:.0f} s")
        for verdict in ORDER:
            names = sorted(n for n in said if said[n] == verdict)
            known = [n for n in names if n in results]
            built = [n for n in known if results[n]["build"] == "yes"]
            print(f"  {verdict}: {len(names)}, of {len(known)} with a build result {len(built)} build")
            wrong = set(known) - set(built) if verdict == "works" else set(built) if verdict == "unsupported" else ()
            for name in sorted(wrong):
                print(f"    {name}: {results[name].get('reason', 'builds')}")


if __name__ == "__main__":
    main()
