; Float to integer saturates; to a narrow type it goes through 32 bits.
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
; CHECK: call i64 @llvm.fptoui.sat.i64.f64(double %x)
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
