// A built-in of Clang's that no other chip has is named with its line.
// RUN: not %nvcc -c %s -o %t.o 2>&1 | %FileCheck %s
__global__ void k(unsigned *p) {
  // CHECK: lower-intrinsics-line.cu:[[@LINE+1]]:{{[0-9]+}}: error: built-in llvm.nvvm.read.ptx.sreg.pm0 is not supported [K1103]
  p[0] = __nvvm_read_ptx_sreg_pm0();
}
