"""cupy.random's legacy functions over Sampan's cuRAND: the XORWOW host generator, seeded as its documentation says.

CuPy's documentation says of its RandomState that it draws from cuRAND's default generator. Whether the numbers are those
that CuPy gives on a GPU has not been checked, and nothing here claims it. What is not covered raises; nothing is drawn from
another generator in its place."""

import ctypes
import os

import numpy

from ._errors import ArgumentTypeError, SampanError
from ._library import toolkit
from ._ndarray import wrap

_XORWOW = 101


def _library():
    if not hasattr(_library, "made"):
        _library.made = ctypes.CDLL(os.path.join(toolkit(), "lib64", "libsampan_curand.so"))
    return _library.made


def _call(name, *arguments):
    status = getattr(_library(), name)(*arguments)
    if status:
        raise SampanError("P1302", f"{name} of cuRAND answered {status}", "report this with the script")


class RandomState:
    def __init__(self, seed=None, method=_XORWOW):
        if method not in (100, _XORWOW):
            raise SampanError("P1301", f"generator {method} is not covered in cupy.random", "the default one, XORWOW")
        self._handle = ctypes.c_void_p()
        _call("curandCreateGeneratorHost", ctypes.byref(self._handle), _XORWOW)
        self.seed(seed)

    def seed(self, seed=None):
        if seed is None:
            seed = int.from_bytes(os.urandom(8), "little")
        elif not isinstance(seed, (int, numpy.integer)) or isinstance(seed, bool) or not 0 <= int(seed) < 1 << 64:
            raise ArgumentTypeError("P1303", f"a seed is an integer of 64 bits without a sign, not {seed!r}", "cupy.random.seed(42)")
        _call("curandSetPseudoRandomGeneratorSeed", self._handle, ctypes.c_ulonglong(int(seed)))
        _call("curandSetGeneratorOffset", self._handle, ctypes.c_ulonglong(0))

    def _draw(self, size, dtype, function, *parameters):
        dtype = numpy.dtype(dtype)
        if dtype not in (numpy.float32, numpy.float64):
            raise ArgumentTypeError("P1303", f"random numbers of {dtype} are not covered", "float32 or float64")
        shape = () if size is None else (size,) if isinstance(size, (int, numpy.integer)) else tuple(size)
        count = int(numpy.prod(shape, dtype=numpy.int64))
        # Normals come in pairs.
        made = numpy.empty(count + count % 2 if parameters else count, dtype)
        double = dtype == numpy.float64
        number = ctypes.c_double if double else ctypes.c_float
        if made.size:
            _call(function + ("Double" if double else ""), self._handle, ctypes.c_void_p(made.ctypes.data),
                  ctypes.c_size_t(made.size), *[number(p) for p in parameters])
        return made[:count].reshape(shape)

    def random_sample(self, size=None, dtype=float):
        drawn = self._draw(size, dtype, "curandGenerateUniform")
        drawn[drawn == 1] = 0  # cuRAND's interval is open at 0, this one at 1
        return wrap(drawn)

    def rand(self, *size, dtype=float):
        return self.random_sample(size, dtype)

    def normal(self, loc=0.0, scale=1.0, size=None, dtype=float):
        for value in (loc, scale):
            if not isinstance(value, (int, float, numpy.number)):
                raise ArgumentTypeError("P1303", "loc and scale of normal() are numbers", "standard_normal() * scale + loc")
        return wrap(self._draw(size, dtype, "curandGenerateNormal", loc, scale))

    def standard_normal(self, size=None, dtype=float):
        return self.normal(0.0, 1.0, size, dtype)

    def randn(self, *size, dtype=float):
        return self.normal(0.0, 1.0, size, dtype)

    def lognormal(self, mean=0.0, sigma=1.0, size=None, dtype=float):
        return wrap(self._draw(size, dtype, "curandGenerateLogNormal", mean, sigma))

    def uniform(self, low=0.0, high=1.0, size=None, dtype=float):
        drawn = self.random_sample(size, dtype)
        drawn *= numpy.dtype(dtype).type(high - low)
        drawn += numpy.dtype(dtype).type(low)
        return drawn


_states = []


def get_random_state():
    if not _states:
        _states.append(RandomState())
    return _states[0]


def set_random_state(state):
    _states[:] = [state]


def seed(seed=None):
    get_random_state().seed(seed)


def _function(name, alias=None):
    def draw(*arguments, **keywords):
        return getattr(get_random_state(), name)(*arguments, **keywords)

    draw.__name__ = alias or name
    return draw


rand, randn, uniform = _function("rand"), _function("randn"), _function("uniform")
normal, standard_normal, lognormal = _function("normal"), _function("standard_normal"), _function("lognormal")
random_sample, random = _function("random_sample"), _function("random_sample", "random")
ranf = sample = random_sample
