// Recursion, function pointers, virtual functions, also with barriers inside.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

// Recursive, with a barrier at each depth: keeps to fibers whatever engine is asked for.
__device__ int sumByDepth(int *s, int depth) {
  s[threadIdx.x] = depth + threadIdx.x;
  __syncthreads();
  const int other = s[(threadIdx.x + 1) % blockDim.x];
  __syncthreads();
  return depth == 0 ? other : other + sumByDepth(s, depth - 1);
}

__device__ int twice(int x) { return 2 * x; }
__device__ int square(int x) { return x * x; }
__device__ int (*const table[2])(int) = {twice, square};

__device__ int rotated(int x) { return __shfl_sync(0xffffffff, x, (threadIdx.x + 1) % 32); }
__device__ int (*rotate)(int) = rotated;

struct Shape {
  __device__ virtual float area() const = 0;
  __device__ virtual ~Shape() {}
};
struct Square : Shape {
  float side;
  __device__ explicit Square(float s) : side(s) {}
  __device__ float area() const override { return side * side; }
};
struct Strip : Shape {
  float length;
  __device__ explicit Strip(float l) : length(l) {}
  __device__ float area() const override { return length * threadIdx.x; }
};

__global__ void run(int *out, float *areas) {
  __shared__ int s[32];
  const int t = threadIdx.x;
  out[t] = fibonacci(t % 12);
  out[32 + t] = sumByDepth(s, 3);
  out[64 + t] = table[t % 2](t);
  out[96 + t] = rotate(t);
  const Square square(3.0f);
  const Strip strip(0.5f);
  const Shape *shape = t % 3 ? static_cast<const Shape *>(&square) : &strip;
  areas[t] = shape->area();
}

int main() {
  int *out = check::managed<int>(128);
  float *areas = check::managed<float>(32);
  run<<<1, 32>>>(out, areas);
  check::finish("launch");
  const int fib[12] = {0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89};
  for (int t = 0; t < 32; ++t) {
    check::same("recursion", t, out[t], fib[t % 12]);
    check::same("recursion with barriers", t, out[32 + t], 6 + 4 * ((t + 1) % 32));
    check::same("table", t, out[64 + t], t % 2 ? t * t : 2 * t);
    check::same("pointer to a function with a shuffle", t, out[96 + t], (t + 1) % 32);
    check::same("virtual", t, areas[t], t % 3 ? 9.0f : 0.5f * t);
  }
  return check::result();
}
