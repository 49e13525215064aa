"""RawKernel and RawModule, called as CuPy's."""

import ctypes
import os
import re

from . import _stream
from ._arguments import Packed
from ._compile import LoadedModule, load
from ._errors import ArgumentTypeError, ArgumentValueError, DriverError, NotCoveredArgument, SampanError
from ._library import driver
from ._ndarray import MemoryPointer
from ._pending import pending
from ._signature import parameters as parameters_of

_ATTRIBUTES = {
    "max_threads_per_block": 0,
    "shared_size_bytes": 1,
    "const_size_bytes": 2,
    "local_size_bytes": 3,
    "num_regs": 4,
    "ptx_version": 5,
    "binary_version": 6,
    "cache_mode_ca": 7,
    "max_dynamic_shared_size_bytes": 8,
    "preferred_shared_memory_carveout": 9,
}
_SETTABLE = ("max_dynamic_shared_size_bytes", "preferred_shared_memory_carveout")


def _three(sizes, what):
    if isinstance(sizes, int):
        sizes = (sizes,)
    try:
        sizes = tuple(int(s) for s in sizes)
    except TypeError:
        raise ArgumentTypeError("P1115", f"{what} is a tuple of up to three integers, not {sizes!r}", "kernel((blocks,), (threads,), arguments)") from None
    if not 1 <= len(sizes) <= 3 or any(not 0 < s < 1 << 31 for s in sizes):
        raise ArgumentValueError("P1115", f"{what} of {sizes} is not possible", "one to three positive integers")
    return sizes + (1,) * (3 - len(sizes))


def _check(code, options, translate_cucomplex):
    if not isinstance(code, str):
        raise ArgumentTypeError("P1104", f"the source is a string, not {type(code).__name__}", "RawKernel(code, name)")
    if not isinstance(options, (tuple, list)):
        raise ArgumentTypeError("P1104", f"options are a tuple, not {type(options).__name__}", "options=('-std=c++17',)")
    if translate_cucomplex:
        raise NotCoveredArgument("P1202", "translate_cucomplex is not covered", "leave it out: cuComplex.h works as it is")


def _function_attributes(handle):
    values = {}
    for name, number in _ATTRIBUTES.items():
        value = ctypes.c_int()
        driver("cuFuncGetAttribute", ctypes.byref(value), number, handle)
        values[name] = value.value
    return values


class _Function:
    """A kernel that is loaded."""

    def __init__(self, handle, name, parameters):
        self.handle, self.name = handle, name
        self.sizes = []
        offset, size = ctypes.c_size_t(), ctypes.c_size_t()
        while True:
            try:
                driver("cuFuncGetParamInfo", handle, len(self.sizes), ctypes.byref(offset), ctypes.byref(size))
            except DriverError:
                break
            self.sizes.append(size.value)
        known = parameters is not None and len(parameters) == len(self.sizes)
        # A size that differs: the text was not understood, so nothing is claimed from it.
        self.parameters = parameters if known and all(
            (8 if p.kind == "p" else p.size) in (s, None) for p, s in zip(parameters, self.sizes)
        ) else None

    def launch(self, grid, block, arguments, shared_mem, stream, cooperative):
        packed = Packed(self.name, self.sizes, self.parameters, arguments)
        shape = (*_three(grid, "a grid"), *_three(block, "a block"), int(shared_mem))
        pending.add(packed)
        stream = _stream.current_pointer() if stream is None else stream.ptr
        if cooperative:
            driver("cuLaunchCooperativeKernel", self.handle, *shape, stream, packed.words)
        else:
            driver("cuLaunchKernel", self.handle, *shape, stream, packed.words, None)


class RawKernel:
    """A kernel in a string: RawKernel(code, name)(grid, block, arguments, shared_mem=bytes). `backend` and `jitify` change
    nothing: one compiler serves all."""

    def __init__(self, code, name, options=(), backend="nvrtc", translate_cucomplex=False, *, enable_cooperative_groups=False, jitify=None):
        _check(code, options, translate_cucomplex)
        self.code, self.name, self.options, self.backend = code, name, tuple(options), backend
        self.file_path = None
        self.enable_cooperative_groups = enable_cooperative_groups
        self._made = None

    @classmethod
    def _of(cls, function, name, cooperative):
        kernel = cls("", name, enable_cooperative_groups=cooperative)
        kernel._made = function
        return kernel

    def compile(self, log_stream=None):
        self._function()

    def _function(self):
        if self._made is None:
            expressions = (self.name,) if re.search(r"[<:]", self.name) else ()
            module, lowered = load(self.code, f"{self.name}.cu", self.options, expressions)
            handle = module.function(lowered.get(self.name, self.name))
            self._made = _Function(handle, self.name, parameters_of(self.code, self.name))
        return self._made

    def __call__(self, grid, block, args, *, shared_mem=0, stream=None):
        self._function().launch(grid, block, args, shared_mem, stream, self.enable_cooperative_groups)

    @property
    def kernel(self):
        return self._function()

    @property
    def attributes(self):
        return _function_attributes(self._function().handle)


def _attribute(name, number):
    def get(self):
        return self.attributes[name]

    def set(self, value):
        driver("cuFuncSetAttribute", self._function().handle, number, int(value))

    return property(get, set if name in _SETTABLE else None)


for _name, _number in _ATTRIBUTES.items():
    setattr(RawKernel, _name, _attribute(_name, _number))


class RawModule:
    """Kernels and variables in a string, or in an image that nvrtcGetCUBIN gave (`path`)."""

    def __init__(self, *, code=None, path=None, options=(), backend="nvrtc", translate_cucomplex=False, enable_cooperative_groups=False, name_expressions=None, jitify=False):
        if (code is None) == (path is None):
            raise ArgumentTypeError("P1104", "a module is made of either code or path", "RawModule(code='…')")
        if path is not None and name_expressions:
            raise ArgumentTypeError("P1104", "name expressions need the source", "RawModule(code='…', name_expressions=[…])")
        if code is not None:
            _check(code, options, translate_cucomplex)
        self.code, self.file_path = code, path
        self.options, self.backend = tuple(options), backend
        self.enable_cooperative_groups = enable_cooperative_groups
        self.name_expressions = tuple(name_expressions or ())
        self._made = None

    def compile(self, log_stream=None):
        self._module()

    def _module(self):
        if self._made is None:
            if self.code is not None:
                self._made = load(self.code, "module.cu", self.options, self.name_expressions)
            else:
                try:
                    with open(self.file_path, "rb") as file:
                        image = file.read()
                except OSError as problem:
                    raise SampanError("P1106", f"'{os.fspath(self.file_path)}' cannot be read: {problem.strerror}", "check the path") from problem
                self._made = (LoadedModule(image), {})
        return self._made

    @property
    def module(self):
        return self._module()[0]

    def get_function(self, name):
        module, lowered = self._module()
        parameters = parameters_of(self.code, name) if self.code else None
        function = _Function(module.function(lowered.get(name, name)), name, parameters)
        return RawKernel._of(function, name, self.enable_cooperative_groups)

    def get_global(self, name):
        """Where a __device__ or __constant__ variable lies; cupy.ndarray(shape, dtype, pointer) makes an array of it."""
        module, lowered = self._module()
        address, size = module.variable(lowered.get(name, name))
        return MemoryPointer(address, size, module)
