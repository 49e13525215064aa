// Atomic functions become atomic instructions, relaxed, and never calls into a library.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-host -fsyntax-only %s

// CHECK-NOT: @__atomic_
// CHECK-DAG: atomicrmw add ptr {{.*}} i32 {{.*}} monotonic
// CHECK-DAG: atomicrmw add ptr {{.*}} i64 {{.*}} monotonic
// CHECK-DAG: atomicrmw fadd ptr {{.*}} float {{.*}} monotonic
// CHECK-DAG: atomicrmw fadd ptr {{.*}} double {{.*}} monotonic
// CHECK-DAG: atomicrmw sub ptr
// CHECK-DAG: atomicrmw xchg ptr
// CHECK-DAG: atomicrmw min ptr {{.*}} i32
// CHECK-DAG: atomicrmw umax ptr {{.*}} i64
// CHECK-DAG: atomicrmw and ptr
// CHECK-DAG: cmpxchg ptr {{.*}} i16 {{.*}} monotonic monotonic
// CHECK-DAG: cmpxchg ptr {{.*}} i64 {{.*}} monotonic monotonic
// CHECK-DAG: fence seq_cst
__global__ void atomics(int *i, unsigned *u, unsigned long long *ull, float *f, double *d, unsigned short *h) {
  atomicAdd(i, 1);
  atomicAdd(ull, 1);
  atomicAdd(f, 1.f);
  atomicAdd_block(d, 1.0);
  atomicSub(u, 1);
  atomicExch(f, 2.f);
  atomicMin(i, 3);
  atomicMax_system(ull, 3);
  atomicAnd(u, 7);
  atomicInc(u, 10);
  atomicDec(u, 10);
  atomicCAS(h, (unsigned short)1, (unsigned short)2);
  atomicCAS(ull, 1, 2);
  __threadfence();
}

// The loop that programs bring along where CUDA lacks an operation.
__device__ double atomicMaxDouble(double *address, double value) {
  unsigned long long *bits = (unsigned long long *)address, old = *bits, assumed;
  do {
    assumed = old;
    old = atomicCAS(bits, assumed, __double_as_longlong(fmax(value, __longlong_as_double(assumed))));
  } while (assumed != old);
  return __longlong_as_double(old);
}
