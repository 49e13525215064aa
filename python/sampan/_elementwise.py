"""ElementwiseKernel: a loop body in a string, called as CuPy's. The order in which placeholders find their types is CuPy's."""

import ctypes
import re

import numpy

from ._errors import ArgumentTypeError
from ._ndarray import host, ndarray, wrap
from ._raw import RawKernel

_TYPES = {
    "?": "bool", "b": "signed char", "h": "short", "i": "int", "l": "long long", "q": "long long", "B": "unsigned char",
    "H": "unsigned short", "I": "unsigned int", "L": "unsigned long long", "Q": "unsigned long long", "e": "__half",
    "f": "float", "d": "double",
}

PREAMBLE = """#include <cuda_fp16.h>
template <class T> struct CArray {
  T *data;
  long long count;
  __device__ T &operator[](long long i) const { return data[i]; }
  __device__ long long size() const { return count; }
};
struct CIndexer {
  long long count;
  __device__ long long size() const { return count; }
};
"""


class Raw(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("count", ctypes.c_longlong)]


class Indexer(ctypes.Structure):
    _fields_ = [("count", ctypes.c_longlong)]


def c_type(dtype):
    if dtype.char not in _TYPES:
        raise ArgumentTypeError("P1120", f"kernels over {dtype} are not covered", "real numbers and bools; a RawKernel takes the rest")
    return _TYPES[dtype.char]


class Param:
    def __init__(self, text):
        words = text.split()
        self.raw = "raw" in words[:-2]
        if len(words) - self.raw != 2 or not words[-1].isidentifier():
            raise ArgumentTypeError("P1121", f"'{text}' is no parameter", "a type and a name: 'float32 x', 'T y', 'raw T z'")
        self.type, self.name = words[-2:]
        if self.name in ("n", "i") or self.name.startswith("_"):
            raise ArgumentTypeError("P1121", f"a parameter cannot be called {self.name}", "n, i and names with _ in front are taken")
        self.placeholder = len(self.type) == 1
        try:
            self.dtype = None if self.placeholder else numpy.dtype(self.type)
        except TypeError:
            raise ArgumentTypeError("P1121", f"'{self.type}' is no type", "a NumPy type's name, or one letter for any type") from None


def read_params(text):
    return [Param(p) for p in text.split(",") if p.strip()]


def resolve(name, params, values, known):
    """Types of placeholders: arrays decide, then scalars."""
    for scalars in (False, True):
        for param, value in zip(params, values):
            if isinstance(value, ndarray) == scalars:
                continue
            if not param.placeholder:
                if not scalars and value.dtype != param.dtype:
                    raise ArgumentTypeError("P1122", f"{name}: {param.name} is of {value.dtype}, not {param.dtype}", "x.astype(…), or a letter in place of the type")
                continue
            dtype = value.dtype if hasattr(value, "dtype") else numpy.dtype(type(value))
            if not scalars and known.get(param.type, dtype) != dtype:
                raise ArgumentTypeError("P1122", f"{name}: {param.type} is {known[param.type]} and {dtype} at once", "convert one of the arrays, or use two letters")
            known.setdefault(param.type, dtype)


class ElementwiseKernel:
    def __init__(self, in_params, out_params, operation, name="kernel", reduce_dims=True, preamble="", no_return=False, return_tuple=False, loop_prep="", after_loop="", options=(), **unused):
        self.inputs, self.outputs = read_params(in_params), read_params(out_params)
        self.operation, self.name, self.preamble = operation, name, preamble
        self.no_return, self.return_tuple, self.options = no_return, return_tuple, tuple(options)
        self.loop_prep, self.after_loop = loop_prep, after_loop
        self.nin, self.nout = len(self.inputs), len(self.outputs)
        if not re.fullmatch(r"[A-Za-z_]\w*", name):
            raise ArgumentTypeError("P1121", f"'{name}' is no name of a kernel", "letters, digits and _")

    def _source(self, known, scalars):
        text = PREAMBLE + "".join(f"typedef {c_type(d)} {letter};\n" for letter, d in known.items()) + self.preamble
        formal, before = [], []
        for at, param in enumerate(self.inputs + self.outputs):
            type = c_type(param.dtype or known[param.type])
            output = at >= self.nin
            if param.raw:
                formal.append(f"CArray<{type if output else 'const ' + type}> {param.name}")
            elif at in scalars:
                formal.append(f"const {type} {param.name}")
            else:
                formal.append(f"{'' if output else 'const '}{type} *_{param.name}")
                before.append(f"{'' if output else 'const '}{type} &{param.name} = _{param.name}[i];")
        return f"""{text}
extern "C" __global__ void {self.name}({', '.join(formal + ['CIndexer _ind'])}) {{
  const long long n = _ind.size();
  {self.loop_prep};
  for (long long i = blockIdx.x * (long long)blockDim.x + threadIdx.x; i < n; i += gridDim.x * (long long)blockDim.x) {{
    {' '.join(before)}
    {self.operation};
  }}
  {self.after_loop};
}}
"""

    def __call__(self, *args, size=None, block_size=128, stream=None):
        if len(args) not in (self.nin, self.nin + self.nout):
            raise ArgumentTypeError("P1123", f"{self.name} takes {self.nin} arguments, or {self.nin + self.nout} with its outputs; {len(args)} are given", "see its parameters")
        inputs, outputs = list(args[: self.nin]), list(args[self.nin :])
        for value in args:
            if not isinstance(value, (ndarray, numpy.generic, int, float, bool)):
                raise ArgumentTypeError("P1123", f"{self.name}: {type(value).__name__} is no argument of a kernel", "cupy.asarray(x)")
        known = {}
        resolve(self.name, self.outputs, outputs, known)
        resolve(self.name, self.inputs, inputs, known)
        for param in self.outputs:
            if param.placeholder and param.type not in known:
                raise ArgumentTypeError("P1122", f"{self.name}: nothing says what {param.type} is", "pass the output, or use a letter of an input")
        loose = [v for p, v in zip(self.inputs + self.outputs, inputs + outputs) if isinstance(v, ndarray) and not p.raw]
        if size is None and not loose and any(p.raw for p in self.inputs + self.outputs):
            raise ArgumentTypeError("P1123", f"{self.name}: nothing says how many elements there are", "size=n")
        shape = numpy.broadcast_shapes(*[v.shape for v in loose]) if loose else () if size is None else (int(size),)
        if not outputs:
            outputs = [wrap(numpy.empty(shape, p.dtype or known[p.type])) for p in self.outputs]
        count = int(numpy.prod(shape, dtype=numpy.int64))
        packed, copies, scalars = [], [], set()
        for at, (param, value) in enumerate(zip(self.inputs + self.outputs, inputs + outputs)):
            if not isinstance(value, ndarray):
                scalars.add(at)
                packed.append((param.dtype or known[param.type]).type(value))
                continue
            output = at >= self.nin
            if output and not param.raw and value.shape != shape:
                raise ArgumentTypeError("P1123", f"{self.name}: output {param.name} has shape {value.shape}, the result {shape}", "they must be equal")
            memory = value._memory
            if not (memory.flags.c_contiguous and (param.raw or memory.shape == shape)):
                original = host(value)
                memory = numpy.ascontiguousarray(original if param.raw else numpy.broadcast_to(original, shape))
                if output:
                    copies.append((value, wrap(memory)))
            packed.append(Raw(memory.ctypes.data, memory.size) if param.raw else wrap(memory))
            packed_kept = wrap(memory)
            copies.append((None, packed_kept))
        if count:
            kernel = RawKernel(self._source(known, scalars), self.name, self.options)
            blocks = min((count + block_size - 1) // block_size, (1 << 31) - 1)
            kernel((blocks,), (block_size,), (*packed, Indexer(count)), stream=stream)
            if any(p.raw for p in self.inputs + self.outputs) or any(v is not None for v, _ in copies):
                from ._pending import pending

                pending.add(copies)
        for value, memory in copies:
            if value is not None:
                host(value)[...] = host(memory)
        if self.no_return:
            return None
        return outputs[0] if len(outputs) == 1 and not self.return_tuple else tuple(outputs)


class ReductionKernel:
    """The order in which elements are combined is a tree of 256 threads, always the same; CuPy's is another."""

    def __init__(self, in_params, out_params, map_expr, reduce_expr, post_map_expr, identity, name="reduce_kernel", reduce_type=None, reduce_dims=True, preamble="", options=()):
        self.inputs, self.outputs = read_params(in_params), read_params(out_params)
        self.map, self.reduce, self.post, self.identity = map_expr, reduce_expr, post_map_expr, identity
        self.name, self.reduce_type, self.preamble, self.options = name, reduce_type, preamble, tuple(options)
        if any(p.raw for p in self.inputs + self.outputs) or len(self.outputs) != 1:
            raise ArgumentTypeError("P1124", f"{name}: raw parameters and several outputs of a ReductionKernel are not covered", "a RawKernel")

    def _source(self, known, scalars):
        text = PREAMBLE + "".join(f"typedef {c_type(d)} {letter};\n" for letter, d in known.items())
        out = self.outputs[0]
        out_type = c_type(out.dtype or known[out.type])
        formal, before = [], []
        for at, param in enumerate(self.inputs):
            type = c_type(param.dtype or known[param.type])
            formal.append(f"const {type} {param.name}" if at in scalars else f"const {type} *_{param.name}")
            if at not in scalars:
                before.append(f"const {type} &{param.name} = _{param.name}[_base + _j];")
        identity = "" if self.identity is None else str(self.identity)
        return f"""{text}
{self.preamble}
typedef {self.reduce_type or out_type} _type_reduce;
__device__ _type_reduce _combine(const _type_reduce &a, const _type_reduce &b) {{ return ({self.reduce}); }}
extern "C" __global__ void {self.name}({', '.join(formal + [f'{out_type} *_{out.name}', 'long long _each'])}) {{
  __shared__ _type_reduce _part[256];
  const long long _base = blockIdx.x * _each;
  const int _t = threadIdx.x;
  _type_reduce _sum{' = _type_reduce(' + identity + ')' if identity else ''};
  bool _any = {'true' if identity else 'false'};
  for (long long _j = _t; _j < _each; _j += 256) {{
    {' '.join(before)}
    const _type_reduce _mapped = ({self.map});
    _sum = _any ? _combine(_sum, _mapped) : _mapped;
    _any = true;
  }}
  _part[_t] = _sum;
  __syncthreads();
  const long long _filled = {'256' if identity else '_each < 256 ? _each : 256'};
  for (int _step = 128; _step > 0; _step /= 2) {{
    if (_t < _step && _t + _step < _filled) _part[_t] = _combine(_part[_t], _part[_t + _step]);
    __syncthreads();
  }}
  if (_t == 0) {{
    const _type_reduce a = _part[0];
    {out_type} &{out.name} = _{out.name}[blockIdx.x];
    {self.post};
  }}
}}
"""

    def __call__(self, *args, out=None, axis=None, keepdims=False, stream=None):
        if len(args) != len(self.inputs):
            raise ArgumentTypeError("P1123", f"{self.name} takes {len(self.inputs)} arguments, {len(args)} are given", "see its parameters")
        known = {}
        if out is not None:
            resolve(self.name, self.outputs, [out], known)
        resolve(self.name, self.inputs, args, known)
        param = self.outputs[0]
        if param.placeholder and param.type not in known:
            raise ArgumentTypeError("P1122", f"{self.name}: nothing says what {param.type} is", "out=…, or a letter of an input")
        arrays = [a for a in args if isinstance(a, ndarray)]
        if not arrays:
            raise ArgumentTypeError("P1123", f"{self.name}: there is no array to reduce", "cupy.asarray(x)")
        shape = numpy.broadcast_shapes(*[a.shape for a in arrays])
        axes = range(len(shape)) if axis is None else [axis] if isinstance(axis, int) else axis
        axes = sorted(a % len(shape) for a in axes)
        kept = [a for a in range(len(shape)) if a not in axes]
        each = int(numpy.prod([shape[a] for a in axes], dtype=numpy.int64))
        count = int(numpy.prod([shape[a] for a in kept], dtype=numpy.int64))
        if each == 0 and self.identity is None:
            raise ArgumentTypeError("P1123", f"{self.name}: nothing to reduce, and no identity", "give the kernel an identity")
        packed, scalars = [], set()
        for at, (p, value) in enumerate(zip(self.inputs, args)):
            if isinstance(value, ndarray):
                packed.append(wrap(numpy.ascontiguousarray(numpy.broadcast_to(host(value), shape).transpose(kept + axes))))
            else:
                scalars.add(at)
                packed.append((p.dtype or known[p.type]).type(value))
        result = wrap(numpy.empty(count, param.dtype or known[param.type]))
        if count:
            kernel = RawKernel(self._source(known, scalars), self.name, self.options)
            kernel((count,), (256,), (*packed, result, each), stream=stream)
        full = [1 if a in axes else s for a, s in enumerate(shape)] if keepdims else [shape[a] for a in kept]
        result = result.reshape(full)
        if out is None:
            return result
        host(out)[...] = host(result)
        return out
