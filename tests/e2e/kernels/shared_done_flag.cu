// A loop that ends when no thread has work left: the flag is set, cleared by some, and read, with barriers between.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void relax(int *value, int *turns) {
  __shared__ bool done;
  const int t = threadIdx.x;
  int n = 0;
  while (true) {
    __syncthreads();
    if (t == 0)
      done = true;
    __syncthreads();
    const int left = t > 0 ? value[t - 1] : 0;
    const int mine = value[t];
    __syncthreads();
    if (left > mine) {
      value[t] = left;
      done = false;
    }
    ++n;
    __syncthreads();
    if (done)
      break;
  }
  turns[t] = n;
}

int main() {
  int *value = check::managed<int>(100), *turns = check::managed<int>(100);
  for (int i = 0; i < 100; ++i)
    value[i] = (i * 37) % 50;
  int expected[100];
  for (int i = 0, most = 0; i < 100; ++i)
    expected[i] = most = value[i] > most ? value[i] : most;
  relax<<<1, 100>>>(value, turns);
  check::finish("launch");
  for (int i = 0; i < 100; ++i) {
    check::same("value", i, value[i], expected[i]);
    check::same("turns", i, turns[i], turns[0]);
  }
  return check::result();
}
