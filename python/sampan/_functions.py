"""CuPy's array functions that are covered, computed by NumPy. What is not listed here is not there."""

import numpy

from ._errors import ArgumentTypeError
from ._ndarray import REDUCTIONS, compute, host, ndarray, wrap
from ._pending import pending


def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0, *, blocking=False):
    if isinstance(object, ndarray):
        object = host(object)
    elif isinstance(object, (list, tuple)):
        object = _without_ours(object)
    made = numpy.array(object, dtype, copy=copy, order=order, ndmin=ndmin)
    if made.dtype.kind not in "biufc":
        raise ArgumentTypeError("P1207", f"arrays of {made.dtype} do not exist on the device", "numbers and bools")
    return wrap(made)


def _without_ours(items):
    return [host(i) if isinstance(i, ndarray) else _without_ours(i) if isinstance(i, (list, tuple)) else i for i in items]


def asarray(a, dtype=None, order=None, *, blocking=False):
    # A NumPy array is copied: on a GPU it would be, and scripts go on writing to the original.
    if isinstance(a, ndarray) and (dtype is None or numpy.dtype(dtype) == a.dtype):
        return a
    return array(a, dtype, order=order or "K")


def ascontiguousarray(a, dtype=None):
    if isinstance(a, ndarray):
        return wrap(numpy.ascontiguousarray(host(a), dtype))
    return array(a, dtype, order="C")


def asnumpy(a, stream=None, order="C", out=None, *, blocking=True):
    if isinstance(a, ndarray):
        return a.get(order=order, out=out)
    return numpy.asarray(a, order=order)


def get_array_module(*arguments):
    import sys

    return sys.modules.get("cupy", sys.modules[__name__]) if any(isinstance(a, ndarray) for a in arguments) else numpy


def copyto(dst, src, casting="same_kind", where=None):
    numpy.copyto(host(dst), host(src), casting, **({} if where is None else {"where": host(where)}))


def _made(name):
    """Functions that make arrays from shapes and numbers."""
    function = getattr(numpy, name)

    def make(*arguments, **keywords):
        return wrap(function(*[host(a) for a in arguments], **{k: host(v) for k, v in keywords.items()}))

    make.__name__ = name
    return make


def _computed(name):
    function = getattr(numpy, name)

    def apply(*arguments, **keywords):
        return compute(function, *arguments, **keywords)

    apply.__name__ = name
    return apply


def _of_list(name):
    """Functions whose first argument is a list of arrays."""
    function = getattr(numpy, name)

    def apply(arrays, *arguments, **keywords):
        if isinstance(arrays, ndarray):
            arrays = list(arrays)
        return wrap(function([host(a) for a in arrays], *arguments, **keywords))

    apply.__name__ = name
    return apply


def _ufunc(name):
    function = getattr(numpy, name)

    def apply(*operands, out=None, dtype=None, casting="same_kind", where=None):
        keywords = {"casting": casting}
        if dtype is not None:
            keywords["dtype"] = dtype
        if where is not None:
            keywords["where"] = where
        given = list(operands[function.nin :]) + ([out] if isinstance(out, ndarray) else list(out or ()))
        if not given:
            return compute(function, *operands, **keywords)
        # Computed apart and cast into the output, which keeps its own type.
        result = compute(function, *operands[: function.nin], **keywords)
        numpy.copyto(host(given[0]), host(result), casting)
        return given[0]

    apply.__name__ = name
    return apply


_UFUNCS = """absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh bitwise_and bitwise_or bitwise_xor cbrt ceil
conj conjugate copysign cos cosh deg2rad divide divmod equal exp exp2 expm1 fabs float_power floor floor_divide fmax fmin
fmod greater greater_equal hypot invert isfinite isinf isnan left_shift less less_equal log log10 log1p log2 logaddexp
logical_and logical_not logical_or logical_xor maximum minimum mod modf multiply negative not_equal power rad2deg reciprocal
remainder right_shift rint sign signbit sin sinh sqrt square subtract tan tanh true_divide trunc""".split()

_MADE = """empty zeros ones full arange linspace logspace eye identity tri zeros_like ones_like empty_like full_like
diag indices""".split()

_COMPUTED = """allclose append argsort argwhere around array_equal average bincount broadcast_to clip convolve
corrcoef cov cumprod cumsum diagonal diff digitize dot einsum expand_dims fix flip fliplr flipud histogram inner interp isclose
kron matmul median moveaxis nan_to_num nanmax nanmean nanmin nanstd nansum nanvar nonzero outer percentile ptp quantile ravel
repeat reshape rollaxis round roll rot90 searchsorted sort squeeze swapaxes take take_along_axis tensordot tile trace transpose tril
triu unique vdot where""".split()

_OF_LIST = "concatenate stack vstack hstack dstack column_stack".split()

UFUNCS = {name: _ufunc(name) for name in _UFUNCS}
UFUNCS["abs"] = UFUNCS["absolute"]

COVERED = dict(UFUNCS)
COVERED.update({name: _made(name) for name in _MADE})
COVERED.update({name: _computed(name) for name in _COMPUTED})
COVERED.update({name: _of_list(name) for name in _OF_LIST})
COVERED.update({name: _computed(name) for name in REDUCTIONS})
COVERED["amax"], COVERED["amin"] = COVERED["max"], COVERED["min"]


def argsort(a, axis=-1, kind=None):
    return a.argsort(axis)


def meshgrid(*xi, **keywords):
    return [wrap(m) for m in numpy.meshgrid(*[host(x) for x in xi], **keywords)]


def split(ary, indices_or_sections, axis=0):
    return [wrap(p) for p in numpy.split(host(ary), indices_or_sections, axis)]


def copy(a, order="K"):
    return wrap(host(a).copy(order))


def may_share_memory(a, b):
    return numpy.may_share_memory(a._memory, b._memory)


def size(a, axis=None):
    return numpy.size(host(a), axis)


def ndim(a):
    return host(a).ndim if isinstance(a, ndarray) else numpy.ndim(a)


def shape(a):
    return a.shape if isinstance(a, ndarray) else numpy.shape(a)


for _own in (
    array, asarray, ascontiguousarray, asnumpy, get_array_module, copyto, argsort, meshgrid, split, copy,
    may_share_memory, size, ndim, shape,
):
    COVERED[_own.__name__] = _own

# Names that are NumPy's own, in CuPy too.
SAME = """bool_ byte ubyte short ushort intc uintc int_ uint longlong ulonglong int8 int16 int32 int64 uint8 uint16 uint32
uint64 half single double float16 float32 float64 csingle cdouble complex64 complex128 dtype finfo iinfo inf nan pi e newaxis
Inf NaN generic number integer signedinteger unsignedinteger inexact floating complexfloating result_type can_cast
promote_types min_scalar_type issubdtype broadcast_shapes isscalar iscomplexobj isrealobj set_printoptions
get_printoptions""".split()
for _name in SAME:
    COVERED[_name] = getattr(numpy, _name)


def synchronize():
    pending.wait()
