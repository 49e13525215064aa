// __device__, __constant__ and __managed__ variables, read and written from both sides.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__constant__ float table[8];
__constant__ int preset[3] = {5, 6, 7};
__device__ int counter = 40;
__device__ double matrix[2][3];
__managed__ int shared = 3;
__managed__ long long list[4] = {1, 2};

__global__ void use(float *out) {
  out[threadIdx.x] = table[threadIdx.x % 8] + preset[threadIdx.x % 3];
  atomicAdd(&counter, 2);
  if (threadIdx.x == 0) {
    matrix[1][2] += matrix[0][1];
    shared *= 7;
    list[3] = list[0] + list[1] + list[2];
  }
}

int main() {
  float *out = check::managed<float>(32), values[8];
  for (int i = 0; i < 8; ++i)
    values[i] = i * 1.5f;
  check::status("to table", cudaMemcpyToSymbol(table, values, sizeof values));
  const float last = 99;
  check::status("to its end", cudaMemcpyToSymbol(table, &last, sizeof last, 7 * sizeof(float)));
  const double m[2][3] = {{0, 4, 0}, {0, 0, 38}};
  check::status("to matrix", cudaMemcpyToSymbol(matrix, m, sizeof m));
  shared += 3;
  list[2] = 30;
  use<<<1, 32>>>(out);
  check::finish("launch");
  for (int t = 0; t < 32; ++t)
    check::same("table", t, out[t], (t % 8 == 7 ? 99 : t % 8 * 1.5f) + 5 + t % 3);
  int seen = 0;
  check::status("from counter", cudaMemcpyFromSymbol(&seen, counter, sizeof seen));
  check::same("counter", 0, seen, 40 + 64);
  double corner = 0;
  check::status("from matrix", cudaMemcpyFromSymbol(&corner, matrix, sizeof corner, 5 * sizeof(double)));
  check::same("matrix", 0, corner, 42.0);
  check::same("managed", 0, shared, 42);
  check::same("managed list", 0, list[3], 33);
  void *address = nullptr;
  check::status("address", cudaGetSymbolAddress(&address, counter));
  const int zero = 0;
  check::status("copy to it", cudaMemcpy(address, &zero, sizeof zero, cudaMemcpyHostToDevice));
  check::status("from counter", cudaMemcpyFromSymbol(&seen, counter, sizeof seen));
  check::same("counter by address", 0, seen, 0);
  size_t bytes = 0;
  check::status("size", cudaGetSymbolSize(&bytes, matrix));
  check::same("size", 0, bytes, sizeof matrix);
  return check::result();
}
