// What is not supported is named with the line of the statement, and no object is written.
// RUN: not %nvcc -c %s -o %t.o 2>&1 | %FileCheck %s
// RUN: not ls %t.o
__global__ void k(unsigned *p) {
  unsigned v;
  // CHECK-DAG: lower-inline-ptx-line.cu:[[@LINE+1]]:3: error: inline PTX: 'tex.1d.v4.f32.f32' is not supported [K1201]
  asm volatile("tex.1d.v4.f32.f32 %0, [%1];" : "=r"(v) : "r"(p[0]));
  // CHECK-DAG: lower-inline-ptx-line.cu:[[@LINE+1]]:3: error: inline PTX: the label in {{.*}} is not supported [K1201]
  asm volatile("again: add.u32 %0, %0, 1;" : "+r"(v));
  // CHECK-DAG: lower-inline-ptx-line.cu:[[@LINE+1]]:3: error: inline PTX: rounding .rz of 'add' is not supported [K1201]
  asm("{ .reg .f32 f; add.rz.f32 f, 0f3F800000, 0f3F800000; mov.b32 %0, f; }" : "=r"(v));
  // CHECK-DAG: lower-inline-ptx-line.cu:[[@LINE+1]]:3: error: inline PTX: {{.*}}'%no_such_register'{{.*}} is not supported [K1201]
  asm("mov.u32 %0, %%no_such_register;" : "=r"(v));
  // CHECK-DAG: help: use the CUDA function of the same meaning
  p[1] = v;
}
