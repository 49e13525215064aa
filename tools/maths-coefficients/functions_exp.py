from mpmath import exp, log, mpf

HALF_LN2 = log(2) / 2 * mpf("1.002")


def tail(r):
    if abs(r) < mpf(2) ** -40:
        return mpf(1) / 2 + r / 6
    return (exp(r) - 1 - r) / (r * r)


def row(kind, bits, start):
    return dict(
        name="expTail",
        kind=kind,
        bits=bits,
        target=tail,
        weight=lambda r: r * r / exp(r),
        interval=(-HALF_LN2, HALF_LN2, "|r| <= ln2 / 2"),
        what="(e^r - 1 - r) / r^2, weighted to the relative error of e^r",
        **{"from": start}
    )


ROWS = [row("d", 59, 8), row("f", 29.5, 3)]
