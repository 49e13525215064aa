; One rule for contraction: a product with one use in a sum is fused, the left one of two; the mark goes everywhere.
; RUN: %kernel-opt --pass=form-fma %s | FileCheck %s --check-prefixes=CHECK,FUSED
; RUN: %kernel-opt --pass=form-fma --no-fmad %s | FileCheck %s --check-prefixes=CHECK,PLAIN

; CHECK-NOT: contract

define float @sum(float %a, float %b, float %c) {
; CHECK-LABEL: define float @sum
; FUSED-NEXT: %s = call float @llvm.fma.f32(float %a, float %b, float %c)
; PLAIN-NEXT: %p = fmul float %a, %b
; PLAIN-NEXT: %s = fadd float %p, %c
; CHECK-NEXT: ret float %s
  %p = fmul contract float %a, %b
  %s = fadd contract float %p, %c
  ret float %s
}

define double @left_of_two(double %a, double %b, double %c, double %d) {
; CHECK-LABEL: define double @left_of_two
; FUSED-NEXT: %q = fmul double %c, %d
; FUSED-NEXT: call double @llvm.fma.f64(double %a, double %b, double %q)
  %p = fmul contract double %a, %b
  %q = fmul contract double %c, %d
  %s = fadd contract double %p, %q
  ret double %s
}

define double @difference(double %a, double %b, double %c) {
; CHECK-LABEL: define double @difference
; FUSED: [[A:%.*]] = fneg double %a
; FUSED-NEXT: call double @llvm.fma.f64(double [[A]], double %b, double %c)
  %p = fmul contract double %a, %b
  %s = fsub contract double %c, %p
  ret double %s
}

define float @product_used_twice(float %a, float %b, float %c) {
; CHECK-LABEL: define float @product_used_twice
; CHECK-NOT: fma
; CHECK: ret float
  %p = fmul contract float %a, %b
  %s = fadd contract float %p, %c
  %t = fmul contract float %s, %p
  ret float %t
}

define float @not_allowed(float %a, float %b, float %c) {
; CHECK-LABEL: define float @not_allowed
; CHECK-NEXT: fmul float
; CHECK-NEXT: fadd float
  %p = fmul float %a, %b
  %s = fadd contract float %p, %c
  ret float %s
}

; a * b - c: the sum is turned, so that one rounding remains.
define float @product_minus(float %a, float %b, float %c) {
; CHECK-LABEL: define float @product_minus
; FUSED: [[C:%.*]] = fneg float %c
; FUSED-NEXT: call float @llvm.fma.f32(float %a, float %b, float [[C]])
; PLAIN-NOT: fma
; CHECK: ret float
  %p = fmul contract float %a, %b
  %s = fsub contract float %p, %c
  ret float %s
}

; A chain of sums takes its products one after the other, as a loop over a dot product does.
define double @chain(double %a, double %b, double %c, double %d, double %e) {
; CHECK-LABEL: define double @chain
; FUSED: [[S:%.*]] = call double @llvm.fma.f64(double %a, double %b, double %e)
; FUSED: call double @llvm.fma.f64(double %c, double %d, double [[S]])
; PLAIN-NOT: fma
; CHECK: ret double
  %p = fmul contract double %a, %b
  %s = fadd contract double %p, %e
  %q = fmul contract double %c, %d
  %t = fadd contract double %s, %q
  ret double %t
}

define <2 x half> @two_halves(<2 x half> %a, <2 x half> %b, <2 x half> %c) {
; CHECK-LABEL: define <2 x half> @two_halves
; FUSED: call <2 x half> @llvm.fma.v2f16(<2 x half> %a, <2 x half> %b, <2 x half> %c)
; PLAIN-NOT: fma
; CHECK: ret <2 x half>
  %p = fmul contract <2 x half> %a, %b
  %s = fadd contract <2 x half> %p, %c
  ret <2 x half> %s
}

; The sum has no mark: __fadd_rn says that it is to be rounded by itself.
define float @sum_not_allowed(float %a, float %b, float %c) {
; CHECK-LABEL: define float @sum_not_allowed
; CHECK-NEXT: fmul float
; CHECK-NEXT: fadd float
  %p = fmul contract float %a, %b
  %s = fadd float %p, %c
  ret float %s
}

; Also where nothing is fused the mark goes.
define float @lone_product(float %a, float %b) {
; CHECK-LABEL: define float @lone_product
; CHECK-NEXT: %p = fmul float %a, %b
; CHECK-NEXT: ret float %p
  %p = fmul contract float %a, %b
  ret float %p
}
