from mpmath import cbrt, mpf


def row(name, kind, bits, start):
    return dict(
        name=name,
        kind=kind,
        bits=bits,
        target=lambda m: 1 / cbrt(m),
        weight=lambda m: cbrt(m),
        interval=(mpf("0.7071"), mpf("5.657"), "m in [sqrt(1/2), 4 sqrt(2)]"),
        what="m^(-1/3), a start for Newton",
        **{"from": start}
    )


ROWS = [row("inverseCubeRootStart", "d", 6.5, 2), row("inverseCubeRootStart", "f", 6.5, 2)]
