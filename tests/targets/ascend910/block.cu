// Blocks whose threads work together: each is one tile, so a barrier costs nothing. Shared memory is a buffer; a store makes its
// words anew, a read picks them out.
// RUN: %nvcc --sampan-target=ascend910 %s -o %t && %FileCheck %s < %t/_Z3sumPKfPfi.mlir
// RUN: %FileCheck --check-prefix=WARP %s < %t/_Z4warpPKfPf.mlir

// CHECK: sampan.tile = 256 : i32, sampan.block_tile, sampan.one_dimension
// CHECK: scf.for
// CHECK: %shared[[M:[0-9]+]] = memref.alloc() : memref<256xi32>
// CHECK: hivm.hir.copy ins(%shared[[M]] : memref<256xi32>)
// CHECK: hivm.hir.copy {{.*}} outs(%shared[[M]] : memref<256xi32>)
// CHECK: scf.while
// CHECK: scf.if
// CHECK: hivm.hir.vgather ins(%shared[[M]] : memref<256xi32>)
// CHECK: hivm.hir.vgather ins(%shared[[M]] : memref<256xi32>)
// CHECK: hivm.hir.vadd
// CHECK: hivm.hir.copy {{.*}} outs(%shared[[M]] : memref<256xi32>)
// CHECK: hivm.hir.store {{.*}}memref<1xf32
__global__ void __launch_bounds__(256) sum(const float *x, float *out, int n) {
  __shared__ float s[256];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  s[threadIdx.x] = i < n ? x[i] : 0.f;
  __syncthreads();
  for (int d = blockDim.x / 2; d > 0; d >>= 1) {
    if (threadIdx.x < d)
      s[threadIdx.x] += s[threadIdx.x + d];
    __syncthreads();
  }
  if (threadIdx.x == 0)
    out[blockIdx.x] = s[0];
}

// A shuffle picks lanes of the same tile, within each 32.
// WARP: [[BY:%.*]] = hivm.hir.vadd
// WARP: hivm.hir.vgather ins({{.*}} : tensor<128xi32>) indices({{.*}} : tensor<128xi32>)
// WARP: hivm.hir.vadd {{.*}}tensor<128xf32>
__global__ void __launch_bounds__(128) warp(const float *x, float *out) {
  float v = x[blockIdx.x * blockDim.x + threadIdx.x];
  for (int d = 16; d > 0; d >>= 1)
    v += __shfl_down_sync(~0u, v, d);
  if (threadIdx.x == 0)
    out[blockIdx.x] = v;
}
