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
