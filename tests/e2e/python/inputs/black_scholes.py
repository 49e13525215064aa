"""Prices of European options, as a quant's script has them: a kernel in a string, CuPy's arrays, one grid."""
import math
import sys

import cupy as cp
import numpy as np

kernel = cp.RawKernel(
    r"""
extern "C" __global__
void black_scholes(const double *spot, const double *strike, const double *years, double rate, double vol,
                   double *call, double *put, int n) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  const double root = sqrt(years[i]);
  const double d1 = (log(spot[i] / strike[i]) + (rate + 0.5 * vol * vol) * years[i]) / (vol * root);
  const double d2 = d1 - vol * root, discount = exp(-rate * years[i]);
  call[i] = spot[i] * normcdf(d1) - strike[i] * discount * normcdf(d2);
  put[i] = call[i] - spot[i] + strike[i] * discount;
}
""",
    "black_scholes",
)

n = int(sys.argv[1])
spot = cp.linspace(50, 150, n)
strike = cp.full(n, 100.0)
years = cp.asarray(np.linspace(0.1, 2, n))
call, put = cp.zeros(n), cp.empty_like(spot)
block = 128
start, end = cp.cuda.Event(), cp.cuda.Event()
with cp.cuda.Stream(non_blocking=True) as stream:
    start.record(stream)
    kernel(((n + block - 1) // block,), (block,), (spot, strike, years, 0.03, 0.2, call, put, n))
    end.record(stream)
    stream.synchronize()
assert cp.cuda.get_elapsed_time(start, end) >= 0


def reference(s, k, t, r=0.03, v=0.2):
    cdf = lambda x: 0.5 * math.erfc(-x / math.sqrt(2))
    d1 = (math.log(s / k) + (r + v * v / 2) * t) / (v * math.sqrt(t))
    return s * cdf(d1) - k * math.exp(-r * t) * cdf(d1 - v * math.sqrt(t))


expected = np.array([reference(*row) for row in zip(spot.get(), strike.get(), years.get())])
worst = float(np.abs(call.get() - expected).max())
parity = float(cp.abs(call - put - spot + strike * cp.exp(-0.03 * years)).max())
print("calls agree:", worst < 1e-12)
print("parity holds:", parity < 1e-12)
print("mean call:", round(float(call.mean()), 6) == round(float(expected.mean()), 6))
