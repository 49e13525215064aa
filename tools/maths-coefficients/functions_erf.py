from mpmath import erf, erfc, exp, inf, log, mpf, pi, sqrt

ERFCX_CENTRE = {"d": mpf(4), "f": mpf(4)}


def small(z):
    """erf(x) / x - 1 in z = x^2."""
    if z < mpf(2) ** -60:
        return 2 / sqrt(pi) * (1 - z / 3) - 1
    return erf(sqrt(z)) / sqrt(z) - 1


def minusLogErfc(x):
    return -log(erfc(x))


def scaled(a):
    """(1 + 2 x) e^(x^2) erfc(x) in t = (x - a) / (x + a), the form of Shepherd and Laframboise (1981)."""

    def f(t):
        x = a * (1 + t) / (1 - t)
        return (1 + 2 * x) * exp(x * x) * erfc(x)

    return f


def tMax(x, a):
    return (mpf(x) - a) / (mpf(x) + a)


ROWS = [
    dict(
        name="erfSmall",
        kind="d",
        bits=56,
        target=small,
        weight=lambda z: mpf(1) / (1 + small(z)),
        interval=(0, mpf("1.001"), "z = x^2 <= 1"),
        what="erf(x) / x - 1",
        **{"from": 8}
    ),
    dict(
        name="erfSmall",
        kind="f",
        bits=28,
        target=small,
        weight=lambda z: mpf(1) / (1 + small(z)),
        interval=(0, mpf("1.001"), "z = x^2 <= 1"),
        what="erf(x) / x - 1",
        **{"from": 3}
    ),
    dict(
        name="erfLogComplement",
        kind="d",
        bits=58,
        target=minusLogErfc,
        weight=erfc,
        interval=(mpf("0.999"), mpf("5.93"), "x in [1, 5.93]"),
        what="-log(erfc(x)), weighted to the absolute error of erf",
        **{"from": 12}
    ),
    dict(
        name="erfLogComplement",
        kind="f",
        bits=28,
        target=minusLogErfc,
        weight=erfc,
        interval=(mpf("0.999"), mpf("3.93"), "x in [1, 3.93]"),
        what="-log(erfc(x)), weighted to the absolute error of erf",
        **{"from": 4}
    ),
    dict(
        name="erfcxTail",
        kind="d",
        bits=53.5,
        target=scaled(ERFCX_CENTRE["d"]),
        weight=lambda t: mpf(1),
        interval=(-1, tMax(28, 4), "t = (x - 4) / (x + 4), 0 <= x <= 28"),
        what="(1 + 2 x) e^(x^2) erfc(x)",
        **{"from": 16}
    ),
    dict(
        name="erfcxTail",
        kind="f",
        bits=24.8,
        target=scaled(ERFCX_CENTRE["f"]),
        weight=lambda t: mpf(1),
        interval=(-1, tMax(11, 4), "t = (x - 4) / (x + 4), 0 <= x <= 11"),
        what="(1 + 2 x) e^(x^2) erfc(x)",
        **{"from": 8}
    ),
]
