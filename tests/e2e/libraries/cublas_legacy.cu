// The first interface: no handle, letters, answers by value, a status that is kept until it is asked for.
// RUN: %nvcc %s -o %t -lcublas && %t | %FileCheck %s
// CHECK: {{^}}before 1
// CHECK-NEXT: {{^}}19 22 43 50
// CHECK-NEXT: {{^}}dot 11, largest 4, norm 5
// CHECK-NEXT: {{^}}solved 2 3
// CHECK-NEXT: {{^}}wrong letter 7, then 0
#include <cstdio>
#include <cublas.h>

int main() {
  double probe = 1;
  cublasDscal(1, 2, &probe, 1);
  std::printf("before %d\n", cublasGetError());
  cublasInit();
  const double a[4] = {1, 3, 2, 4}, b[4] = {5, 7, 6, 8}; // columns
  double *A, *B, *C, c[4];
  cublasAlloc(4, sizeof(double), (void **)&A);
  cublasAlloc(4, sizeof(double), (void **)&B);
  cublasAlloc(4, sizeof(double), (void **)&C);
  cublasSetMatrix(2, 2, sizeof(double), a, 2, A, 2);
  cublasSetMatrix(2, 2, sizeof(double), b, 2, B, 2);
  cublasDgemm('n', 'N', 2, 2, 2, 1, A, 2, B, 2, 0, C, 2);
  cublasGetMatrix(2, 2, sizeof(double), C, 2, c, 2);
  std::printf("%g %g %g %g\n", c[0], c[2], c[1], c[3]);
  const float x[4] = {1, 2, 0, -9}, y[4] = {3, 4, 7, 0}, z[2] = {3, 4};
  std::printf("dot %g, largest %d, norm %g\n", cublasSdot(2, x, 1, y, 1), cublasIsamax(4, x, 1), cublasSnrm2(2, z, 1));
  const double lower[4] = {2, 1, 0, 1};
  double right[2] = {4, 5};
  cublasDtrsv('L', 'N', 'N', 2, lower, 2, right, 1);
  std::printf("solved %g %g\n", right[0], right[1]);
  cublasDgemm('X', 'N', 2, 2, 2, 1, A, 2, B, 2, 0, C, 2);
  const int first = cublasGetError();
  std::printf("wrong letter %d, then %d\n", first, cublasGetError());
  cublasFree(A), cublasFree(B), cublasFree(C);
  cublasShutdown();
}
