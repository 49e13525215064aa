"""Shared memory, templates, variables, attributes, generated kernels."""
import cupy as cp
import numpy as np
from cupy.cuda import Device

source = r"""
extern "C" __global__ void total(const float *x, float *out, int n) {
  extern __shared__ float part[];
  float sum = 0;
  for (int i = threadIdx.x; i < n; i += blockDim.x) sum += x[i];
  part[threadIdx.x] = sum;
  __syncthreads();
  for (int step = blockDim.x / 2; step > 0; step /= 2) {
    if (threadIdx.x < step) part[threadIdx.x] += part[threadIdx.x + step];
    __syncthreads();
  }
  if (threadIdx.x == 0) *out = part[0];
}
"""
x = cp.arange(1000, dtype=cp.float32)
out = cp.zeros(1, dtype=cp.float32)
total = cp.RawKernel(source, "total")
total((1,), (256,), (x, out, np.int32(x.size)), shared_mem=256 * 4)
print("total:", out.get()[0], float(x.sum()))
print("threads:", total.max_threads_per_block, total.attributes["shared_size_bytes"])

module = cp.RawModule(
    code=r"""
namespace desk {
__constant__ double rate[2];
template <class T, int N> __global__ void shift(T *x, T by) { x[threadIdx.x] += N * by + T(rate[1]); }
}
""",
    options=("-std=c++17",),
    name_expressions=["desk::shift<float, 3>", "desk::shift<int,4>", "&desk::rate"],
    backend="nvcc",
)
rate = cp.ndarray(2, cp.float64, module.get_global("&desk::rate"))
rate[:] = cp.array([0.5, 100])
y, z = cp.zeros(3, cp.float32), cp.zeros(3, "i")
module.get_function("desk::shift<float, 3>")((1,), (3,), (y, cp.float32(0.5)))
module.get_function("desk::shift<int,4>")((1,), (3,), (z, 2))
print("templates:", y, z)

difference = cp.ElementwiseKernel("T x, T y", "T z", "z = (x - y) * (x - y)", "squared_difference")
a, b = cp.arange(10, dtype=np.float32).reshape(2, 5), cp.arange(5, dtype=np.float32)
print("elementwise:", difference(a, b).tolist(), difference(a, 5).dtype)
backwards = cp.ElementwiseKernel("T x, raw T y", "T z", "z = x + y[_ind.size() - i - 1]", "add_reverse")
print("raw:", backwards(b, b))
norm = cp.ReductionKernel("T x", "T y", "x * x", "a + b", "y = sqrt(a)", "0", "l2norm")
print("reduction:", norm(a, axis=1), float(norm(cp.ones(10000))))

with Device(0):
    wide = cp.ones(3, cp.float32) * cp.ones(1, cp.float64).sum()
print("types:", wide.dtype, type(a.sum()).__name__, (a > 3).sum())
print("views:", a.T[1].get(), a[:, ::2].get().tolist(), cp.where(a > 5, a, 0).max())
print("host:", type(cp.asnumpy(a)).__name__, np.exp(b)[0], cp.get_array_module(a) is cp, cp.get_array_module(1) is np)
print("pool:", cp.get_default_memory_pool().used_bytes(), cp.cuda.runtime.getDeviceCount())

cp.random.seed(1234)
first = cp.random.rand(4)
cp.random.seed(1234)
print("random:", (first == cp.random.rand(4)).all(), cp.random.randn(3, dtype=cp.float32).dtype)
