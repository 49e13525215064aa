#!/usr/bin/env python3
"""Writes the kernels of our examples and of public programs for Ascend 910B, runs AscendNPU-IR on each, and says what became of
them.

    [SAMPAN_CORPUS=DIR] tools/ascend910/measure.py [--jobs N] [--only NAME,…] [--every N] [--results FILE] [--write-table FILE]

DIR is the `src` folder of a HeCBench checkout; without it only our examples are measured. A program's own Makefile is asked
for its compile commands (make -n), which then run with our nvcc and --sampan-target. Nothing of the corpus is kept: names of
kernels, ids of reasons and figures leave it. --write-table puts the figures into the page between its two marks.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import npu_ir

ROOT = npu_ir.ROOT
LIST = ROOT / "tests/corpus/hecbench.json"
MARKS = "<!-- measured: begin -->", "<!-- measured: end -->"


def commands_of(folder):
    """Compile commands of a program's Makefile, one for each CUDA source."""
    environment = {**os.environ, "PATH": f"{ROOT}/build/toolkit/bin:{os.environ['PATH']}"}
    dry = subprocess.run(["make", "-n"], cwd=folder, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    found = []
    for line in dry.stdout.replace("\\\n", " ").splitlines():
        try:
            words = shlex.split(line)
        except ValueError:
            continue
        if not words or not words[0].endswith("nvcc"):
            continue
        sources = [w for w in words if w.endswith((".cu", ".cpp", ".cc", ".c")) and not w.startswith("-")]
        options, skip = [], False
        for w in words[1:]:
            if skip or w in sources or w == "-c" or w.endswith((".o", ".a")):
                skip = False
            elif w == "-o":
                skip = True
            else:
                options.append(w)
        found += [(s, options) for s in sources if s.endswith(".cu") or "cu" in options]
    return found


def kernels_of(name, folder, source, options, tool, functions, seconds):
    """What became of each kernel of a source file."""
    with tempfile.TemporaryDirectory() as out:
        command = [f"{ROOT}/build/toolkit/bin/nvcc", "--sampan-target=ascend910", *options, source, "-o", out]
        try:
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return [{"program": name, "kernel": "", "state": "not compiled", "reason": "took too long"}]
        listed = pathlib.Path(out) / "kernels.json"
        if not listed.exists():
            ids = re.findall(r"error:.*\[(\w+)\]", run.stderr)
            return [{"program": name, "kernel": "", "state": "not compiled", "reason": ids[0] if ids else f"status {run.returncode}"}]
        result = []
        for k in json.loads(listed.read_text()):
            one = {"program": name, "kernel": k["kernel"], "state": "refused", "reason": k["problem"]}
            if k["file"]:
                verdict, problems, counts = npu_ir.check(pathlib.Path(out) / k["file"], tool, functions)
                one.update(state=verdict, reason="; ".join(problems), counts=dict(counts))
            result.append(one)
        return result


def work(only, every):
    """(program, folder, source, options) of everything to be measured."""
    found = [(f.stem, f.parent, f.name, []) for f in sorted((ROOT / "examples").glob("*.cu"))]
    corpus = os.environ.get("SAMPAN_CORPUS")
    if corpus:
        for entry in json.loads(LIST.read_text())[::every]:
            folder = pathlib.Path(corpus) / f"{entry['name']}-cuda" / entry.get("folder", "")
            if folder.is_dir() and (not only or entry["name"] in only):
                found += [(f"hecbench/{entry['name']}", folder, s, o) for s, o in commands_of(folder)]
    return [w for w in found if not only or w[0].split("/")[-1] in only]


def meaning(identifier):
    page = ROOT / f"docs/diagnostics/{identifier}.md"
    return page.read_text().splitlines()[0].removeprefix("# ").split(": ", 1)[-1] if page.exists() else ""


def table(results):
    """Figures and reasons as Markdown."""
    lines = []
    for title, rows in (("Our examples", [r for r in results if "/" not in r["program"]]),
                        ("Public programs (HeCBench)", [r for r in results if "/" in r["program"]])):
        kernels = [r for r in rows if r["state"] != "not compiled"]
        if not kernels:
            continue
        states = collections.Counter(r["state"] for r in kernels)
        written = len(kernels) - states["refused"]
        vector = sum(r.get("counts", {}).get("vector operations", 0) for r in kernels)
        gathers = sum(r.get("counts", {}).get("gathers", 0) for r in kernels)
        lines += [f"**{title}**: {len(kernels)} kernels of {len({r['program'] for r in rows})} programs; {written} written "
                  f"({100 * written / len(kernels):.0f} %), {states['passed']} pass AscendNPU-IR "
                  f"({100 * states['passed'] / len(kernels):.0f} %). In these, {vector} vector operations and {gathers} loops that "
                  "read memory element by element.", ""]
        reasons = collections.Counter(r["reason"].split(";")[0] for r in rows if r["state"] != "passed")
        lines += ["| Reason | Kernels | |", "|---|---|---|"]
        for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
            link = f"[{reason}](../diagnostics/{reason}.md)" if re.fullmatch(r"[A-Z]\d{4}", reason) and meaning(reason) else reason
            lines.append(f"| {link} | {n} | {meaning(reason)} |")
        lines.append("")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of the public programs, one of so many")
    parser.add_argument("--seconds", type=int, default=120, help="time for one source file")
    parser.add_argument("--results", default=str(ROOT / "build/ascend910.json"))
    parser.add_argument("--write-table", metavar="FILE")
    options = parser.parse_args()
    tool = npu_ir.find_tool()
    if not tool:
        sys.exit("measure.py: there is no bishengir-compile; ./test installs it, or: pip install ascendnpu-ir==1.2.0")
    functions = npu_ir.library_functions(tool)
    todo = work(set(filter(None, options.only.split(","))), options.every)
    results = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for k, part in enumerate(pool.map(lambda w: kernels_of(*w, tool, functions, options.seconds), todo), 1):
            results += part
            pathlib.Path(options.results).write_text(json.dumps(results, indent=0))
            print(f"[{k}/{len(todo)}] {todo[k - 1][0]}", file=sys.stderr, flush=True)
    text = table(results)
    print(text)
    if options.write_table:
        page = pathlib.Path(options.write_table)
        before, after = page.read_text().split(MARKS[0])[0], page.read_text().split(MARKS[1])[1]
        page.write_text(f"{before}{MARKS[0]}\n{text.strip()}\n{MARKS[1]}{after}")


if __name__ == "__main__":
    main()
