; What is forced inline disappears into its callers; what is not stays a call.
; RUN: %kernel-opt --pass=inline-forced %s | FileCheck %s

define internal i32 @once(ptr %p) alwaysinline {
  %v = cmpxchg ptr %p, i32 0, i32 1 monotonic monotonic
  %r = extractvalue { i32, i1 } %v, 0
  ret i32 %r
}

define i32 @kept(i32 %x) {
  %r = add i32 %x, 1
  ret i32 %r
}

; CHECK-NOT: define internal i32 @once
; CHECK-LABEL: define i32 @caller
; CHECK: cmpxchg ptr %p, i32 0, i32 1
; CHECK: call i32 @kept
define i32 @caller(ptr %p) {
  %a = call i32 @once(ptr %p)
  %b = call i32 @kept(i32 %a)
  ret i32 %b
}
