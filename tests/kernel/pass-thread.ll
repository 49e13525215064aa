; Each function that is defined gets the thread, and hands it on: at direct calls and at calls through pointers.
; RUN: %kernel-opt --pass=pass-thread %s | FileCheck %s

; CHECK: define i32 @f(ptr %thread, i32 signext %x)
define i32 @f(i32 signext %x) {
; CHECK: call i32 @f(ptr %thread, i32 signext 3)
  %y = call i32 @f(i32 signext 3)
  ret i32 %y
}

; CHECK: define void @k(ptr %thread, ptr %callee)
define void @k(ptr %callee) #0 {
; CHECK: call i32 @f(ptr %thread, i32 1)
; CHECK: call i32 %callee(ptr %thread, i32 2)
; CHECK: call i32 @__sampan_tid(i32 0)
; CHECK: call float @llvm.sqrt.f32(float 2.000000e+00)
  %a = call i32 @f(i32 1)
  %b = call i32 %callee(i32 2)
  %c = call i32 @__sampan_tid(i32 0)
  %d = call float @llvm.sqrt.f32(float 2.0)
  ret void
}

declare i32 @__sampan_tid(i32)
declare float @llvm.sqrt.f32(float)
attributes #0 = { "sampan-kernel" }
