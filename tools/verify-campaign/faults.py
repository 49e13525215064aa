#!/usr/bin/env python3
"""Breaks one line of desk.cu at a time and asks `sampan verify --explain` what happened.

    tools/verify-campaign/faults.py BUILD FOLDER [--every N] [--json FILE]

Prints a line for each fault and a summary. Each program carries harmless changes as well, so that the line is found by
experiment. Fails unless every fault is reported and nine of ten are named with class and line.
"""
import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# class, text of the line, what it becomes
FAULTS = []


def add(cause, *changes):
    for old, new in changes:
        FAULTS.append((cause, old, new))


add("flipped-bit",
    ("  count[i] = c;", "  count[i] = c ^ (1 << 9);"),
    ("  code[i] = h;", "  code[i] = h ^ 4096u;"),
    ("  count[i] = c;", "  count[i] = i % 64 == 5 ? c ^ 2 : c;"),
    ("  code[i] = h;", "  code[i] = i == 4097 ? h ^ (1u << 31) : h;"),
    ("  mean[i] = sum / 32;", "  mean[i] = __int_as_float(__float_as_int(sum / 32) ^ 0x800);"),
    ("  square[i] = sum2;", "  square[i] = __uint_as_float(__float_as_uint(sum2) ^ 0x400000u);"),
    ("  payoff[i] = s * n - k * 0.97 * normcdf(d - 0.2);",
     "  payoff[i] = __longlong_as_double(__double_as_longlong(s * n - k * 0.97 * normcdf(d - 0.2)) ^ (1ll << 40));"),
    ("  beta[i] = sxy / sxx;",
     "  beta[i] = __longlong_as_double(__double_as_longlong(sxy / sxx) ^ (1ll << (i % 128 == 3 ? 50 : 62) & (i % 128 == 3 ? -1ll : 0)));"))
add("swapped-lanes",
    ("  float down = __shfl_down_sync(~0u, v, 1);", "  float down = __shfl_down_sync(~0u, v, 2);"),
    ("  float up = __shfl_up_sync(~0u, v, 2);", "  float up = __shfl_up_sync(~0u, v, 1);"),
    ("  float other = __shfl_xor_sync(~0u, v, 4);", "  float other = __shfl_xor_sync(~0u, v, 8);"),
    ("  float first = __shfl_sync(~0u, v, (lane + 8) % 32);", "  float first = __shfl_sync(~0u, v, (lane + 24) % 32);"),
    ("  float v = x[i];", "  float v = x[i ^ 1];"),
    ("  float down = __shfl_down_sync(~0u, v, 1);", "  float down = __shfl_xor_sync(~0u, v, 1);"),
    ("  count[i] = c;", "  count[i ^ 3] = c;"),
    ("  int lane = threadIdx.x % 32;", "  int lane = 31 - threadIdx.x % 32;"))
add("race",
    ("  __syncthreads(); // tile", "  // tile"),
    ("  __syncthreads(); // other", "  // other"),
    ("  __syncthreads(); // last", "  // last"),
    ("  __syncthreads(); // tile", "  __syncwarp(); // tile"),
    ("  __syncthreads(); // other", "  __syncwarp(); // other"),
    ("  __syncthreads(); // last", "  __syncwarp(); // last"),
    ("  __syncthreads(); // tile", "  if (t < 0) __syncthreads(); // tile"),
    ("  __syncthreads(); // last", "  if (t < 0) __syncthreads(); // last"))
add("float-for-double",
    ("  payoff[i] = s * n - k * 0.97 * normcdf(d - 0.2);", "  payoff[i] = float(s * n) - k * 0.97 * normcdf(d - 0.2);"),
    ("  double k = 95.0;", "  float k = 95.1f;"),
    ("  double d = (log(s / k) + 0.02) / 0.2;", "  float d = (log(s / k) + 0.02) / 0.2;"),
    ("  double n = normcdf(d);", "  double n = normcdff(d);"),
    ("  double sxy = 0;", "  float sxy = 0;"),
    ("  double sxx = 0;", "  float sxx = 0;"),
    ("  delta[i] = n * exp(-0.01 * d) + d * 0.15;", "  delta[i] = n * expf(-0.01f * d) + d * 0.15;"),
    ("  alpha[i] = sxy * 0.3 + sxx;", "  alpha[i] = sxy * 0.3f + sxx;"))
add("random-stream",
    ("  float u = uniform(seed + 5u, i, 1);", "  float u = uniform(seed + 6u, i, 1);"),
    ("  float v = uniform(seed, i, 2);", "  float v = uniform(seed, i, 3);"),
    ("  float e = uniform(seed, i, 3);", "  float e = uniform(seed, i + 1, 3);"),
    ("  float f = uniform(seed + 9u, i, 4);", "  float f = uniform(seed + 8u, i, 4);"),
    ("  float f = uniform(seed + 9u, i, 4);", "  float f = uniform(seed + 9u, i + kPaths, 4);"),
    ("  unsigned bits = mix(mix(seed + 77u) + path * 101u + step);", "  unsigned bits = mix(mix(seed + 78u) + path * 101u + step);"),
    ("  float e = uniform(seed, i, 3);", "  float e = uniform(seed ^ 1u, i, 3);"),
    ("  float v = uniform(seed, i, 2);", "  float v = uniform(seed + 1u, i, 2);"))
add("fast-function",
    ("  float r = sqrtf(-2.0f * logf(u));", "  float r = sqrtf(-2.0f * __logf(u));"),
    ("  float z = r * cosf(6.2831853f * v);", "  float z = r * __cosf(6.2831853f * v);"),
    ("  terminal[i] = 100.0f * expf(0.2f * z - 0.02f);", "  terminal[i] = 100.0f * __expf(0.2f * z - 0.02f);"),
    ("  low[i] = sqrtf(-logf(e)) + 0.5f * sinf(f);", "  low[i] = sqrtf(-__logf(e)) + 0.5f * sinf(f);"),
    ("  low[i] = sqrtf(-logf(e)) + 0.5f * sinf(f);", "  low[i] = sqrtf(-logf(e)) + 0.5f * __sinf(f);"),
    ("  mean[i] = sum / 32;", "  mean[i] = __fdividef(sum, 32.0f + 0 * i) * __expf(1e-7f * (i % 3));"),
    ("  square[i] = sum2;", "  square[i] = __powf(sum2, 1.0f);"),
    ("  across[i] = down - up * 0.5f;", "  across[i] = down - __expf(__logf(up)) * 0.5f;"))
add("contraction",
    ("  across[i] = down - up * 0.5f;", "  across[i] = __fadd_rn(down * 1.1f, -__fmul_rn(up * 1.1f, 0.5f)) / 1.1f;"),
    ("  turned[i] = other + first * 0.25f;", "  turned[i] = fmaf(other, 1.0000001f, first * 0.25f);"),
    ("  payoff[i] = s * n - k * 0.97 * normcdf(d - 0.2);", "  payoff[i] = __dmul_rn(s, n) - __dmul_rn(k * 0.97, normcdf(d - 0.2));"),
    ("  delta[i] = n * exp(-0.01 * d) + d * 0.15;", "  delta[i] = __dadd_rn(__dmul_rn(n, exp(-0.01 * d)), d * 0.15);"),
    ("  alpha[i] = sxy * 0.3 + sxx;", "  alpha[i] = __dadd_rn(__dmul_rn(sxy, 0.3), sxx);"),
    ("    sum2 += x[(i + k) % kPaths] * 0.01f;", "    sum2 = __fadd_rn(sum2, __fmul_rn(x[(i + k) % kPaths], 0.01f));"),
    ("    sxy += double(x[(i + k) % kPaths]) * x[(i + 3 * k) % kPaths];",
     "    sxy = __dadd_rn(sxy * 1.0, __dmul_rn(double(x[(i + k) % kPaths]) * 0.1, x[(i + 3 * k) % kPaths] * 10.0));"),
    ("  terminal[i] = 100.0f * expf(0.2f * z - 0.02f);", "  terminal[i] = 100.0f * expf(__fmul_rn(0.2f, z) - 0.02f);"))
add("reordered-sum",
    ("  for (int k = 0; k < 24; ++k)\n    sxy", "  for (int k = 23; k >= 0; --k)\n    sxy"),
    ("  for (int k = 0; k < 24; ++k)\n    sxx", "  for (int k = 23; k >= 0; --k)\n    sxx"),
    ("  for (int k = 0; k < 32; ++k)\n    sum +=", "  for (int k = 31; k >= 0; --k)\n    sum +="),
    ("  for (int k = 0; k < 32; ++k)\n    sum2", "  for (int k = 31; k >= 0; --k)\n    sum2"),
    ("    sum += x[(i + 7 * k) % kPaths];", "    sum += x[(i + 7 * (k ^ 1)) % kPaths];"),
    ("    sum2 += x[(i + k) % kPaths] * 0.01f;", "    sum2 += x[(i + (k + 16) % 32) % kPaths] * 0.01f;"),
    ("    sxy += double(x[(i + k) % kPaths]) * x[(i + 3 * k) % kPaths];",
     "    sxy += double(x[(i + 23 - k) % kPaths]) * x[(i + 3 * (23 - k)) % kPaths];"),
    ("    sum += x[(i + 7 * k) % kPaths];", "    sum += x[(i + 7 * (31 - k)) % kPaths];"))

# Changes that change no number, above and below.
HARMLESS = [("// A small desk: paths, prices, risk.", "// A small desk, in its second version: paths, prices, risk."),
            ("static T *array()", "static T *newArray()"), ("array<", "newArray<"),
            ("__global__ void orders(", "\n__global__ void orders(")]


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, **more)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("folder")
    parser.add_argument("--every", type=int, default=1, help="only every N-th fault")
    parser.add_argument("--json")
    given = parser.parse_args()
    nvcc = os.path.join(os.path.abspath(given.build), "toolkit/bin/nvcc")
    sampan = os.path.join(os.path.abspath(given.build), "bin/sampan")
    folder = os.path.abspath(given.folder)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(HERE, "desk.cu")) as file:
        base = file.read()
    source, program, recording = (os.path.join(folder, name) for name in ("desk.cu", "desk", "desk.rec"))
    with open(source, "w") as file:
        file.write(base)
    if os.path.exists(recording):
        os.remove(recording)
    for command in ((nvcc, "-O3", "-o", program, source), (sampan, "record", "-o", recording, "--", program)):
        done = run(*command)
        if done.returncode:
            sys.exit(done.stdout)

    rows = []
    for number, (cause, old, new) in list(enumerate(FAULTS))[:: given.every]:
        assert base.count(old) == 1, old
        # The fault and what it looks like stand in a folder of their own, as a port would.
        text = base.replace(old, new)
        for plain, changed in HARMLESS:
            text = text.replace(plain, changed)
        changed_line = next(l for l, k in zip(new.splitlines(), old.splitlines()) if l != k)
        line = next(i for i, l in enumerate(text.splitlines(), 1) if l == changed_line)
        place = os.path.join(folder, "port")
        os.makedirs(place, exist_ok=True)
        port, built, report = (os.path.join(place, name) for name in ("desk.cu", "desk", "report.json"))
        with open(port, "w") as file:
            file.write(text)
        done = run(nvcc, "-O3", "-o", built, port)
        if done.returncode:
            sys.exit(f"fault {number} does not compile:\n{done.stdout}")
        if os.path.exists(report):
            os.remove(report)
        done = run(sampan, "verify", recording, "--program", built, "--explain", "--json", report)
        reported = done.returncode == 1
        named, lines = "none", []
        if reported:
            with open(report) as file:
                said = json.load(file).get("explanation", {})
            named = said.get("cause", "none")
            lines = [l["line"] for l in said.get("lines", [])]
        right = named == cause and line in lines and len(lines) == 1
        rows.append({"fault": new.strip(), "class": cause, "line": line, "reported": reported, "named": named,
                     "lines": lines, "right": right})
        print(f"{number:3} {'ok   ' if right else 'named' if named == cause else 'WRONG' if reported else 'MISS '} "
              f"{cause:16} {named:16} line {line} {lines} {new.strip()[:60]!r}", flush=True)
    reported = sum(r["reported"] for r in rows)
    right = sum(r["right"] for r in rows)
    print(f"{len(rows)} faults, {reported} reported, {right} with class and line")
    if given.json:
        with open(given.json, "w") as file:
            json.dump(rows, file, indent=1)
    return 0 if reported == len(rows) and right * 10 >= len(rows) * 9 else 1


if __name__ == "__main__":
    sys.exit(main())
