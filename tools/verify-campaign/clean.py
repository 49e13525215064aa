#!/usr/bin/env python3
"""Runs that must not be told from the recording: other numbers of threads, widths, engines, orders of blocks.

    tools/verify-campaign/clean.py BUILD FOLDER RUNS program.cu...

Each program is recorded once and verified in turn under every setting until RUNS runs are done. Prints each false alarm and
a summary; fails if there is one.
"""
import itertools
import os
import subprocess
import sys

build, folder, runs = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
nvcc, sampan = os.path.join(build, "toolkit/bin/nvcc"), os.path.join(build, "bin/sampan")
BUILDS = ([], ["--sampan-width=4"], ["--sampan-width=8"], ["--sampan-width=16"], ["--sampan-width=32"],
          ["--sampan-engine=regions"], ["--sampan-engine=fibers"])
os.makedirs(folder, exist_ok=True)


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900)


cases = []
for source in sys.argv[4:]:
    name = os.path.join(folder, os.path.splitext(os.path.basename(source))[0])
    for number, options in enumerate(BUILDS):
        done = run(nvcc, "-O3", "-std=c++17", *options, "-o", f"{name}-{number}", source)
        if done.returncode:
            sys.exit(done.stdout)
    if os.path.exists(name + ".rec"):
        os.remove(name + ".rec")
    done = run(sampan, "record", "-o", name + ".rec", "--", name + "-0")
    if done.returncode:
        sys.exit(done.stdout)
    cases.append(name)

false, done = 0, 0
for threads, number in itertools.cycle(itertools.product((1, 2, 3, 4, 7), range(len(BUILDS)))):
    for name in cases:
        if done == runs:
            print(f"{done} runs of {len(cases)} programs, {false} false alarms")
            sys.exit(1 if false else 0)
        result = run(sampan, "verify", name + ".rec", "--program", f"{name}-{number}", "--threads", str(threads))
        done += 1
        if result.returncode:
            false += 1
            print(f"{name} {BUILDS[number]} {threads} threads: {result.stdout[-2000:]}", flush=True)
