// Shuffles of every type, votes, matches and reductions reach the kernel built-ins.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-host -fsyntax-only %s
#include <cuda_bf16.h>
#include <cuda_fp16.h>

template <typename T> __device__ T all(T v) {
  v = __shfl_sync(0xffffffff, v, 0);
  v = __shfl_up_sync(0xffffffff, v, 1, 16);
  v = __shfl_down_sync(0xffffffff, v, 2);
  return __shfl_xor_sync(0xffffffff, v, 4, 8);
}
// CHECK-DAG: call i64 @__sampan_shfl(i32 noundef {{.*}}, i32 noundef {{.*}}, i64 noundef
// CHECK-DAG: call void @__sampan_barrier(i32 noundef 0, i32 noundef 0)
// CHECK-DAG: call i32 @__sampan_vote(
// CHECK-DAG: call i32 @__sampan_match(
// CHECK-DAG: call i32 @__sampan_reduce(
// CHECK-DAG: call i32 @__sampan_barrier_red(
// CHECK-DAG: declare {{.*}}i64 @__sampan_shfl({{.*}}) [[CONVERGENT:#[0-9]+]]
// CHECK-DAG: attributes [[CONVERGENT]] = { convergent
__global__ void uses(float *f, double *d, long long *l, unsigned *u, __half *h, __half2 *h2, __nv_bfloat16 *b, int p) {
  *f = all(*f);
  *d = all(*d);
  *l = all(*l);
  *u = all(*u);
  *h = all(*h);
  *h2 = all(*h2);
  *b = all(*b);
  __syncthreads();
  __syncwarp();
  u[1] = __ballot_sync(0xffffffff, p) + __any_sync(0xffff, p) + __all_sync(__activemask(), p);
  u[2] = __match_any_sync(0xffffffff, *d) + __match_all_sync(0xffffffff, *u, &p);
  u[3] = __reduce_add_sync(0xffffffff, *u) + __reduce_max_sync(0xffffffff, p) + __syncthreads_count(p);
  f[1] = __shfl_down(*f, 1) + __shfl(*f, 0) + __ballot(p);
}
