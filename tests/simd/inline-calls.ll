; What a lane function calls is inlined, noinline or not, and what that calls too; a function that calls itself, the runtime
; and a call through a pointer stay calls. Other functions are left as they are.
; RUN: %kernel-opt --pass=inline-calls %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.lane.0(
; CHECK-NOT: call i32 @twice
; CHECK-NOT: call i32 @once
; CHECK: [[T:%.*]] = shl i32 %t, 1
; CHECK-NEXT: [[S:%.*]] = add i32 [[T]], 1
; CHECK-NEXT: [[R:%.*]] = call i32 @down(i32 [[S]])
; CHECK-NEXT: [[P:%.*]] = call ptr @__sampan_rt_malloc(ptr %thread, i64 4)
; CHECK-NEXT: [[F:%.*]] = load ptr, ptr %block
; CHECK-NEXT: [[V:%.*]] = call i32 [[F]](i32 [[R]])
; CHECK-NEXT: store i32 [[V]], ptr [[P]]
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = call i32 @twice(i32 %t)
  %y = call i32 @down(i32 %x)
  %p = call ptr @__sampan_rt_malloc(ptr %thread, i64 4)
  %f = load ptr, ptr %block
  %z = call i32 %f(i32 %y)
  store i32 %z, ptr %p
  ret i32 -1
}

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK-NEXT: call i32 @twice(
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  %x = call i32 @twice(i32 %first)
  ret i32 %x
}

define internal i32 @twice(i32 %v) noinline {
  %d = shl i32 %v, 1
  %r = call i32 @once(i32 %d)
  ret i32 %r
}

define internal i32 @once(i32 %v) {
  %r = add i32 %v, 1
  ret i32 %r
}

define internal i32 @down(i32 %v) {
  %end = icmp slt i32 %v, 1
  br i1 %end, label %out, label %more
more:
  %w = sub i32 %v, 1
  %r = call i32 @down(i32 %w)
  %s = mul i32 %r, 3
  %u = xor i32 %s, %v
  ret i32 %u
out:
  ret i32 7
}

declare ptr @__sampan_rt_malloc(ptr, i64)
attributes #0 = { "sampan-lane" }
