"""What stands around kernels in scripts: cooperative launches, many launches, comparisons, errors caught by CuPy's names."""
import cupy as cp
import numpy as np

grid = cp.RawKernel(
    r"""
#include <cooperative_groups.h>
extern "C" __global__ void phases(int *x, int *seen) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x, n = gridDim.x * blockDim.x;
  x[i] = i;
  cooperative_groups::this_grid().sync();
  seen[i] = x[n - 1 - i];
}
""",
    "phases",
    enable_cooperative_groups=True,
)
x, seen = cp.zeros(64, "i"), cp.zeros(64, "i")
grid((4,), (16,), (x, seen))
cp.testing.assert_array_equal(seen, np.arange(64)[::-1])

bump = cp.RawKernel('extern "C" __global__ void bump(long long *x) { atomicAdd((unsigned long long *)x, 1ull); }', "bump")
count = cp.zeros(1, "q")
for _ in range(5000):
    bump((2,), (2,), (count,))
print("launches:", int(count[0]))

try:
    cp.RawKernel("no kernel at all", "f").compile()
except cp.cuda.compiler.CompileException as error:
    print("caught:", "error:" in error.get_message())
try:
    cp.RawKernel('extern "C" __global__ void g() {}', "h").compile()
except cp.cuda.driver.CUDADriverError as error:
    print("caught:", error.status)

m = cp.array([[4.0, 1.0], [1.0, 3.0]])
cp.testing.assert_allclose(m @ cp.linalg.inv(m), cp.eye(2), atol=1e-15)
print("norm:", float(cp.linalg.norm(cp.array([3.0, 4.0]))))
half = cp.arange(4, dtype=cp.float16)
double_it = cp.RawKernel('#include <cuda_fp16.h>\nextern "C" __global__ void d(__half *x) { x[threadIdx.x] = __hadd(x[threadIdx.x], x[threadIdx.x]); }', "d")
double_it((1,), (4,), (half,))
print("half:", half)
z = cp.array([1 + 2j, 3 - 1j])
conj = cp.RawKernel('#include <cuComplex.h>\nextern "C" __global__ void c(cuDoubleComplex *z, cuDoubleComplex by) { z[threadIdx.x] = cuCmul(cuConj(z[threadIdx.x]), by); }', "c")
conj((1,), (2,), (z, 1j))
print("complex:", z)
