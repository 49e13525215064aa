; RUN: %kernel-opt --pass=define-minimums %s | FileCheck %s
; The smaller of two zeros is the negative one, and the larger the positive one.

define float @least(float %x, float %y) {
; CHECK-LABEL: define float @least
; CHECK-DAG: [[P:%.*]] = bitcast float %x to i32
; CHECK-DAG: [[Q:%.*]] = bitcast float %y to i32
; CHECK: [[BITS:%.*]] = or i32 [[P]], [[Q]]
; CHECK: [[ZERO:%.*]] = bitcast i32 [[BITS]] to float
; CHECK: [[M:%.*]] = call float @llvm.minnum.f32(float %x, float %y)
; CHECK: [[SAME:%.*]] = fcmp oeq float %x, %y
; CHECK: %m = select i1 [[SAME]], float [[ZERO]], float [[M]]
; CHECK: ret float %m
  %m = call float @llvm.minnum.f32(float %x, float %y)
  ret float %m
}

define <2 x double> @greatest(<2 x double> %x, <2 x double> %y) {
; CHECK-LABEL: define <2 x double> @greatest
; CHECK: and <2 x i64>
; CHECK: call <2 x double> @llvm.maxnum.v2f64(<2 x double> %x, <2 x double> %y)
; CHECK: fcmp oeq <2 x double> %x, %y
; CHECK: select <2 x i1>
  %m = call <2 x double> @llvm.maxnum.v2f64(<2 x double> %x, <2 x double> %y)
  ret <2 x double> %m
}

; Against a constant one comparison is enough; the other zero wins a tie where it must.
define double @payoff(double %x) {
; CHECK-LABEL: define double @payoff
; CHECK-NEXT: [[WINS:%.*]] = fcmp ogt double %x, 0.000000e+00
; CHECK-NEXT: %m = select i1 [[WINS]], double %x, double 0.000000e+00
; CHECK-NEXT: ret double %m
  %m = call double @llvm.maxnum.f64(double %x, double 0.0)
  ret double %m
}

define double @floor_at_minus_zero(double %x) {
; CHECK-LABEL: define double @floor_at_minus_zero
; CHECK-NEXT: fcmp oge double %x, -0.000000e+00
  %m = call double @llvm.maxnum.f64(double -0.0, double %x)
  ret double %m
}

define double @cap_at_zero(double %x) {
; CHECK-LABEL: define double @cap_at_zero
; CHECK-NEXT: fcmp ole double %x, 0.000000e+00
  %m = call double @llvm.minnum.f64(double %x, double 0.0)
  ret double %m
}

define double @cap_at_minus_zero(double %x) {
; CHECK-LABEL: define double @cap_at_minus_zero
; CHECK-NEXT: fcmp olt double %x, -0.000000e+00
  %m = call double @llvm.minnum.f64(double %x, double -0.0)
  ret double %m
}

; minimum, which lets a NaN win, knows about zeros.
define float @already_defined(float %x, float %y) {
; CHECK-LABEL: define float @already_defined
; CHECK-NEXT: %m = call float @llvm.minimum.f32(float %x, float %y)
; CHECK-NEXT: ret float %m
  %m = call float @llvm.minimum.f32(float %x, float %y)
  ret float %m
}
