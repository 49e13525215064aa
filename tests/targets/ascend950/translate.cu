// The user's text with the chip's words: comments, names and layout stay.
// RUN: rm -rf %t && mkdir %t && grep -v CHECK %s > %t/sum.cu
// RUN: %sampan translate --to ascend950 %t/sum.cu -o %t/out
// RUN: cat %t/out/sum.asc | %FileCheck %s
// RUN: cat %t/out/build.sh | %FileCheck --check-prefix=BUILD %s
// BUILD: bisheng -x asc --npu-arch=dav-3510 --enable-simt -fPIC -O3 -c sum.asc

// CHECK: constexpr int kThreads = 64; // of a block
constexpr int kThreads = 64; // of a block

// Adds up a block's numbers.
// CHECK: // Adds up a block's numbers.
// CHECK-NEXT: __aicore__ inline void sum(const SampanGrid &sampanGrid, const float *x, sampan::Float64 *out, int *count) {
__global__ void __launch_bounds__(kThreads) sum(const float *x, double *out, int *count) {
  // CHECK-NEXT: __ubuf__ float tile[kThreads];
  __shared__ float tile[kThreads];
  // CHECK-NEXT: SAMPAN_DYNAMIC_SHARED(int, more);
  extern __shared__ int more[];
  // CHECK-NEXT: tile[threadIdx.x] = x[sampanGrid.block.x * blockDim.x + threadIdx.x] + asc_shfl_xor(1.0f, 16);
  tile[threadIdx.x] = x[blockIdx.x * blockDim.x + threadIdx.x] + __shfl_xor_sync(0xffffffffu, 1.0f, 16);
  more[threadIdx.x] = 0;
  // CHECK: asc_syncthreads();
  __syncthreads();
  // CHECK-NEXT: out[0] = 0.5_f64 * tile[0] + sampan::exp(0.25_f64);
  out[0] = 0.5 * tile[0] + exp(0.25);
  // CHECK-NEXT: sampan::atomic_add(count, 1);
  atomicAdd(count, 1);
}
// CHECK: SAMPAN_ENTRY(64) sampan_Z3sumPKfPdPi(SampanLaunch launch, const float *x, sampan::Float64 *out, int *count) {
// CHECK-NEXT: for (SampanGrid grid(launch); grid.inside(); grid.next()) {
// CHECK-NEXT: sum(grid, x, out, count);
// CHECK-NEXT: asc_syncthreads();

int main() { sum<<<1, kThreads, kThreads * sizeof(int)>>>(nullptr, nullptr, nullptr); }
