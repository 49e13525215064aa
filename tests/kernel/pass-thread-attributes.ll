; Attributes that count parameters move along: `operator new` in a kernel comes with allocsize(0) from Clang.
; RUN: %kernel-opt --pass=pass-thread %s | FileCheck %s

; CHECK: define linkonce_odr noalias ptr @_Znwm(ptr %thread, i64 %bytes)
define linkonce_odr noalias ptr @_Znwm(i64 %bytes) #0 {
  ret ptr null
}

; CHECK: call noalias ptr @_Znwm(ptr %thread, i64 16)
define ptr @f() {
  %p = call noalias ptr @_Znwm(i64 16) #0
  ret ptr %p
}

; CHECK-NOT: allocsize(
attributes #0 = { allocsize(0) }
