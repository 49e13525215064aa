// How operations are said in the chip's language: what it has not is made of what it has, exactly.
// RUN: %nvcc --sampan-target=ascend910 %s -o %t --sampan-remarks 2>&1 | %FileCheck --check-prefix=REMARK %s
// REMARK: 1 reads go element by element{{.*}} [A2003]
// REMARK: 1 divisions and square roots {{.*}} [A2002]
// RUN: cat %t/_Z4lessPiPKiS1_.mlir %t/_Z5belowPjPKjS1_.mlir %t/_Z8logicallPjPKj.mlir %t/_Z6roundsPiPKf.mlir %t/_Z5wholePfPKj.mlir %t/_Z5smallPaPKa.mlir %t/_Z5ghostPfPKfS1_.mlir %t/_Z5taperPfPKii.mlir %t/_Z4rowsPfPKfi.mlir %t/_Z5tablePfPKfPKi.mlir %t/_Z4pairPfPK6float2.mlir %t/_Z4linePfi.mlir %t/_Z7dividesPiPKii.mlir %t/_Z5againPfPKf.mlir | %FileCheck %s
#define I (blockIdx.x * blockDim.x + threadIdx.x)

// a < b: the greater one is not a.
// CHECK-LABEL: @_Z4lessPiPKiS1_
// CHECK: [[MAX:%.*]] = hivm.hir.vmax ins([[A:%.*]], [[B:%.*]] : tensor
// CHECK: hivm.hir.vcmp ins([[MAX]], [[A]] : {{.*}} compare_mode = <ne>
__global__ void less(int *r, const int *a, const int *b) { r[I] = a[I] < b[I]; }

// Unsigned: with the highest bits turned over.
// CHECK-LABEL: @_Z5belowPjPKjS1_
// CHECK: hivm.hir.vxor
// CHECK: hivm.hir.vxor
// CHECK: hivm.hir.vmax
__global__ void below(unsigned *r, const unsigned *a, const unsigned *b) { r[I] = a[I] < b[I]; }

// A logical shift: the sign's copies are masked away.
// CHECK-LABEL: @_Z8logicallPjPKj
// CHECK: [[S:%.*]] = hivm.hir.vshr ins({{.*}} round : false
// CHECK: arith.shrui
// CHECK: hivm.hir.vand ins([[S]],
__global__ void logicall(unsigned *r, const unsigned *a) { r[I] = a[I] >> 5; }

// Saturating, NaN becomes 0, whatever the chip's conversion does.
// CHECK-LABEL: @_Z6roundsPiPKf
// CHECK: hivm.hir.vcast {{.*}} round_mode = <trunc>
// CHECK-COUNT-3: hivm.hir.vsel
// CHECK: hivm.hir.store
__global__ void rounds(int *r, const float *a) { r[I] = (int)a[I]; }

// Unsigned to float: both halves exactly, one rounding.
// CHECK-LABEL: @_Z5wholePfPKj
// CHECK: hivm.hir.vcast
// CHECK: hivm.hir.vcast
// CHECK: hivm.hir.vmul
// CHECK: hivm.hir.vadd
__global__ void whole(float *r, const unsigned *a) { r[I] = a[I]; }

// 8 bits are held in 32, and sign-extended again after each operation.
// CHECK-LABEL: @_Z5smallPaPKa
// CHECK: hivm.hir.load {{.*}}xi8
// CHECK: hivm.hir.vcast {{.*}}xi8>{{.*}}xf16>
// CHECK: hivm.hir.vadd {{.*}}xi32
// CHECK: hivm.hir.vshl
// CHECK: hivm.hir.vshr
// CHECK: truncwithoverflow
__global__ void small(signed char *r, const signed char *a) { r[I] = a[I] + 3; }

// A branch that threads take differently: masks and a select; what is read under it is read from its first to its last lane.
// CHECK-LABEL: @_Z5ghostPfPKfS1_
// CHECK: hivm.hir.vcmp {{.*}} compare_mode = <gt>
// CHECK: hivm.hir.vreduce <max>
// CHECK: scf.if
// CHECK: hivm.hir.vreduce <min>
// CHECK: hivm.hir.load
// CHECK: hivm.hir.vgather
// CHECK: hivm.hir.vsel
__global__ void ghost(float *r, const float *a, const float *b) {
  float x = a[I];
  if (x > 0)
    x += b[I];
  r[I] = x;
}

// A loop that threads leave at different times goes round while any is left.
// CHECK-LABEL: @_Z5taperPfPKii
// CHECK: scf.while
// CHECK: hivm.hir.vsel
// CHECK: hivm.hir.vreduce <max>
// CHECK: scf.condition
__global__ void taper(float *r, const int *k, int n) {
  float x = 1;
  int most = k[I];
  for (int i = 0; i < most; ++i)
    x *= 0.5f;
  r[I] = x;
}

// Two dimensions: rows of the grid.
// CHECK-LABEL: @_Z4rowsPfPKfi
// CHECK: arith.muli {{.*}} : i32
// CHECK: hivm.hir.load
__global__ void rows(float *r, const float *a, int n) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x < n && y < n)
    r[y * n + x] = 2 * a[y * n + x];
}

// CHECK-LABEL: @_Z5tablePfPKfPKi
// CHECK: tensor.extract
// CHECK: memref.load %m
// CHECK: } {sampan.gather}
__global__ void table(float *r, const float *t, const int *k) { r[I] = t[k[I]]; }

// Every second element: all are fetched, and picked out in the buffer.
// CHECK-LABEL: @_Z4pairPfPK6float2
// CHECK: hivm.hir.load
// CHECK: hivm.hir.vgather
__global__ void pair(float *r, const float2 *a) { r[I] = a[I].x + a[I].y; }

// What a block's first thread stores: one element.
// CHECK-LABEL: @_Z4linePfi
// CHECK: scf.if
// CHECK: hivm.hir.store {{.*}} outs({{.*}} memref<1xf32
__global__ void line(float *r, int n) {
  if (threadIdx.x == 0)
    r[blockIdx.x] = n;
}

__global__ void ratio(float *r, const float *a) { r[I] = 1 / a[I]; }

// A quotient of floats, twice, and what is missing.
// CHECK-LABEL: @_Z7dividesPiPKii
// CHECK-COUNT-2: hivm.hir.vdiv
// CHECK: hivm.hir.store
__global__ void divides(int *r, const int *a, int d) { r[I] = a[I] / d; }

// What comes by itself after a store waits for it, and the cache is emptied: it has not seen what DMA wrote.
// CHECK-LABEL: @_Z5againPfPKf
// CHECK: hivm.hir.store
// CHECK: pipe_barrier[<PIPE_ALL>]
// CHECK-NEXT: hivm.hir.dcci
// CHECK: memref.load
__global__ void again(float *x, const float *y) {
  x[I] = 1;
  x[I] += y[0];
}
