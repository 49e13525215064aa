"""Each mistake raises an error with its id, and nothing runs."""
import ctypes

import cupy as cp
import numpy as np

source = """extern "C" __global__ void f(float *x, int n, float a, double b) { if (threadIdx.x < n) x[threadIdx.x] += a + b; }"""
f = cp.RawKernel(source, "f")
x = cp.zeros(4, cp.float32)
one = np.float32(1)
sq = cp.ElementwiseKernel("T x", "T y", "y = x * x", "sq")
f((1,), (4,), (x, 4, one, 1.0))
print("works:", x.get())


class Small(ctypes.Structure):
    _fields_ = [("a", ctypes.c_char)]


mistakes = {
    "too few": lambda: f((1,), (4,), (x, 4, one)),
    "no tuple": lambda: f((1,), (4,), x),
    "float for float": lambda: f((1,), (4,), (x, 4, 1.0, 1.0)),
    "int for float": lambda: f((1,), (4,), (x, 4, 1, 1.0)),
    "float for int": lambda: f((1,), (4,), (x, np.float32(4), one, 1.0)),
    "int too large": lambda: f((1,), (4,), (x, 1 << 40, one, 1.0)),
    "double array": lambda: f((1,), (4,), (cp.zeros(4), 4, one, 1.0)),
    "int array": lambda: f((1,), (4,), (cp.zeros(4, "i"), 4, one, 1.0)),
    "array for int": lambda: f((1,), (4,), (x, x, one, 1.0)),
    "structure": lambda: f((1,), (4,), (x, Small(), one, 1.0)),
    "string": lambda: f((1,), (4,), (x, "4", one, 1.0)),
    "grid": lambda: f((0,), (4,), (x, 4, one, 1.0)),
    "block": lambda: f((1,), (4096,), (x, 4, one, 1.0)),
    "syntax": lambda: cp.RawKernel('extern "C" __global__ void g(int *x) {\n  *x = y;\n}', "g").compile(),
    "option": lambda: cp.RawKernel(source, "f", ("--no-such-option",)).compile(),
    "options": lambda: cp.RawKernel(source, "f", "-O3"),
    "name": lambda: cp.RawModule(code=source, name_expressions=["g<int>"]).compile(),
    "kernel": lambda: cp.RawKernel(source, "g").compile(),
    "image": lambda: cp.RawModule(path=__file__).compile(),
    "file": lambda: cp.RawModule(path="/nowhere/x.cubin").compile(),
    "cucomplex": lambda: cp.RawKernel(source, "f", translate_cucomplex=True),
    "uncovered": lambda: cp.fft,
    "method": lambda: x.partition(2),
    "distribution": lambda: cp.random.poisson(3),
    "generator": lambda: cp.random.RandomState(1, 141),
    "seed": lambda: cp.random.seed("a"),
    "device": lambda: cp.cuda.Device(1),
    "mixed": lambda: x + np.zeros(4),
    "implicit": lambda: np.asarray(x),
    "set": lambda: x.set(np.zeros(4)),
    "objects": lambda: cp.array(["a"]),
    "complex": lambda: sq(cp.zeros(2, "F")),
    "parameter": lambda: cp.ElementwiseKernel("T n", "T y", "y = n"),
    "placeholder": lambda: cp.ElementwiseKernel("T x", "Z y", "y = x")(x),
    "count": lambda: sq(x, x, x),
    "raw": lambda: cp.ReductionKernel("raw T x", "T y", "x", "a + b", "y = a", "0"),
    "cupyx": lambda: __import__("cupyx"),
    "trap": lambda: (cp.RawKernel('extern "C" __global__ void t() { __trap(); }', "t")((1,), (1,), ()), cp.cuda.Stream.null.synchronize()),
}
for name, mistake in mistakes.items():
    try:
        mistake()
        print(f"{name}: NOTHING RAISED")
    except Exception as error:
        text = " ".join(str(error).split())
        print(f"{name}: {type(error).__name__} {getattr(error, 'id', '')}: {text}")
print("hasattr:", hasattr(cp, "fft"), hasattr(cp, "exp"))
