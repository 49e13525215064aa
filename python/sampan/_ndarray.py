"""cupy.ndarray over a NumPy array: on this target device memory is host memory.

What is covered is listed; any other attribute raises. Host code that looks at memory first waits for kernels."""

import operator

import numpy

from ._errors import ArgumentTypeError, NotCovered
from ._pending import pending


class MemoryPointer:
    """An address on the device."""

    def __init__(self, ptr, size=0, owner=None):
        self.ptr, self.size, self._owner = ptr, size, owner
        self.mem = self

    def __int__(self):
        return self.ptr

    def __add__(self, bytes):
        return MemoryPointer(self.ptr + bytes, max(self.size - bytes, 0), self._owner)

    def copy_from_host(self, mem, size):
        import ctypes

        pending.wait()
        ctypes.memmove(self.ptr, getattr(mem, "value", mem), size)


class Flags:
    def __init__(self, flags):
        self.c_contiguous, self.f_contiguous = flags.c_contiguous, flags.f_contiguous
        self.owndata, self.fnc = flags.owndata, flags.fnc

    def __getitem__(self, name):
        return getattr(self, name.lower())


def host(value):
    """The NumPy array behind an array of ours, when nothing writes to it any more; other values as they are. NumPy arrays
    of several elements do not mix with ours, as in CuPy: asarray says where data crosses over."""
    if isinstance(value, ndarray):
        pending.wait()
        return value._memory
    if isinstance(value, numpy.ndarray) and value.ndim:
        raise ArgumentTypeError("P1204", "a NumPy array where an array of the device is expected", "cupy.asarray(x)")
    return value


def wrap(value):
    return ndarray._over(value if isinstance(value, numpy.ndarray) else numpy.asarray(value))


def compute(function, *operands, **arguments):
    """A NumPy function over operands of ours. Arrays without dimensions count as arrays in the choice of the type, as in
    CuPy; NumPy 1 would take them for scalars and keep float32 where CuPy makes float64."""
    values = [host(o) for o in operands]
    if any(isinstance(o, ndarray) and o.ndim for o in operands):
        values = [
            v.reshape(1) if isinstance(o, ndarray) and not o.ndim else v for v, o in zip(values, operands)
        ]
    arguments = {k: host(v) for k, v in arguments.items()}
    with numpy.errstate(all="ignore"):  # a device does not warn
        result = function(*values, **arguments)
    if isinstance(result, tuple):
        return tuple(wrap(r) for r in result)
    return wrap(result)


class ndarray:
    __array_priority__ = 100

    def __init__(self, shape, dtype=float, memptr=None, strides=None, order="C"):
        shape = (shape,) if isinstance(shape, (int, numpy.integer)) else tuple(shape)
        dtype = numpy.dtype(dtype)
        if memptr is None:
            self._memory = numpy.empty(shape, dtype, order)
        else:
            import ctypes

            count = int(numpy.prod(shape, dtype=numpy.int64)) * dtype.itemsize
            buffer = (ctypes.c_char * count).from_address(memptr.ptr)
            buffer._owner = memptr
            self._memory = numpy.ndarray(shape, dtype, buffer, strides=strides, order=order)

    @classmethod
    def _over(cls, memory):
        array = cls.__new__(cls)
        array._memory = memory
        return array

    # What it is; none of it looks at elements.
    shape = property(lambda self: self._memory.shape, lambda self, shape: setattr(self._memory, "shape", shape))
    dtype = property(lambda self: self._memory.dtype)
    ndim = property(lambda self: self._memory.ndim)
    size = property(lambda self: self._memory.size)
    itemsize = property(lambda self: self._memory.itemsize)
    nbytes = property(lambda self: self._memory.nbytes)
    strides = property(lambda self: self._memory.strides)
    flags = property(lambda self: Flags(self._memory.flags))
    T = property(lambda self: wrap(self._memory.T))
    real = property(lambda self: wrap(self._memory.real))
    imag = property(lambda self: wrap(self._memory.imag))
    data = property(lambda self: MemoryPointer(self._memory.ctypes.data, self._memory.nbytes, self._memory))
    base = property(lambda self: None if self._memory.base is None else self)

    @property
    def device(self):
        from ._stream import Device

        return Device(0)

    @property
    def __cuda_array_interface__(self):
        about = dict(self._memory.__array_interface__)
        about["version"] = 2
        return about

    # Between host and device.
    def get(self, stream=None, order="C", out=None, blocking=True):
        copy = numpy.array(host(self), order=order, copy=True)
        if out is None:
            return copy
        out[...] = copy
        return out

    def set(self, arr, stream=None):
        arr = numpy.asarray(arr)
        if arr.dtype != self.dtype or arr.shape != self.shape:
            raise ArgumentTypeError("P1205", f"set() of an array of {arr.dtype}{arr.shape} into one of {self.dtype}{self.shape}", "the two must be alike")
        host(self)[...] = arr

    def item(self, *index):
        return host(self).item(*index)

    def tolist(self):
        return host(self).tolist()

    def tobytes(self, order="C"):
        return host(self).tobytes(order)

    def __array__(self, dtype=None):
        raise ArgumentTypeError("P1206", "an array of the device does not become a NumPy array by itself", "x.get() or cupy.asnumpy(x)")

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **arguments):
        from . import _functions

        if method != "__call__" or ufunc.__name__ not in _functions.UFUNCS:
            raise NotCovered("P1201", f"numpy.{ufunc.__name__}.{method} of a cupy.ndarray is not covered by Sampan", "docs/python.md lists what is")
        return _functions.UFUNCS[ufunc.__name__](*inputs, *(out or ()), **arguments)

    def __array_function__(self, function, types, arguments, keywords):
        from . import _functions

        own = _functions.COVERED.get(function.__name__)
        if own is None:
            raise NotCovered("P1201", f"numpy.{function.__name__} of a cupy.ndarray is not covered by Sampan", "docs/python.md lists what is")
        return own(*arguments, **keywords)

    def __getattr__(self, name):
        if name.startswith("__") or name == "_memory":
            raise AttributeError(name)
        raise NotCovered("P1201", f"cupy.ndarray.{name} is not covered by Sampan", "docs/python.md lists what is; x.get() is a NumPy array")

    # Elements.
    def __getitem__(self, index):
        return wrap(host(self)[_index(index)])

    def __setitem__(self, index, value):
        host(self)[_index(index)] = host(value)

    def __len__(self):
        return len(self._memory)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __bool__(self):
        return bool(host(self))

    def __int__(self):
        return int(host(self))

    def __float__(self):
        return float(host(self))

    def __complex__(self):
        return complex(host(self))

    def __index__(self):
        return operator.index(host(self))

    def __repr__(self):
        return repr(host(self))

    def __str__(self):
        return str(host(self))

    def __format__(self, form):
        return format(host(self), form) if not self.ndim else str(self)

    __hash__ = None

    # Other shapes and types.
    def astype(self, dtype, order="K", casting=None, subok=None, copy=True):
        with numpy.errstate(all="ignore"):
            return wrap(host(self).astype(dtype, order=order, copy=copy))

    def copy(self, order="C"):
        return wrap(host(self).copy(order))

    def fill(self, value):
        host(self).fill(host(value))

    def reshape(self, *shape, order="C"):
        return wrap(host(self).reshape(*shape, order=order))

    def ravel(self, order="C"):
        return wrap(host(self).ravel(order))

    def flatten(self, order="C"):
        return wrap(host(self).flatten(order))

    def transpose(self, *axes):
        return wrap(self._memory.transpose(*axes))

    def swapaxes(self, axis1, axis2):
        return wrap(self._memory.swapaxes(axis1, axis2))

    def squeeze(self, axis=None):
        return wrap(self._memory.squeeze(axis))

    def view(self, dtype=None):
        return wrap(self._memory if dtype is None else self._memory.view(dtype))

    def take(self, indices, axis=None, out=None):
        return compute(numpy.take, self, indices, axis=axis)

    def repeat(self, repeats, axis=None):
        return wrap(host(self).repeat(host(repeats), axis))

    def sort(self, axis=-1):
        host(self).sort(axis)

    def argsort(self, axis=-1):
        return wrap(host(self).argsort(axis, kind="stable"))

    def nonzero(self):
        return tuple(wrap(i) for i in host(self).nonzero())

    def dot(self, other, out=None):
        return compute(numpy.dot, self, other, **({} if out is None else {"out": out}))


def _index(index):
    """Arrays of the device may be indices; NumPy's may not, as in CuPy."""
    if isinstance(index, tuple):
        return tuple(_index(i) for i in index)
    return host(index) if isinstance(index, ndarray) else index


def _operator(name, function, reflected=False):
    def apply(self, other):
        if isinstance(other, (list, tuple, str)):
            return NotImplemented
        return compute(function, other, self) if reflected else compute(function, self, other)

    apply.__name__ = name
    return apply


def _in_place(name, function):
    def apply(self, other):
        value = host(other)
        if isinstance(other, ndarray) and not other.ndim and self.ndim:
            value = value.reshape(1)
        memory = host(self)
        with numpy.errstate(all="ignore"):
            function(memory, value, out=memory)
        return self

    apply.__name__ = name
    return apply


_BINARY = {
    "add": numpy.add, "sub": numpy.subtract, "mul": numpy.multiply, "truediv": numpy.true_divide,
    "floordiv": numpy.floor_divide, "mod": numpy.remainder, "pow": numpy.power, "matmul": numpy.matmul,
    "and": numpy.bitwise_and, "or": numpy.bitwise_or, "xor": numpy.bitwise_xor, "lshift": numpy.left_shift,
    "rshift": numpy.right_shift,
}
for _name, _function in _BINARY.items():
    setattr(ndarray, f"__{_name}__", _operator(f"__{_name}__", _function))
    setattr(ndarray, f"__r{_name}__", _operator(f"__r{_name}__", _function, True))
    if _name != "matmul":
        setattr(ndarray, f"__i{_name}__", _in_place(f"__i{_name}__", _function))
for _name, _function in {
    "lt": numpy.less, "le": numpy.less_equal, "gt": numpy.greater, "ge": numpy.greater_equal, "eq": numpy.equal,
    "ne": numpy.not_equal,
}.items():
    setattr(ndarray, f"__{_name}__", _operator(f"__{_name}__", _function))
for _name, _function in {
    "neg": numpy.negative, "pos": numpy.positive, "abs": numpy.absolute, "invert": numpy.invert,
}.items():
    setattr(ndarray, f"__{_name}__", lambda self, f=_function: compute(f, self))


def _reduction(name):
    function = getattr(numpy, name)

    def reduce(self, *arguments, **keywords):
        return compute(function, self, *arguments, **keywords)

    reduce.__name__ = name
    return reduce


REDUCTIONS = ("sum", "prod", "mean", "std", "var", "max", "min", "argmax", "argmin", "any", "all", "cumsum", "cumprod")
for _name in REDUCTIONS:
    setattr(ndarray, _name, _reduction(_name))
for _name in ("clip", "round", "conj", "conjugate", "trace", "diagonal"):
    setattr(ndarray, _name, _reduction(_name))
