#!/usr/bin/env python3
"""Writes include/sampan/curand/tables/: how far XORWOW and MRG32k3a jump.

    tools/curand-tables/generate.py [FOLDER]     FOLDER instead of include/sampan/curand/tables

XORWOW's recurrence (Marsaglia 2003) is linear over GF(2). With its characteristic polynomial P of degree 160, which
Berlekamp and Massey's method finds from 320 bits of output, n steps from a state are the sum of those of the next 160
states that x^n mod P names. MRG32k3a's two recurrences (L'Ecuyer 1999) are matrices, which are squared.
"""
import pathlib
import sys

WORD = 0xffffffff
DEGREE = 160
DIGITS, RADIX = 16, 16  # a distance of 64 bits in digits of four


def xorwow_step(s):
    t, v = s[0] ^ (s[0] >> 2), s[4]
    return s[1:] + [(v ^ (v << 4) ^ t ^ (t << 1)) & WORD]


def characteristic_polynomial(bits):
    """Berlekamp and Massey: the shortest linear recurrence of a sequence of bits, x^L + … as an integer."""
    connection, before, length, since, seen = 1, 1, 0, 1, 0
    for n, bit in enumerate(bits):
        seen = seen << 1 | bit
        if bin(connection & seen).count("1") & 1:
            kept = connection
            connection ^= before << since
            if 2 * length <= n:
                length, before, since = n + 1 - length, kept, 0
        since += 1
    return sum((connection >> i & 1) << (length - i) for i in range(length + 1)), length


def xorwow_polynomial():
    state, bits = [1, 2, 3, 4, 5], []
    for _ in range(3 * DEGREE):
        bits.append(state[0] & 1)
        state = xorwow_step(state)
    polynomial, length = characteristic_polynomial(bits)
    assert length == DEGREE
    return polynomial


def multiply(a, b, polynomial):
    product = 0
    while b:
        if b & 1:
            product ^= a
        b >>= 1
        a <<= 1
        if a >> DEGREE:
            a ^= polynomial
    return product


def power_of_two_power(base, exponent, times):
    for _ in range(exponent):
        base = times(base, base)
    return base


def xorwow_jumps(exponent):
    """[digit][value] -> x^(2^exponent * 16^digit * value) mod P, as words."""
    polynomial = xorwow_polynomial()
    times = lambda a, b: multiply(a, b, polynomial)
    unit = power_of_two_power(2, exponent, times)
    for _ in range(DIGITS):
        power = 1
        for _ in range(RADIX):
            yield [power >> (32 * i) & WORD for i in range(DEGREE // 32)]
            power = times(power, unit)
        unit = power


def matrix_times(a, b, m):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) % m for j in range(3)] for i in range(3)]


def mrg_powers(count):
    """[k] -> both matrices to the power 2^k, row by row."""
    first, second = 2**32 - 209, 2**32 - 22853
    a = [[0, 1, 0], [0, 0, 1], [first - 810728, 1403580, 0]]
    b = [[0, 1, 0], [0, 0, 1], [second - 1370589, 0, 527612]]
    for _ in range(count):
        yield [x for row in a for x in row] + [x for row in b for x in row]
        a, b = matrix_times(a, a, first), matrix_times(b, b, second)


def write(path, comment, tables):
    lines = [f"// {comment}", "// Written by tools/curand-tables/generate.py.", "#pragma once", "",
             "#include <stdint.h>", "", "namespace sampan::curand {", "", "// clang-format off"]
    for declaration, rows in tables:
        words = [f"0x{word:08x}," for row in rows for word in row]
        lines.append(f"static constexpr uint32_t {declaration} = {{")
        lines += ["  " + " ".join(words[i:i + 10]) for i in range(0, len(words), 10)]
        lines.append("};")
    lines += ["// clang-format on", "", "} // namespace sampan::curand", ""]
    path.write_text("\n".join(lines))


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root / "include/sampan/curand/tables"
    size = f"[{DIGITS} * {RADIX} * {DEGREE // 32}]"
    write(folder / "xorwow_jumps.h", "x^n mod XORWOW's characteristic polynomial, n = distance * 16^digit * value.",
          [("kXorwowSteps" + size, xorwow_jumps(0)), ("kXorwowSubsequences" + size, xorwow_jumps(67))])
    write(folder / "mrg32k3a_powers.h", "MRG32k3a's matrices to the power 2^k, both, row by row.",
          [("kMrgPowers[192 * 18]", mrg_powers(192))])


main()
