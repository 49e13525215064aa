// The built-in variables are objects, not macros: they convert to uint3 and dim3, and programs may use their names.
// RUN: %clang-device -fsyntax-only %s
// RUN: %clang-host -fsyntax-only %s
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s

struct LaunchPlan {
  dim3 gridDim;
  dim3 blockDim;
};

__device__ unsigned takesUint3(uint3 v) { return v.x; }
__device__ unsigned takesDim3(dim3 v) { return v.y; }

// CHECK-LABEL: define {{.*}} @_Z8readsAllPj
__global__ void readsAll(unsigned *out) {
  dim3 fromIndex = threadIdx;
  dim3 direct(blockIdx);
  uint3 fromDim = gridDim;
  const uint3 &reference = threadIdx;
  auto copy = blockDim;
  unsigned threadIdxX = threadIdx.x;
  out[blockIdx.x * blockDim.x + threadIdx.x] = fromIndex.z + direct.y + fromDim.x + reference.y + copy.z + threadIdxX +
                                               takesUint3(blockDim) + takesDim3(threadIdx) + warpSize;
  static_assert(sizeof(decltype(threadIdx.x)) == 4, "an unsigned int");
  __shared__ float perWarp[1024 / warpSize];
  perWarp[0] = 0;
}
// CHECK-DAG: call i32 @__sampan_tid(i32 noundef 0)
// CHECK-DAG: call i32 @__sampan_ctaid(i32 noundef 0)
// CHECK-DAG: call i32 @__sampan_ntid(i32 noundef 0)
// CHECK-DAG: call i32 @__sampan_nctaid(i32 noundef 0)

int main() {
  LaunchPlan plan = {dim3(2, 3), 64};
  dim3 gridDim = plan.gridDim, blockDim(plan.blockDim.x);
  readsAll<<<gridDim, blockDim>>>(nullptr);
  readsAll<<<1, 32, 0, 0>>>(nullptr);
}
