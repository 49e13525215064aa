#!/usr/bin/env python3
"""Builds CUDA programs with NVIDIA's own nvcc on a machine that has a GPU, runs them, and keeps what they print.

    record.py --out DIR [--arch sm_90] [--seconds N] [--flags "…"] FILE.cu…

For each FILE.cu, DIR gets FILE.out (standard output and errors, then a line with the exit status) and, if it does not
compile, FILE.log. A test's own options come from its first RUN line, without those that only our nvcc knows. When
--seconds have passed no further file is begun. The last line counts them.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def options_of(source):
    """What the test's first RUN line gives nvcc, as words."""
    m = re.search(r"RUN:.*?%nvcc (.*?) %s", source.read_text())
    if not m:
        return []
    words = m.group(1).replace("%root", str(ROOT)).replace("%S", str(source.parent)).split()
    return [w for k, w in enumerate(words)
            if not w.startswith("--sampan") and w != "-Xptxas" and (k == 0 or words[k - 1] != "-Xptxas")]


def record(source, options):
    """compiled, status"""
    own = options_of(source)
    arch = [] if any(w.startswith("-arch") for w in own) else [f"-arch={options.arch}"]
    with tempfile.TemporaryDirectory() as folder:
        program = f"{folder}/program"
        built = subprocess.run([options.nvcc, *arch, *own, *options.flags.split(), f"-I{source.parent}", str(source), "-o", program],
                               capture_output=True, text=True)
        name = options.out / source.stem
        if built.returncode:
            name.with_suffix(".log").write_text(built.stdout + built.stderr)
            return source, "does not compile"
        try:
            ran = subprocess.run(f"exec {program} 2>&1", shell=True, stdout=subprocess.PIPE, timeout=options.run_seconds, cwd=folder)
            status = str(ran.returncode)
            text = ran.stdout
        except subprocess.TimeoutExpired as e:
            status, text = "timeout", e.stdout or b""
        name.with_suffix(".out").write_bytes(text + f"exit status {status}\n".encode())
    return source, status


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--nvcc", default="nvcc")
    parser.add_argument("--arch", default="sm_90")
    parser.add_argument("--flags", default="", help="options for nvcc, after the test's own")
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--run-seconds", type=float, default=30)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + options.seconds
    counts = {}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(lambda s: record(s, options) if time.monotonic() < end else (s, "not begun"), s) for s in options.sources]
        for job in concurrent.futures.as_completed(jobs):
            source, status = job.result()
            kind = "ended with status 0" if status == "0" else status if not status.lstrip("-").isdigit() else "ended with another status"
            counts[kind] = counts.get(kind, 0) + 1
            if kind not in ("ended with status 0", "not begun"):
                print(f"{source}: {status}", flush=True)
    print(", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    return 0 if set(counts) <= {"ended with status 0"} else 1


if __name__ == "__main__":
    sys.exit(main())
