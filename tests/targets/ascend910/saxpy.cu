// The simplest kernel: stretches of the grid go to the cores in turn, DMA ends where `i < n` does, and the product and the sum
// are one vector operation each where they need not be fused.
// RUN: %sampan build --target=ascend-910b3 -fmad=false %s -o %t && %FileCheck %s < %t/_Z5saxpyifPKfPf.mlir
// RUN: %sampan build --target ascend910 %s -o %t --sampan-remarks 2>&1 | %FileCheck --check-prefix=REMARK %s
// RUN: not %sampan build --target ascend-910b9 %s -o %t 2>&1 | %FileCheck --check-prefix=NONE %s
// REMARK: remark: 1 fused multiply-adds {{.*}} [A2001]
// NONE: there is no target 'ascend-910b9' [N2002]
// NONE-NEXT: did you mean ascend-910b

// CHECK: func.func @_Z5saxpyifPKfPf(%a0_i32: i32, %a4_f32: f32, %m0_f32: memref<?xf32, #hivm.address_space<gm>>, %m1_f32: memref<?xf32, #hivm.address_space<gm>>, %gridx: i32,
// CHECK-SAME: hacc.entry
// CHECK-SAME: sampan.arguments = ["0", "4", "8", "16", "grid.x",
// CHECK-DAG: [[CORES:%c[0-9]+]] = arith.constant 40 : index
// CHECK-DAG: [[ZERO:%c[0-9]+]] = arith.constant 0 : index
// CHECK: [[CORE:%.*]] = hivm.hir.get_block_idx
// CHECK: scf.for {{.*}} step [[CORES]] {
// CHECK: arith.minsi
// CHECK: [[N:%.*]] = arith.minsi
// CHECK: arith.cmpi slt, [[ZERO]], [[N]] : index
// CHECK: scf.if
// CHECK: memref.subview %m0_f32[{{.*}}] {{\[}}[[N]]] [1]
// CHECK: hivm.hir.load
// CHECK: [[P:%.*]] = hivm.hir.vmul ins({{.*}}, %a4_f32 : tensor<2048xf32>, f32)
// CHECK: hivm.hir.load
// CHECK: [[S:%.*]] = hivm.hir.vadd ins([[P]], {{.*}} : tensor<2048xf32>, tensor<2048xf32>)
// CHECK: bufferization.to_memref [[S]]
// CHECK: memref.subview %m1_f32[{{.*}}] {{\[}}[[N]]] [1]
// CHECK: hivm.hir.store
// CHECK-NOT: hivm.hir
__global__ void saxpy(int n, float a, const float *x, float *y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n)
    y[i] = a * x[i] + y[i];
}
