#!/usr/bin/env python3
"""Prints the split constants of include/sampan/maths/constants.h: a value as a sum of parts of given widths.

A part with trailing zero bits makes products with small integers exact.
"""

import gmpy2
import mpmath

mpmath.mp.prec = 2400
gmpy2.get_context().precision = 2400


def split(value, widths):
    rest, parts = value, []
    for width in widths:
        with gmpy2.context(precision=width):
            part = gmpy2.mpfr(rest)
        parts.append(part)
        rest = rest - part
    return parts


def show(name, value, double, single):
    for kind, widths in (("double", double), ("float", single)):
        parts = split(gmpy2.mpfr(mpmath.nstr(value, 700)), widths)
        print(f"{name:12} {kind:6}", "  ".join(float(p).hex() for p in parts))


if __name__ == "__main__":
    pi, log = mpmath.pi, mpmath.log
    show("ln2", log(2), (42, 53, 53), (16, 24, 24))
    show("log2e", 1 / log(2), (53, 53), (24, 24))
    show("ln2full", log(2), (53, 53), (24, 24))
    show("ln10", log(10), (53, 53), (24, 24))
    show("log2(10)", log(10) / log(2), (53, 53), (24, 24))
    show("log10(2)", log(2) / log(10), (42, 53), (16, 24))
    show("log10e", 1 / log(10), (53, 53), (24, 24))
    show("2/pi", 2 / pi, (53, 53), (24, 24))
    show("pi/2", pi / 2, (53, 53, 53), (24, 24, 24))
    show("pi", pi * 1, (53, 53), (24, 24))
    show("pi/4", pi / 4, (53, 53), (24, 24))
    show("1/3", mpmath.mpf(1) / 3, (53, 53), (24, 24))
    show("sqrt2", mpmath.sqrt(2), (53, 53), (24, 24))
    show("1/sqrtpi", 1 / mpmath.sqrt(pi), (53, 53), (24, 24))
    show("sqrt(1/2)", mpmath.sqrt(mpmath.mpf(1) / 2), (53, 53), (24, 24))
    show("ln(2pi)/2", log(2 * pi) / 2, (53, 53), (24, 24))
    show("ln(pi)", log(pi), (53, 53), (24, 24))
    bits = int(mpmath.floor(2 / pi * mpmath.mpf(2) ** 1280))
    words = [(bits >> (1280 - 64 * (i + 1))) & (2**64 - 1) for i in range(20)]
    print("2/pi in words of 64 bits, after the point:")
    for i in range(0, 20, 4):
        print("  " + ", ".join(f"0x{w:016x}" for w in words[i : i + 4]) + ",")
