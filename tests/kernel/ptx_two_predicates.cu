// setp with two results and a third predicate: the second result combines the negated comparison, it is not the negated
// first one.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void run(int *out) {
  const int x = threadIdx.x / 4, y = threadIdx.x % 4;
  int p[3], q[3];
#define TWO(k, op)                                                                                            \
  asm("{ .reg .pred p, q, c; setp.gt.s32 c, %2, 1; setp.lt." op ".s32 p|q, %2, %3, c;\n\t"                     \
      "selp.s32 %0, 1, 0, p; selp.s32 %1, 1, 0, q; }"                                                         \
      : "=r"(p[k]), "=r"(q[k])                                                                                \
      : "r"(x), "r"(y))
  TWO(0, "and");
  TWO(1, "or");
  TWO(2, "xor");
  for (int k = 0; k < 3; ++k)
    out[threadIdx.x * 6 + 2 * k] = p[k], out[threadIdx.x * 6 + 2 * k + 1] = q[k];
}

int main() {
  int *out = check::managed<int>(16 * 6);
  run<<<1, 16>>>(out);
  check::finish("launch");
  for (int t = 0; t < 16; ++t) {
    const bool less = t / 4 < t % 4, c = t / 4 > 1;
    const int expected[6] = {less && c, !less && c, less || c, !less || c, less != c, !less != c};
    for (int k = 0; k < 6; ++k)
      check::same("predicate", t * 10 + k, out[t * 6 + k], expected[k]);
  }
  return check::result();
}
