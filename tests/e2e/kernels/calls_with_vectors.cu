// Calls that are not inlined take and give structures within structures and short vectors, lane by lane; a short vector may
// be read as one number.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: ok
#include "check.h"
#include <cuda_fp16.h>

typedef float Two __attribute__((ext_vector_type(2)));

__device__ __noinline__ __half2 doubled(__half2 h, int times) { return times ? doubled(__hadd2(h, h), times - 1) : h; }
__device__ __noinline__ Two turned(Two v, int times) { return times ? turned(Two{v.y, v.x + 1}, times - 1) : v; }

__global__ void halves(__half2 *p) { p[threadIdx.x] = doubled(p[threadIdx.x], threadIdx.x % 3); }
__global__ void vectors(float *p) {
  const Two v = turned(Two{(float)threadIdx.x, 100}, threadIdx.x % 4);
  p[threadIdx.x] = v.x * 1000 + v.y;
}
__global__ void bits(unsigned long long *p) {
  Two v = {(float)threadIdx.x, 1.5f};
  v = v + v;
  unsigned long long w;
  __builtin_memcpy(&w, &v, sizeof w);
  p[threadIdx.x] = w;
}

int main() {
  __half2 *h = check::managed<__half2>(32);
  float *f = check::managed<float>(32);
  auto *w = check::managed<unsigned long long>(32);
  for (int t = 0; t < 32; ++t)
    h[t] = __floats2half2_rn(t, 1);
  halves<<<1, 32>>>(h);
  vectors<<<1, 32>>>(f);
  bits<<<1, 32>>>(w);
  check::finish("kernels");
  for (int t = 0; t < 32; ++t) {
    check::same("low half", t, __low2float(h[t]), float(t << t % 3));
    check::same("high half", t, __high2float(h[t]), float(1 << t % 3));
    float x = t, y = 100;
    for (int k = 0; k < t % 4; ++k) {
      const float old = x;
      x = y;
      y = old + 1;
    }
    check::same("turned", t, f[t], x * 1000 + y);
    float back[2];
    __builtin_memcpy(back, &w[t], sizeof back);
    check::same("first", t, back[0], 2.0f * t);
    check::same("second", t, back[1], 3.0f);
  }
  return check::result();
}
