; There are three dimensions.
; RUN: not %kernel-opt --pass=lower-builtins %s 2>&1 | FileCheck %s

; CHECK: error: the dimension of __sampan_tid must be 0, 1 or 2 [K1102]
define i32 @f(ptr %thread) {
  %x = call i32 @__sampan_tid(i32 3)
  ret i32 %x
}

declare i32 @__sampan_tid(i32)
