; Conversions to integers that saturate are vectors of comparisons and choices, not one lane after the other.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: [[I:%.*]] = fptosi <4 x float> %{{.*}} to <4 x i32>
; CHECK: [[ABOVE:%.*]] = fcmp oge <4 x float> %{{.*}}, <float 0x41E0000000000000,
; CHECK: [[J:%.*]] = select <4 x i1> [[ABOVE]], <4 x i32> <i32 2147483647,{{.*}}, <4 x i32> [[I]]
; CHECK: [[BELOW:%.*]] = fcmp olt <4 x float> %{{.*}}, <float 0xC1E0000000000000,
; CHECK: [[K:%.*]] = select <4 x i1> [[BELOW]], <4 x i32> <i32 -2147483648,{{.*}}, <4 x i32> [[J]]
; CHECK: fcmp uno <4 x float>
; CHECK: select <4 x i1> %{{.*}}, <4 x i32> zeroinitializer, <4 x i32> [[K]]
; CHECK: fptoui <4 x float> %{{.*}} to <4 x i64>
; CHECK: fcmp oge <4 x float> %{{.*}}, <float 0x43F0000000000000,
; CHECK: fcmp ult <4 x float> %{{.*}}, zeroinitializer
; CHECK-NOT: call {{.*}}.sat.
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr float, ptr %block, i32 %t
  %x = call float @lane.load.f32(ptr align 4 %p, i1 %active)
  %i = call i32 @llvm.fptosi.sat.i32.f32(float %x)
  %l = call i64 @llvm.fptoui.sat.i64.f32(float %x)
  %w = zext i32 %i to i64
  %s = add i64 %w, %l
  %q = getelementptr i64, ptr %block, i32 %t
  call void @lane.store.i64(i64 %s, ptr align 8 %q, i1 %active)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.i64(i64, ptr, i1)
declare i32 @llvm.fptosi.sat.i32.f32(float)
declare i64 @llvm.fptoui.sat.i64.f32(float)
attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
