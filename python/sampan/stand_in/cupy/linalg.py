"""What has one answer but for rounding; factors whose signs are a library's choice are left out."""

import numpy as _numpy

from sampan._names import uncovered as _uncovered
from sampan._ndarray import compute as _compute


def _computed(name):
    function = getattr(_numpy.linalg, name)

    def apply(*arguments, **keywords):
        return _compute(function, *arguments, **keywords)

    apply.__name__ = name
    return apply


norm = _computed("norm")
solve = _computed("solve")
inv = _computed("inv")
det = _computed("det")
slogdet = _computed("slogdet")
cholesky = _computed("cholesky")
eigvalsh = _computed("eigvalsh")
matrix_power = _computed("matrix_power")
LinAlgError = _numpy.linalg.LinAlgError

__getattr__ = _uncovered("cupy.linalg")
