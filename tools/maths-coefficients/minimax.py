"""Weighted minimax polynomials by the Remez exchange on a fine Chebyshev grid, rounded to float or double.

Rounding each coefficient on its own loses bits; here they are rounded from the lowest power up, and after each rounding
the free ones are fitted again, so that they absorb the error.
"""

import gmpy2
import mpmath
from gmpy2 import mpfr

PRECISION = 230
gmpy2.get_context().precision = PRECISION
mpmath.mp.prec = PRECISION


def toMpfr(x):
    return mpfr(mpmath.nstr(x, 70)) if isinstance(x, mpmath.mpf) else mpfr(x)


def solve(matrix, right):
    n = len(right)
    rows = [row[:] + [right[i]] for i, row in enumerate(matrix)]
    for c in range(n):
        pivot = max(range(c, n), key=lambda r: abs(rows[r][c]))
        rows[c], rows[pivot] = rows[pivot], rows[c]
        for r in range(c + 1, n):
            factor = rows[r][c] / rows[c][c]
            if factor:
                for k in range(c, n + 1):
                    rows[r][k] -= factor * rows[c][k]
    x = [mpfr(0)] * n
    for r in range(n - 1, -1, -1):
        x[r] = (rows[r][n] - sum(rows[r][k] * x[k] for k in range(r + 1, n))) / rows[r][r]
    return x


class Problem:
    """Values of the target and of the weight on a grid; computed once, since they are the expensive part."""

    def __init__(self, target, weight, low, high, points=500):
        low, high = mpmath.mpf(low), mpmath.mpf(high)
        self.t, self.f, self.w = [], [], []
        for i in range(points + 1):
            t = (low + high) / 2 - (high - low) / 2 * mpmath.cos(mpmath.pi * i / points)
            w = weight(t)
            if w == 0:
                continue
            self.t.append(toMpfr(t))
            self.f.append(toMpfr(target(t)))
            self.w.append(toMpfr(w))

    def errors(self, coefficients):
        result = []
        for t, f, w in zip(self.t, self.f, self.w):
            p = mpfr(0)
            for c in reversed(coefficients):
                p = p * t + c
            result.append((f - p) * w)
        return result

    def worst(self, coefficients):
        return max(abs(e) for e in self.errors(coefficients))

    def fit(self, degree, fixed, iterations=12):
        """The minimax polynomial whose first len(fixed) coefficients are given."""
        free = degree + 1 - len(fixed)
        n = len(self.t)
        # Chebyshev nodes of the index are close to the extrema, since the grid itself is Chebyshev-spaced.
        reference = [round(i * (n - 1) / free) for i in range(free + 1)]
        best, bestError = None, None
        for _ in range(iterations):
            matrix, right = [], []
            for sign, i in enumerate(reference):
                powers = [self.t[i] ** k for k in range(len(fixed), degree + 1)]
                matrix.append(powers + [(-1) ** sign / self.w[i]])
                right.append(self.f[i] - sum(c * self.t[i] ** k for k, c in enumerate(fixed)))
            solution = solve(matrix, right)
            coefficients = list(fixed) + solution[:-1]
            errors = self.errors(coefficients)
            worst = max(abs(e) for e in errors)
            if best is None or worst < bestError:
                best, bestError = coefficients, worst
            if worst <= abs(solution[-1]) * mpfr("1.02"):
                break
            reference = exchange(errors, free + 1)
            if reference is None:
                break
        return best, bestError


def exchange(errors, count):
    """Indices of `count` alternating extrema, the greatest ones."""
    extrema = []
    for i, e in enumerate(errors):
        if extrema and (errors[extrema[-1]] > 0) == (e > 0):
            if abs(e) > abs(errors[extrema[-1]]):
                extrema[-1] = i
        else:
            extrema.append(i)
    while len(extrema) > count:
        if len(extrema) - count == 1:
            drop = 0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else len(extrema) - 1
            extrema.pop(drop)
        else:
            # Leaving out two neighbours keeps the alternation.
            k = min(range(len(extrema) - 1), key=lambda j: max(abs(errors[extrema[j]]), abs(errors[extrema[j + 1]])))
            if k == 0:
                extrema.pop(0)
            elif k == len(extrema) - 2:
                extrema.pop()
            else:
                del extrema[k : k + 2]
    return extrema if len(extrema) == count else None


def roundTo(x, kind):
    with gmpy2.context(precision=53 if kind == "d" else 24):
        return mpfr(x)


def bits(error):
    return float(-gmpy2.log2(error)) if error else 999.0


def rounded(problem, degree, kind):
    fixed = []
    coefficients, _ = problem.fit(degree, [])
    for k in range(degree + 1):
        fixed.append(roundTo(coefficients[k], kind))
        if k < degree:
            refit, _ = problem.fit(degree, fixed, 10)
            coefficients = refit if refit is not None else coefficients
    return fixed, problem.worst(fixed)


def approximate(problem, target, kind, degrees=range(2, 40)):
    """The rounded polynomial of least degree whose weighted error is below 2^-target."""
    for degree in degrees:
        if bits(problem.fit(degree, [])[1]) < target:
            continue
        coefficients, error = rounded(problem, degree, kind)
        if bits(error) >= target:
            return coefficients, bits(error)
        # Rounding spoilt it: one degree more; when that does not help either the target is beyond the format.
        coefficients2, error2 = rounded(problem, degree + 1, kind)
        return (coefficients2, bits(error2)) if error2 < error else (coefficients, bits(error))
    raise RuntimeError("no polynomial reaches the target")


def hexFloat(x, kind):
    x = float(x)
    text = x.hex()
    mantissa, exponent = text.split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0")
        mantissa = mantissa + "0" if mantissa.endswith(".") else mantissa
    return f"{mantissa}p{exponent}" + ("f" if kind == "f" else "")
