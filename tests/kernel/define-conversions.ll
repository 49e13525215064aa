; Float to integer saturates; to a narrow type it goes through 32 bits; NaN gives 0, or the highest bit where 64 bits are
; involved.
; RUN: %kernel-opt --pass=define-conversions %s | FileCheck %s

define i32 @signed(float %x) {
; CHECK-LABEL: define i32 @signed
; CHECK: call i32 @llvm.fptosi.sat.i32.f32(float %x)
; CHECK-NOT: fptosi float
  %i = fptosi float %x to i32
  ret i32 %i
}

define i64 @unsigned(double %x) {
; CHECK-LABEL: define i64 @unsigned
; CHECK: [[V:%.*]] = call i64 @llvm.fptoui.sat.i64.f64(double %x)
; CHECK: [[NAN:%.*]] = fcmp uno double %x, %x
; CHECK: select i1 [[NAN]], i64 -9223372036854775808, i64 [[V]]
  %i = fptoui double %x to i64
  ret i64 %i
}

define i8 @narrow(float %x) {
; CHECK-LABEL: define i8 @narrow
; CHECK: [[W:%.*]] = call i32 @llvm.fptosi.sat.i32.f32(float %x)
; CHECK: trunc i32 [[W]] to i8
  %i = fptosi float %x to i8
  ret i8 %i
}

define i16 @narrow_unsigned(double %x) {
; CHECK-LABEL: define i16 @narrow_unsigned
; CHECK: [[W:%.*]] = call i32 @llvm.fptoui.sat.i32.f64(double %x)
; CHECK: trunc i32 [[W]] to i16
  %i = fptoui double %x to i16
  ret i16 %i
}

define <2 x i32> @vector(<2 x float> %x) {
; CHECK-LABEL: define <2 x i32> @vector
; CHECK: call <2 x i32> @llvm.fptosi.sat.v2i32.v2f32(<2 x float> %x)
  %i = fptosi <2 x float> %x to <2 x i32>
  ret <2 x i32> %i
}

define i32 @from_half(half %x) {
; CHECK-LABEL: define i32 @from_half
; CHECK: call i32 @llvm.fptosi.sat.i32.f16(half %x)
  %i = fptosi half %x to i32
  ret i32 %i
}

; As the front end writes it.
define i32 @saturating(float %x) {
; CHECK-LABEL: define i32 @saturating
; CHECK-NEXT: %i = call i32 @llvm.fptosi.sat.i32.f32(float %x)
; CHECK-NEXT: ret i32 %i
  %i = call i32 @llvm.fptosi.sat.i32.f32(float %x)
  ret i32 %i
}

define i32 @saturating_double(double %x) {
; CHECK-LABEL: define i32 @saturating_double
; CHECK: [[V:%.*]] = call i32 @llvm.fptosi.sat.i32.f64(double %x)
; CHECK: [[NAN:%.*]] = fcmp uno double %x, %x
; CHECK: select i1 [[NAN]], i32 -2147483648, i32 [[V]]
  %i = call i32 @llvm.fptosi.sat.i32.f64(double %x)
  ret i32 %i
}

define i64 @saturating_half(half %x) {
; CHECK-LABEL: define i64 @saturating_half
; CHECK: fcmp uno half %x, %x
; CHECK: select i1 %{{.*}}, i64 -9223372036854775808
  %i = call i64 @llvm.fptosi.sat.i64.f16(half %x)
  ret i64 %i
}

define i8 @narrow_saturating(float %x) {
; CHECK-LABEL: define i8 @narrow_saturating
; CHECK-NEXT: [[W:%.*]] = call i32 @llvm.fptosi.sat.i32.f32(float %x)
; CHECK-NEXT: trunc i32 [[W]] to i8
  %i = call i8 @llvm.fptosi.sat.i8.f32(float %x)
  ret i8 %i
}

define i16 @narrow_saturating_unsigned(double %x) {
; CHECK-LABEL: define i16 @narrow_saturating_unsigned
; CHECK-NEXT: [[W:%.*]] = call i32 @llvm.fptoui.sat.i32.f64(double %x)
; CHECK-NEXT: trunc i32 [[W]] to i16
  %i = call i16 @llvm.fptoui.sat.i16.f64(double %x)
  ret i16 %i
}

; The other direction always has a result.
define float @to_float(i32 %i) {
; CHECK-LABEL: define float @to_float
; CHECK-NEXT: %x = sitofp i32 %i to float
; CHECK-NEXT: ret float %x
  %x = sitofp i32 %i to float
  ret float %x
}
