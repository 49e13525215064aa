"""CuPy's name, by Sampan: `sampan python` puts this in CuPy's place. Only what is imported here is there."""

from sampan import ElementwiseKernel, RawKernel, RawModule, ReductionKernel, ndarray
from sampan._errors import NotCoveredArgument
from sampan._functions import COVERED as _COVERED
from sampan._names import uncovered as _uncovered

globals().update(_COVERED)

from . import cuda, linalg, random, testing  # noqa: E402
from .cuda import _pool, _pinned  # noqa: E402

bool = _COVERED["bool_"]
__version__ = "13.0.0+sampan"


def get_default_memory_pool():
    return _pool


def get_default_pinned_memory_pool():
    return _pinned


def fuse(*args, **kwargs):
    raise NotCoveredArgument("P1202", "cupy.fuse is not covered", "an ElementwiseKernel, or leave the decorator out")


def is_available():
    return True


__getattr__ = _uncovered("cupy")
