"""Comparisons that scripts make at their end, by NumPy's functions of the same names."""

import numpy as _numpy

from sampan._names import uncovered as _uncovered
from sampan._ndarray import ndarray as _ndarray


def _compared(name):
    function = getattr(_numpy.testing, name)

    def compare(*arguments, **keywords):
        return function(*[a.get() if isinstance(a, _ndarray) else a for a in arguments], **keywords)

    compare.__name__ = name
    return compare


assert_allclose = _compared("assert_allclose")
assert_array_equal = _compared("assert_array_equal")
assert_array_almost_equal = _compared("assert_array_almost_equal")
assert_array_less = _compared("assert_array_less")

__getattr__ = _uncovered("cupy.testing")
