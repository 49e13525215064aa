from mpmath import log, log1p, mpf, sqrt

# m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f), z = s * s.
S_MAX = (sqrt(2) - 1) / (sqrt(2) + 1)
Z_MAX = S_MAX * S_MAX * mpf("1.001")


def atanhSeries(z, first):
    """2 * sum z^k / (2 k + 1) for k >= first, divided by z^first."""
    total, power, k = mpf(0), mpf(1), first
    while abs(power) > mpf(2) ** -230:
        total += 2 * power / (2 * k + 1)
        power *= z
        k += 1
        if z == 0:
            break
    return total


def cubic(f):
    if abs(f) < mpf(2) ** -50:
        return mpf(1) / 3 - f / 4
    return (log1p(f) - f + f * f / 2) / f**3


ROWS = [
    dict(
        name="logTail",
        kind="d",
        bits=61,
        target=lambda z: atanhSeries(z, 1),
        weight=lambda z: z / 2,
        interval=(0, Z_MAX, "z = s^2 <= 0.0295"),
        what="(log((1 + s) / (1 - s)) / s - 2) / z",
        **{"from": 4}
    ),
    dict(
        name="logTail",
        kind="f",
        bits=28.5,
        target=cubic,
        weight=lambda f: abs(f) ** 3 / abs(log1p(f)),
        interval=(sqrt(mpf(1) / 2) - 1, sqrt(2) - 1, "f in [sqrt(1/2) - 1, sqrt(2) - 1]"),
        what="(log(1 + f) - f + f^2 / 2) / f^3",
        **{"from": 5}
    ),
    dict(
        name="powTail",
        kind="d",
        bits=70,
        target=lambda z: atanhSeries(z, 2) / 2,
        weight=lambda z: z * z,
        interval=(0, Z_MAX, "z = s^2 <= 0.0295"),
        what="(log((1 + s) / (1 - s)) / (2 s) - 1 - z / 3) / z^2",
        **{"from": 4}
    ),
    dict(
        name="powTail",
        kind="f",
        bits=38,
        target=lambda z: atanhSeries(z, 2) / 2,
        weight=lambda z: z * z,
        interval=(0, Z_MAX, "z = s^2 <= 0.0295"),
        what="(log((1 + s) / (1 - s)) / (2 s) - 1 - z / 3) / z^2",
        **{"from": 2}
    ),
]
