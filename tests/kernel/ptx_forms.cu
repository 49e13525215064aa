// Ways of writing PTX that real programs use: register names with a percent sign, cache hints with colons, carry under a
// guard, shift amounts wider than the register.
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void run(int *out, const int *in) {
  const int t = threadIdx.x;
#ifndef WITHOUT_NAMES
  asm("{\n\t"
      ".reg .u32 %%mine<3>;\n\t"
      ".reg .pred %%p1;\n\t"
      "mov.u32 %%mine1, %1;\n\t"
      "setp.gt.s32 %%p1, %%mine1, 5;\n\t"
      "@%%p1 add.u32 %%mine1, %%mine1, 100;\n\t"
      "mov.u32 %0, %%mine1;\n\t"
      "}"
      : "=r"(out[t])
      : "r"(in[t]));
#endif
#ifndef WITHOUT_HINTS
  asm volatile("ld.global.nc.L1::no_allocate.L2::128B.s32 %0, [%1];" : "=r"(out[32 + t]) : "l"(in + t));
#endif
#ifndef WITHOUT_CARRY
  asm("{ .reg .pred p; .reg .u32 s; setp.ne.s32 p, %1, 0;\n\t"
      "add.cc.u32 s, 0, 0;\n\t"
      "@p add.cc.u32 s, %1, 0xffffffff;\n\t"
      "addc.u32 %0, 0, 0; }"
      : "=r"(out[64 + t])
      : "r"(in[t]));
#endif
#ifndef WITHOUT_SHIFT
  asm("{ .reg .s16 h; cvt.s16.s32 h, %1; shr.s16 h, h, 65536; cvt.s32.s16 %0, h; }" : "=r"(out[96 + t]) : "r"(in[t] - 5));
#endif
}

int main() {
  int *in = check::managed<int>(32), *out = check::managed<int>(128);
  for (int t = 0; t < 32; ++t)
    in[t] = t % 11;
  run<<<1, 32>>>(out, in);
  check::finish("launch");
  for (int t = 0; t < 32; ++t) {
    check::same("registers with a percent sign", t, out[t], in[t] > 5 ? in[t] + 100 : in[t]);
    check::same("cache hints", t, out[32 + t], in[t]);
    check::same("carry under a guard", t, out[64 + t], in[t] != 0);
    check::same("wide shift amount", t, out[96 + t], in[t] < 5 ? -1 : 0);
  }
  return check::result();
}
