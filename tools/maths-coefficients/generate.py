#!/usr/bin/env python3
"""Writes include/sampan/maths/polynomials/<group>.h from the tables in functions_*.py. Needs mpmath and gmpy2.

generate.py                 all groups
generate.py exp trig        these groups
"""

import importlib
import pathlib
import sys
import textwrap
import time

import minimax

GROUPS = ["exp", "log", "trig", "erf", "normal", "hyperbolic", "inverse_trig", "gamma", "bessel", "roots"]
OUT = pathlib.Path(__file__).resolve().parents[2] / "include/sampan/maths/polynomials"

HEADER = """// Written by tools/maths-coefficients/generate.py from functions_{group}.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {{
"""


def emit(row, coefficients, errorBits):
    ctype, fma = ("double", "__builtin_fma") if row["kind"] == "d" else ("float", "__builtin_fmaf")
    text = f'{row["what"]}, {row["interval"][2]}; degree {len(coefficients) - 1}, error 2^-{errorBits:.1f}.'
    lines = ["", *textwrap.wrap(text, 118, initial_indent="// ", subsequent_indent="// ")]
    lines.append(f'SAMPAN_MATHS_INLINE {ctype} {row["name"]}({ctype} t) {{')
    lines.append(f'  {ctype} p = {minimax.hexFloat(coefficients[-1], row["kind"])};')
    for c in reversed(coefficients[:-1]):
        lines.append(f'  p = {fma}(p, t, {minimax.hexFloat(c, row["kind"])});')
    lines += ["  return p;", "}", ""]
    return "\n".join(lines)


def generate(group):
    module = importlib.import_module(f"functions_{group}")
    text = HEADER.format(group=group)
    for row in module.ROWS:
        start = time.time()
        low, high = row["interval"][:2]
        problem = minimax.Problem(row["target"], row["weight"], low, high, row.get("points", 400))
        degrees = range(row.get("from", 2), 45)
        coefficients, errorBits = minimax.approximate(problem, row["bits"], row["kind"], degrees)
        print(
            f'{group:12} {row["name"]:22} {row["kind"]} degree {len(coefficients) - 1:2} '
            f'2^-{errorBits:.1f} (wanted {row["bits"]}) {time.time() - start:.1f} s',
            flush=True,
        )
        text += emit(row, coefficients, errorBits)
    text += getattr(module, "EXTRA", "")
    OUT.mkdir(exist_ok=True)
    (OUT / f"{group}.h").write_text(text + "\n} // namespace sampan::maths\n")


def main():
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
    for group in sys.argv[1:] or GROUPS:
        generate(group)


if __name__ == "__main__":
    main()
