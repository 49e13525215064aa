from mpmath import cos, mpf, pi, sin, sqrt

Z_MAX = (pi / 4) ** 2 * mpf("1.03")


def series(z, first, sine):
    """sum (-z)^k / (2 k + sine)! for k >= first, divided by z^first."""
    term = mpf(1)
    for k in range(1, first + 1):
        term /= (2 * k - 1 + sine) * (2 * k + sine)
    term *= (-1) ** first
    total, k = mpf(0), first
    while abs(term) > mpf(2) ** -230:
        total += term
        k += 1
        term *= -z / ((2 * k - 1 + sine) * (2 * k + sine))
        if z == 0:
            break
    return total


def row(name, kind, bits, first, sine, what, start):
    return dict(
        name=name,
        kind=kind,
        bits=bits,
        target=lambda z: series(z, first, sine),
        weight=lambda z: z**first,
        interval=(0, Z_MAX, "z = r^2 <= (pi/4)^2"),
        what=what,
        **{"from": start}
    )


ROWS = [
    row("sinTail", "d", 60, 1, 1, "(sin(r) - r) / r^3", 4),
    row("cosTail", "d", 60, 2, 0, "(cos(r) - 1 + z / 2) / z^2", 4),
    row("sinTail", "f", 29.5, 1, 1, "(sin(r) - r) / r^3", 2),
    row("cosTail", "f", 29.5, 2, 0, "(cos(r) - 1 + z / 2) / z^2", 2),
]
