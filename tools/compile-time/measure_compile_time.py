#!/usr/bin/env python3
"""How long `nvcc -O3 -c examples/black_scholes.cu` takes, against clang++ -O3 -c of the same program in plain C++.

Runs take turns, so that what else the machine does falls on both. Of each the median is taken: of CPU time (user and
system, all threads and children) and of wall time. The last line has both ratios. With --at-most the exit status is 1 if
the ratio of CPU times is larger.
"""
import argparse
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def run(command):
    """(CPU seconds, wall seconds)"""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{shlex.join(command)} failed")
    return used.ru_utime + used.ru_stime, wall


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nvcc",
                        default=str(ROOT / "build/toolkit/bin/nvcc"),
                        help="the compiler, with options that all runs have")
    parser.add_argument("--clang", default="/usr/lib/llvm-19/bin/clang++")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--at-most", type=float)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as work:
        plain = [options.clang, "-std=gnu++17", "-O3", "-c", str(HERE / "black_scholes_plain.cpp"), "-o", work + "/plain.o"]
        cuda = [*shlex.split(options.nvcc), "-O3", "-c", str(ROOT / "examples/black_scholes.cu"), "-o", work + "/cuda.o"]
        run(plain), run(cuda)  # what lies on disk is read once
        times = {"clang++": [], "nvcc": []}
        for _ in range(options.runs):
            times["clang++"].append(run(plain))
            times["nvcc"].append(run(cuda))
    median = {name: [statistics.median(column) for column in zip(*list)] for name, list in times.items()}
    for name, list in times.items():
        cpu = [c for c, _ in list]
        print(f"{name:8} CPU {median[name][0]:.3f} s (from {min(cpu):.3f} to {max(cpu):.3f}), wall {median[name][1]:.3f} s")
    ratio = [ours / theirs for ours, theirs in zip(median["nvcc"], median["clang++"])]
    print(f"nvcc / clang++: {ratio[0]:.2f} of CPU time, {ratio[1]:.2f} of wall time")
    return 1 if options.at_most and ratio[0] > options.at_most else 0


if __name__ == "__main__":
    sys.exit(main())
