import mpmath
from mpmath import gamma, loggamma, log, mpf, pi, psi, sqrt

FAR = 12


def lgammaTwo(d):
    if abs(d) < mpf(2) ** -60:
        return psi(0, 2) + d * psi(1, 2) / 2
    return loggamma(2 + d) / d


def stirling(v):
    if v == 0:
        return mpf(1) / 12
    with mpmath.workprec(600):
        x = 1 / sqrt(v)
        if x > 10**6:
            return mpf(1) / 12 - v / 360 + v * v / 1260
        return x * (loggamma(x) - ((x - mpf(1) / 2) * log(x) - x + log(2 * pi) / 2))


ROWS = [
    dict(
        name="lgammaTwo",
        kind="d",
        bits=55,
        target=lgammaTwo,
        weight=lambda d: 1 / lgammaTwo(d),
        interval=(mpf("-0.501"), mpf("0.501"), "|d| <= 1/2"),
        what="lgamma(2 + d) / d",
        **{"from": 12}
    ),
    dict(
        name="gammaMiddle",
        kind="d",
        bits=55,
        target=lambda u: gamma(u + mpf("1.5")),
        weight=lambda u: mpf(1),
        interval=(mpf("-0.501"), mpf("0.501"), "|u| <= 1/2"),
        what="gamma(1.5 + u)",
        **{"from": 12}
    ),
    dict(
        name="stirlingTail",
        kind="d",
        bits=58,
        target=stirling,
        weight=lambda v: mpf(1) / 12,
        interval=(0, mpf(1) / FAR**2, "v = 1 / x^2, x >= 12"),
        what="x times the rest of Stirling's formula for lgamma",
        **{"from": 3}
    ),
]
