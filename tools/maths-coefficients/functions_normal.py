"""erfinv over w = -log(1 - x^2), in the manner of Giles (2010).

x + x P(w) in the middle, s + P(s) with s = sqrt(w) in the tails.
"""

from mpmath import erf, erfc, exp, expm1, log, mpf, pi, sqrt


def inverseErfc(q):
    """z > 0 with erfc(z) = q, 0 < q < 1, by Newton on log erfc."""
    target = log(q)
    z = sqrt(-target) if q < mpf("0.2") else (1 - q) * sqrt(pi) / 2
    for _ in range(80):
        e = erfc(z)
        step = (log(e) - target) * e * exp(z * z) * sqrt(pi) / 2
        z += step
        if abs(step) < abs(z) * mpf(2) ** -200:
            break
    return z


def ofW(w):
    x = sqrt(-expm1(-w))
    q = exp(-w) / (1 + x)  # 1 - x without cancellation
    return inverseErfc(q), x


def middle(w):
    if w < mpf(2) ** -90:
        return sqrt(pi) / 2
    z, x = ofW(w)
    return z / x


def tail(s):
    return ofW(s * s)[0]


def row(name, kind, bits, target, base, low, high, where, what, start):
    cache = {}

    def cached(t):
        if t not in cache:
            cache[t] = target(t)
        return cache[t]

    return dict(
        name=name,
        kind=kind,
        bits=bits,
        target=lambda t: cached(t) - base(t),
        weight=lambda t: 1 / cached(t),
        points=300,
        interval=(low, high, where),
        what=what,
        **{"from": start}
    )


# The tails are fitted over s - 3 and the like, so that the argument stays near 0.
def shifted(centre):
    return lambda u: tail(u + centre)


def plus(centre):
    return lambda u: u + mpf(centre)


def farTail(centre):
    return lambda u: tail(1 / (u + mpf(centre)))


def farBase(centre):
    return lambda u: 1 / (u + mpf(centre))


def ONE(_):
    return mpf(1)


MIDDLE_D = mpf("3.125")
ROWS = [
    row(
        "inverseMiddle",
        "d",
        54.5,
        lambda u: middle(u + MIDDLE_D),
        ONE,
        -MIDDLE_D,
        MIDDLE_D,
        "u = w - 3.125, w <= 6.25",
        "erfinv(x) / x - 1",
        18,
    ),
    row(
        "inverseTail",
        "d",
        55,
        shifted(mpf("3.25")),
        plus("3.25"),
        mpf("2.49") - mpf("3.25"),
        mpf("0.76"),
        "u = s - 3.25, s = sqrt(w) in [2.5, 4]",
        "erfinv(x) - s",
        10,
    ),
    row(
        "inverseFarTail",
        "d",
        55,
        shifted(mpf("5.25")),
        plus("5.25"),
        mpf("-1.26"),
        mpf("2.76"),
        "u = s - 5.25, s in [4, 8]",
        "erfinv(x) - s",
        16,
    ),
    row(
        "inverseLastTail",
        "d",
        55,
        farTail("0.08"),
        farBase("0.08"),
        mpf("-0.0436"),
        mpf("0.0451"),
        "u = 1 / s - 0.08, s in [8, 27.4]",
        "erfinv(x) - s",
        8,
    ),
    row(
        "inverseMiddle",
        "f",
        26.5,
        lambda u: middle(u + mpf("2.5")),
        ONE,
        -mpf("2.5"),
        mpf("2.5"),
        "u = w - 2.5, w <= 5",
        "erfinv(x) / x - 1",
        5,
    ),
    row(
        "inverseTail",
        "f",
        26.5,
        shifted(mpf("3")),
        plus("3"),
        mpf("-0.77"),
        mpf("2.1"),
        "u = s - 3, s in [2.236, 5]",
        "erfinv(x) - s",
        5,
    ),
    row(
        "inverseFarTail",
        "f",
        26.5,
        shifted(mpf("7.5")),
        plus("7.5"),
        mpf("-2.6"),
        mpf("2.7"),
        "u = s - 7.5, s in [5, 10.2]",
        "erfinv(x) - s",
        4,
    ),
]
