"""Bessel functions: below 8 in pieces with their zeros divided out, from 8 on by modulus and phase (Hankel's form)."""

import minimax  # sets the precision, before the zeros are computed
import mpmath
from mpmath import besseli, besselj, bessely, cos, exp, log, mpf, pi, sin, sqrt

J0_ZEROS = [mpmath.besseljzero(0, k) for k in (1, 2)]
J1_ZEROS = [mpmath.besseljzero(1, k) for k in (1, 2)]
Y0_ZEROS = [mpmath.besselyzero(0, k) for k in (1, 2, 3)]
Y1_ZEROS = [mpmath.besselyzero(1, k) for k in (1, 2)]


def away(t, low):
    """Keeps clear of removable singularities: the grid's ends and points on a zero move by a harmless amount."""
    return t if t > low else low


def j0Low(t):
    x = sqrt(away(t, mpf("1e-60")))
    return besselj(0, x) / (t - J0_ZEROS[0] ** 2)


def j1Low(t):
    x = sqrt(away(t, mpf("1e-60")))
    return besselj(1, x) / (x * (t - J1_ZEROS[0] ** 2))


def about(function, order, zero, centre):
    def f(u):
        x = u + mpf(centre)
        if abs(x - zero) < mpf(2) ** -60:
            return mpmath.diff(lambda y: function(order, y), zero)
        return function(order, x) / (x - zero)

    return f


def y0Low(t):
    x = sqrt(away(t, mpf("1e-60")))
    with mpmath.workprec(500):
        z = Y0_ZEROS[0]
        return (bessely(0, x) - 2 / pi * log(x / z) * besselj(0, x)) / (x * x - z * z)


def y1Low(t):
    x = sqrt(away(t, mpf("1e-30")))
    with mpmath.workprec(600):
        return (bessely(1, x) - 2 / pi * (log(x) * besselj(1, x) - 1 / x)) / x


def asymptotic(order, v, first, step, alternate):
    """Sum of Hankel's a_k(order) v^(..), k = first, first + step, ..., for small v."""
    total, power, sign, a = mpf(0), mpf(1), 1, mpf(1)
    for k in range(60):
        if k:
            a *= mpf(4 * order * order - (2 * k - 1) ** 2) / (8 * k)
        if k >= first and (k - first) % step == 0:
            total += sign * a * power
            power *= v
            sign = -sign if alternate else sign
    return total


def hankel(order, sine):
    def f(v):
        if v < mpf("1e-4"):
            return asymptotic(order, v, 1 if sine else 0, 2, True)
        x = 1 / sqrt(v)
        with mpmath.workprec(320):
            chi = x - pi / 4 - order * pi / 2
            j, y, scale = besselj(order, x), bessely(order, x), sqrt(pi * x / 2)
            if sine:
                return x * scale * (y * cos(chi) - j * sin(chi))
            return scale * (j * cos(chi) + y * sin(chi))

    return f


def modifiedLow(order):
    def f(t):
        x = sqrt(away(t, mpf("1e-60")))
        return besseli(order, x) / (x if order else 1)

    return f


def modifiedFar(order):
    def f(u):
        v = u + mpf(1) / 16
        if v < mpf("0.01"):
            return asymptotic(order, v, 0, 1, True) / sqrt(2 * pi)
        return besseli(order, 1 / v) * exp(-1 / v) / sqrt(v)

    return f


def row(name, bits, target, low, high, where, what, start, weight=None):
    cache = {}

    def cached(t):
        if t not in cache:
            cache[t] = target(t)
        return cache[t]

    return dict(
        name=name,
        kind="d",
        bits=bits,
        target=cached,
        weight=weight or (lambda t: 1 / cached(t)),
        points=300,
        interval=(mpf(low), mpf(high), where),
        what=what,
        **{"from": start}
    )


def one(_):
    return mpf(1)


V_MAX = mpf(1) / 64
ROWS = [
    row("j0Low", 54, j0Low, "0", "16.01", "t = x^2, x <= 4", "J0 / (t - z1^2)", 8),
    row(
        "j0High", 54, about(besselj, 0, J0_ZEROS[1], 6), "-2.001", "2.001", "u = x - 6, x in [4, 8]", "J0 / (x - z2)", 8
    ),
    row("j1Low", 54, j1Low, "0", "25.01", "t = x^2, x <= 5", "J1 / (x (t - z1^2))", 8),
    row(
        "j1High",
        54,
        about(besselj, 1, J1_ZEROS[1], "6.5"),
        "-1.501",
        "1.501",
        "u = x - 6.5, x in [5, 8]",
        "J1 / (x - z2)",
        8,
    ),
    row("y0Low", 54, y0Low, "0", "9.01", "t = x^2, x <= 3", "(Y0 - 2/pi log(x / z1) J0) / (t - z1^2)", 8),
    row(
        "y0Middle",
        54,
        about(bessely, 0, Y0_ZEROS[1], "4.25"),
        "-1.251",
        "1.251",
        "u = x - 4.25, x in [3, 5.5]",
        "Y0 / (x - z2)",
        8,
    ),
    row(
        "y0High",
        54,
        about(bessely, 0, Y0_ZEROS[2], "6.75"),
        "-1.251",
        "1.251",
        "u = x - 6.75, x in [5.5, 8]",
        "Y0 / (x - z3)",
        8,
    ),
    row("y1Low", 54, y1Low, "0", "2.26", "t = x^2, x <= 1.5", "(Y1 - 2/pi (log(x) J1 - 1/x)) / x", 5, one),
    row(
        "y1Middle",
        54,
        about(bessely, 1, Y1_ZEROS[0], "2.75"),
        "-1.251",
        "1.251",
        "u = x - 2.75, x in [1.5, 4]",
        "Y1 / (x - z1)",
        14,
    ),
    row(
        "y1High",
        54,
        about(bessely, 1, Y1_ZEROS[1], 6),
        "-2.001",
        "2.001",
        "u = x - 6, x in [4, 8]",
        "Y1 / (x - z2)",
        14,
    ),
    row("hankelP0", 54, hankel(0, False), "0", V_MAX, "v = 1 / x^2, x >= 8", "Hankel's P of order 0", 5, one),
    row("hankelQ0", 54, hankel(0, True), "0", V_MAX, "v = 1 / x^2, x >= 8", "x times Hankel's Q of order 0", 5, one),
    row("hankelP1", 54, hankel(1, False), "0", V_MAX, "v = 1 / x^2, x >= 8", "Hankel's P of order 1", 5, one),
    row("hankelQ1", 54, hankel(1, True), "0", V_MAX, "v = 1 / x^2, x >= 8", "x times Hankel's Q of order 1", 5, one),
    row("i0Low", 54, modifiedLow(0), "0", "64.01", "t = x^2, x <= 8", "I0", 14),
    row("i1Low", 54, modifiedLow(1), "0", "64.01", "t = x^2, x <= 8", "I1 / x", 14),
    row("i0Far", 53, modifiedFar(0), "-0.0625", "0.0626", "u = 1 / x - 1/16, x >= 8", "I0 e^-x sqrt(x)", 8),
    row("i1Far", 53, modifiedFar(1), "-0.0625", "0.0626", "u = 1 / x - 1/16, x >= 8", "I1 e^-x sqrt(x)", 8),
]

if __name__ == "__main__":
    from gmpy2 import mpfr

    for name, zeros in (("J0", J0_ZEROS), ("J1", J1_ZEROS), ("Y0", Y0_ZEROS), ("Y1", Y1_ZEROS)):
        for z in zeros:
            high = minimax.roundTo(minimax.toMpfr(z), "d")
            print(name, float(high).hex(), float(minimax.toMpfr(z) - high).hex())
    z = minimax.toMpfr(log(Y0_ZEROS[0]))
    print("log of the first zero of Y0", float(minimax.roundTo(z, "d")).hex(), float(z - minimax.roundTo(z, "d")).hex())
