// Objects with virtual functions, made and deleted in kernels.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

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

__global__ void objects(float *out) {
  Shape *shape = threadIdx.x % 2 ? static_cast<Shape *>(new Square(threadIdx.x)) : new Strip(2);
  __syncthreads();
  out[threadIdx.x] = shape->area();
  delete shape;
}

// Memory of one thread, used by another, given back by a third.
__global__ void handOn(int *out) {
  __shared__ int *rows[32];
  const int t = threadIdx.x;
  rows[t] = new int[t + 1];
  rows[t][t] = 3 * t;
  __syncthreads();
  const int other = (t + 1) % 32;
  out[t] = rows[other][other];
  __syncthreads();
  delete[] rows[(t + 2) % 32];
  void *p = malloc(100);
  out[32 + t] = p != nullptr;
  free(p);
}

int main() {
  float *made = check::managed<float>(32);
  int *out = check::managed<int>(64);
  objects<<<1, 32>>>(made);
  handOn<<<1, 32>>>(out);
  check::finish("launch");
  for (int t = 0; t < 32; ++t) {
    check::same("object", t, made[t], t % 2 ? float(t * t) : 2.0f * t);
    check::same("handed on", t, out[t], 3 * ((t + 1) % 32));
    check::same("malloc", t, out[32 + t], 1);
  }
  return check::result();
}
