; A vector operation that takes one number for all lanes is for numbers that are the same in all lanes only.
; RUN: %kernel-opt --pass=linearise %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.lane.0(
; CHECK: %own = call float @lane.each.call{{.*}}(i1 %active, float %x, i32 %t)
; CHECK: %same = call float @llvm.powi.f32.i32(float %x, i32 %n)
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %x = uitofp i32 %t to float
  %own = call float @llvm.powi.f32.i32(float %x, i32 %t)
  %same = call float @llvm.powi.f32.i32(float %x, i32 %n)
  %sum = fadd float %own, %same
  %p = getelementptr float, ptr %block, i32 %t
  store float %sum, ptr %p
  ret i32 -1
}
declare float @llvm.powi.f32.i32(float, i32)
attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
