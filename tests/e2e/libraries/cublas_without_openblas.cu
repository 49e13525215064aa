// A machine without OpenBLAS: the program starts, and is told what is missing when it asks for cuBLAS.
// RUN: %nvcc %s -o %t -lcublas
// RUN: env SAMPAN_OPENBLAS=%t.none %t 2>&1 | %FileCheck %s
// RUN: env SAMPAN_OPENBLAS=libm.so.6 %t 2>&1 | %FileCheck %s --check-prefix=OTHER
// CHECK: sampan: error: cuBLAS needs OpenBLAS, and {{.*}}none cannot be loaded [S8201]
// CHECK-NEXT: help: install it
// CHECK: status 1
// OTHER: sampan: error: cuBLAS needs OpenBLAS, and libm.so.6 has no {{.*}} [S8201]
// OTHER: status 1
#include <cstdio>
#include <cublas_v2.h>

int main() {
  cublasHandle_t handle;
  std::printf("status %d\n", cublasCreate(&handle));
}
