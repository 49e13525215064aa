from mpmath import mpf, sinh, sqrt, tanh


def tanhTail(z):
    if z < mpf(2) ** -80:
        return mpf(-1) / 3
    r = sqrt(z)
    return (tanh(r) - r) / r**3


def sinhTail(z):
    if z < mpf(2) ** -80:
        return mpf(1) / 6
    r = sqrt(z)
    return (sinh(r) - r) / r**3


ROWS = [
    dict(
        name="tanhTail",
        kind="d",
        bits=58,
        target=tanhTail,
        weight=lambda z: z,
        interval=(0, mpf("0.3030"), "z = x^2, x <= 0.55"),
        what="(tanh(x) - x) / x^3",
        **{"from": 6}
    ),
    dict(
        name="tanhTail",
        kind="f",
        bits=28,
        target=tanhTail,
        weight=lambda z: z,
        interval=(0, mpf("0.3030"), "z = x^2, x <= 0.55"),
        what="(tanh(x) - x) / x^3",
        **{"from": 2}
    ),
    dict(
        name="sinhTail",
        kind="d",
        bits=58,
        target=sinhTail,
        weight=lambda z: z,
        interval=(0, mpf("1.002"), "z = x^2, x <= 1"),
        what="(sinh(x) - x) / x^3",
        **{"from": 5}
    ),
    dict(
        name="sinhTail",
        kind="f",
        bits=28,
        target=sinhTail,
        weight=lambda z: z,
        interval=(0, mpf("1.002"), "z = x^2, x <= 1"),
        what="(sinh(x) - x) / x^3",
        **{"from": 2}
    ),
]
