; A thread that exits in a device function returns from its kernel.
; RUN: %kernel-opt --pass=end-threads %s | FileCheck %s

declare void @__sampan_exit()

; CHECK-NOT: @leave
define internal i32 @leave(i1 %done) {
  br i1 %done, label %out, label %on
out:
  call void @__sampan_exit()
  br label %on
on:
  ret i32 7
}

define internal i32 @between(i1 %done) noinline {
  %r = call i32 @leave(i1 %done)
  ret i32 %r
}

; CHECK-LABEL: define void @kernel
; CHECK: br i1 %done, label %[[OUT:.*]], label %[[ON:.*]]
; CHECK: [[OUT]]:
; CHECK-NEXT: ret void
; CHECK: [[ON]]:
; CHECK: store i32 7
define void @kernel(ptr %p, i1 %done) #0 {
  %r = call i32 @between(i1 %done)
  store i32 %r, ptr %p
  ret void
}

attributes #0 = { "sampan-kernel" }
