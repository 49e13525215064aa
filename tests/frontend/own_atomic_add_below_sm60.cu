// Below sm_60 CUDA has no atomicAdd(double), and programs define it themselves under that name.
// RUN: %clang-device --cuda-gpu-arch=sm_52 -fsyntax-only %s
// RUN: %clang-host -fsyntax-only %s
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 600
__device__ double atomicAdd(double *address, double value) {
  unsigned long long *bits = (unsigned long long *)address, old = *bits, assumed;
  do {
    assumed = old;
    old = atomicCAS(bits, assumed, __double_as_longlong(value + __longlong_as_double(assumed)));
  } while (assumed != old);
  return __longlong_as_double(old);
}
#endif
__global__ void sum(double *total, double x) { atomicAdd(total, x); }
