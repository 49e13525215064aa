from mpmath import asin, atan, mpf, sqrt, tan, pi


def tailOf(f, third):
    def g(z):
        if z < mpf(2) ** -80:
            return third
        r = sqrt(z)
        return (f(r) - r) / r**3

    return g


atanTail = tailOf(atan, mpf(-1) / 3)
asinTail = tailOf(asin, mpf(1) / 6)
ATAN_MAX = tan(pi / 8) ** 2 * mpf("1.002")

ROWS = [
    dict(
        name="atanTail",
        kind="d",
        bits=58,
        target=atanTail,
        weight=lambda z: z,
        what="(atan(y) - y) / y^3",
        interval=(0, ATAN_MAX, "z = y^2, y <= tan(pi/8)"),
        **{"from": 6}
    ),
    dict(
        name="atanTail",
        kind="f",
        bits=28,
        target=atanTail,
        weight=lambda z: z,
        what="(atan(y) - y) / y^3",
        interval=(0, ATAN_MAX, "z = y^2, y <= tan(pi/8)"),
        **{"from": 2}
    ),
    dict(
        name="asinTail",
        kind="d",
        bits=58,
        target=asinTail,
        weight=lambda z: z,
        what="(asin(x) - x) / x^3",
        interval=(0, mpf("0.2501"), "z = x^2, x <= 1/2"),
        **{"from": 6}
    ),
    dict(
        name="asinTail",
        kind="f",
        bits=28,
        target=asinTail,
        weight=lambda z: z,
        what="(asin(x) - x) / x^3",
        interval=(0, mpf("0.2501"), "z = x^2, x <= 1/2"),
        **{"from": 2}
    ),
]
