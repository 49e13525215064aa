; One rule for contraction, nvcc's: a product is fused if all its uses are sums that can take it; the mark goes everywhere.
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

; All uses can take it: the product is not needed.
define float @used_by_two_sums(float %a, float %b, float %c) {
; CHECK-LABEL: define float @used_by_two_sums
; FUSED-NOT: fmul
; FUSED: call float @llvm.fma.f32(float %a, float %b, float %c)
; FUSED: call float @llvm.fma.f32(float %a, float %b, float
; FUSED: fdiv
; CHECK: ret float
  %p = fmul contract float %a, %b
  %s = fadd contract float %p, %c
  %t = fsub contract float %p, %c
  %q = fdiv float %s, %t
  ret float %q
}

define float @minus_itself(float %a, float %b) {
; CHECK-LABEL: define float @minus_itself
; CHECK-NOT: fma
; CHECK: fsub float
  %p = fmul contract float %a, %b
  %q = fmul contract float %a, %b
  %s = fsub contract float %p, %q
  ret float %s
}

; nvcc puts what was there first to the left.
define float @older_product(float %a, float %b, float %c, float %d) {
; CHECK-LABEL: define float @older_product
; FUSED: [[Q:%.*]] = fmul float %c, %d
; FUSED: call float @llvm.fma.f32(float %a, float %b, float [[Q]])
; CHECK: ret float
  %q = fmul contract float %c, %d
  %p = fmul contract float %a, %b
  %s = fadd contract float %q, %p
  ret float %s
}

; -(a * b) + c * d is c * d - a * b.
define float @negative_product(float %a, float %b, float %c, float %d) {
; CHECK-LABEL: define float @negative_product
; FUSED: [[P:%.*]] = fmul float %a, %b
; FUSED: [[N:%.*]] = fneg float [[P]]
; FUSED: call float @llvm.fma.f32(float %c, float %d, float [[N]])
; CHECK: ret float
  %p = fmul contract float %a, %b
  %n = fneg contract float %p
  %q = fmul contract float %c, %d
  %s = fadd contract float %n, %q
  ret float %s
}

; The product is computed before the loop; the one that changes is fused.
define float @in_loop(float %a, float %b, i32 %n) {
; CHECK-LABEL: define float @in_loop
; FUSED: [[P:%.*]] = fmul float %a, %b
; FUSED: call float @llvm.fma.f32(float %r, float %b, float [[P]])
; CHECK: ret float
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %loop ]
  %r = phi float [ %a, %0 ], [ %s, %loop ]
  %p = fmul contract float %a, %b
  %q = fmul contract float %r, %b
  %s = fadd contract float %p, %q
  %next = add i32 %i, 1
  %more = icmp slt i32 %next, %n
  br i1 %more, label %loop, label %end

end:
  ret float %s
}

define float @uses_in_other_blocks(float %a, float %b, float %c, i1 %first) {
; CHECK-LABEL: define float @uses_in_other_blocks
; CHECK-NOT: fma
; CHECK: ret float
  %p = fmul contract float %a, %b
  br i1 %first, label %one, label %two

one:
  %s = fadd contract float %p, %c
  ret float %s

two:
  %t = fsub contract float %p, %c
  ret float %t
}
