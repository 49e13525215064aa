"""Arguments of a launch, by CuPy's rules: Python int, float, complex and bool are long long, double, cuDoubleComplex and
bool; NumPy scalars and NumPy arrays of one element go by value; arrays are pointers.

CuPy checks nothing and hands over eight bytes of an int even to an `int`. So do we where that is right (the value fits),
and raise where the kernel would have read something else."""

import ctypes

import numpy

from ._errors import ArgumentTypeError, ArgumentValueError
from ._ndarray import MemoryPointer, ndarray
from ._signature import Parameter

_NAMES = {"i": "an integer", "b": "a bool", "f": "a floating-point number", "c": "a complex number", "p": "a pointer"}


class _Fault(Exception):
    def __init__(self, id, text, way_out):
        self.id, self.text, self.way_out = id, text, way_out


def _integer(value, parameter, size):
    if parameter.kind == "f" or (parameter.kind is None and size < 8):
        raise _Fault("P1111", f"a Python int is an integer of 8 bytes", f"pass numpy.float{8 * size}(…) or a NumPy scalar of the parameter's type")
    low, high = -(1 << (8 * size - 1)), (1 << (8 * size)) - 1
    if not low <= value <= high:
        raise _Fault("P1112", f"{value} does not fit into {size} bytes", "a NumPy scalar of the parameter's type says what is meant")
    return (value & high).to_bytes(size, "little")


def _plain(value, dtype, what, parameter, size):
    """A value whose type has one size: NumPy's, or Python's float, complex and bool."""
    kind = {"i": "i", "u": "i", "b": "b", "f": "f", "c": "c"}.get(dtype.kind)
    if dtype.itemsize != size:
        raise _Fault("P1113", f"{what} has {dtype.itemsize} bytes, the parameter {size}", "convert it: numpy.float32(x), numpy.int32(n) …")
    known = parameter.kind
    if known and kind and known != kind and {known, kind} != {"i", "b"}:
        raise _Fault("P1111", f"{what} is {_NAMES[kind]}, the parameter {_NAMES[known]}", "convert it: numpy.float32(x), numpy.int32(n) …")
    return numpy.asarray(value, dtype).tobytes()


def _pointer(array, parameter, size):
    if size != 8 or parameter.kind not in ("p", None):
        raise _Fault("P1111", "an array is a pointer", "pass a scalar, or the array's element by .item()")
    data = array if isinstance(array, numpy.ndarray) else array._memory
    # A complex array may be looked at as its parts.
    allowed = {data.dtype.itemsize, data.dtype.itemsize // 2 if data.dtype.kind == "c" else 0}
    if parameter.to and parameter.size not in allowed:
        raise _Fault("P1114", f"elements of {data.dtype} have {data.dtype.itemsize} bytes, those of the parameter {parameter.size}", "make the array with the kernel's type, or view it: x.view(dtype)")
    kind = {"i": "i", "u": "i", "b": "b", "f": "f", "c": "c"}.get(data.dtype.kind)
    if parameter.to and kind and {kind, parameter.to} in ({"i", "f"}, {"b", "f"}):
        raise _Fault("P1114", f"elements of {data.dtype} are no {_NAMES[parameter.to][2:]}s", "make the array with the kernel's type, or view it: x.view(dtype)")
    return ctypes.c_void_p(data.ctypes.data), data


def _convert(value, parameter, size):
    """Bytes, or (pointer, what to keep alive)."""
    if isinstance(value, ndarray):
        return _pointer(value, parameter, size)
    if isinstance(value, numpy.ndarray):
        # By value if of one element, as CuPy has it; but the kernel's text knows better.
        if parameter.kind == "p" or (parameter.kind is None and value.size != 1):
            return _pointer(value, parameter, size)
        if value.size != 1:
            raise _Fault("P1111", "an array of several elements is no value", "pass one element")
        return _plain(value.reshape(()), value.dtype, f"a NumPy array of {value.dtype}", parameter, size)
    if value is None or isinstance(value, MemoryPointer):
        if size != 8 or parameter.kind not in ("p", None):
            raise _Fault("P1111", "a pointer", "pass a scalar")
        return ctypes.c_void_p(value.ptr if value is not None else None), value
    if isinstance(value, numpy.generic):
        return _plain(value, value.dtype, f"{type(value).__name__}", parameter, size)
    if isinstance(value, bool):
        return _plain(value, numpy.dtype("?"), "a Python bool", parameter, size)
    if isinstance(value, int):
        if parameter.kind == "p":  # an address, as `x.data.ptr` gives it
            return value.to_bytes(8, "little")
        return _integer(value, parameter, size)
    if isinstance(value, float):
        return _plain(value, numpy.dtype("d"), "a Python float", parameter, size)
    if isinstance(value, complex):
        return _plain(value, numpy.dtype("D"), "a Python complex", parameter, size)
    if isinstance(value, (ctypes.Structure, ctypes.Union, ctypes._SimpleCData)):
        raw = bytes(value)
        if len(raw) != size:
            raise _Fault("P1113", f"{type(value).__name__} has {len(raw)} bytes, the parameter {size}", "check the structure's fields")
        return raw
    raise _Fault("P1111", f"{type(value).__name__} cannot be passed to a kernel", "pass arrays, NumPy scalars, Python numbers or ctypes structures")


class Packed:
    """Arguments in memory, and what keeps them and the arrays behind them alive."""

    def __init__(self, kernel, sizes, parameters, arguments):
        if not isinstance(arguments, (tuple, list)):
            raise ArgumentTypeError("P1110", f"{kernel}: arguments are a tuple, not {type(arguments).__name__}", "kernel(grid, block, (x, y))")
        if len(arguments) != len(sizes):
            raise ArgumentTypeError(
                "P1110",
                f"{kernel} has {len(sizes)} parameters, {len(arguments)} arguments are given",
                "the parameters: " + (", ".join(p.text for p in parameters) if parameters else f"of {sizes} bytes"),
            )
        self.kept = []
        self.words = (ctypes.c_void_p * (len(sizes) + 1))()
        for i, (value, size) in enumerate(zip(arguments, sizes)):
            parameter = parameters[i] if parameters else Parameter()
            try:
                made = _convert(value, parameter, size)
            except _Fault as fault:
                error = ArgumentValueError if fault.id == "P1112" else ArgumentTypeError
                named = f"argument {i + 1} of {kernel}" + (f" ({parameter.text})" if parameter.text else "")
                raise error(fault.id, f"{named}: {fault.text}", fault.way_out) from None
            if isinstance(made, tuple):
                made, behind = made
                self.kept.append(behind)
                address = ctypes.addressof(made)
            else:
                made = ctypes.create_string_buffer(made, len(made))
                address = ctypes.addressof(made)
            self.kept.append(made)
            self.words[i] = address
