; Behind a guard that nearly all vectors pass whole, the code is copied: the copy, entered when all lanes are active, knows
; its mask to be true. The other keeps its masks.
; RUN: %kernel-opt --pass=fork-full %s | FileCheck %s

; CHECK-LABEL: define internal i32 @guarded.lane.0(
; CHECK: [[ANY:%.*]] = call i1 @lane.any(i1 %mask)
; CHECK: [[ALL:%.*]] = call i1 @lane.all(i1 %mask)
; CHECK-NEXT: br i1 [[ALL]], label %then.full, label %some
; CHECK: some:
; CHECK-NEXT: br i1 [[ANY]], label %then, label %end
; CHECK: then:
; CHECK-NEXT: %x = call float @lane.load.f32(ptr align 4 %a, i1 %mask)
; CHECK: call void @lane.store.f32(float %y, ptr align 4 %a, i1 %mask)
; CHECK: end:
; CHECK-NEXT: %r = phi float [ %y, %then ], [ 0.000000e+00, %some ], [ %y.full, %then.full ]
; CHECK: ret i32 %stop
; CHECK: then.full:
; CHECK-NEXT: %x.full = call float @lane.load.f32(ptr align 4 %a, i1 true)
; CHECK: call void @lane.store.f32(float %y.full, ptr align 4 %a, i1 true)
; CHECK-NEXT: br label %end
define internal i32 @guarded.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr float, ptr %block, i32 %t
  %c = icmp ult i32 %t, 100
  %mask = select i1 %active, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %mask)
  br i1 %any, label %then, label %end
then:
  %x = call float @lane.load.f32(ptr align 4 %a, i1 %mask)
  %y = fadd float %x, 1.0
  call void @lane.store.f32(float %y, ptr align 4 %a, i1 %mask)
  br label %end
end:
  %r = phi float [ %y, %then ], [ 0.0, %entry ]
  %stop = fptosi float %r to i32
  ret i32 %stop
}

; With a store outside of the guard, there is a copy for full vectors, which stores without a mask, and in it one for those
; that pass the guard whole.
; CHECK-LABEL: define internal i32 @both.lane.0(
; CHECK: [[ALL:%.*]] = call i1 @lane.all(i1 %active)
; CHECK: br i1 [[ALL]], label %body.full, label %some
; CHECK: then:
; CHECK: call void @lane.store.f32(float 1.000000e+00, ptr align 4 %a, i1 %mask)
; CHECK: end:
; CHECK-NEXT: call void @lane.store.f32(float 2.000000e+00, ptr align 4 %block, i1 %active)
; CHECK: body.full:
; CHECK: [[BOTH:%.*]] = call i1 @lane.all(i1 %c.full)
; CHECK: br i1 [[BOTH]], label %then.full.full, label %some2
; CHECK: end.full:
; CHECK-NEXT: call void @lane.store.f32(float 2.000000e+00, ptr align 4 %block, i1 true)
; CHECK: then.full:
; CHECK-NEXT: call void @lane.store.f32(float 1.000000e+00, ptr align 4 %a.full, i1 %c.full)
; CHECK: then.full.full:
; CHECK-NEXT: call void @lane.store.f32(float 1.000000e+00, ptr align 4 %a.full, i1 true)
define internal i32 @both.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr float, ptr %block, i32 %t
  %c = icmp ult i32 %t, 100
  %mask = select i1 %active, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %mask)
  br i1 %any, label %then, label %end
then:
  call void @lane.store.f32(float 1.0, ptr align 4 %a, i1 %mask)
  br label %end
end:
  call void @lane.store.f32(float 2.0, ptr align 4 %block, i1 %active)
  ret i32 -1
}

; Without a guard the whole function is copied, for when the vector itself is full. A mask that is the full one and a
; condition becomes the condition; a guard on the full mask is gone.
; CHECK-LABEL: define internal i32 @whole.lane.0(
; CHECK: [[ANY:%.*]] = call i1 @lane.any(i1 %active)
; CHECK: [[ALL:%.*]] = call i1 @lane.all(i1 %active)
; CHECK: br i1 [[ALL]], label %body.full, label %some
; CHECK: body:
; CHECK: call void @lane.store.i32(i32 %t, ptr align 4 %a, i1 %active)
; CHECK: %stop = phi i32
; CHECK: body.full:
; CHECK: call void @lane.store.i32(i32 %t, ptr align 4 %a.full, i1 true)
; CHECK-NEXT: %c.full = icmp eq i32 %t, 3
; CHECK-NEXT: call void @lane.store.i32(i32 1, ptr align 4 %a.full, i1 %c.full)
define internal i32 @whole.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr i32, ptr %block, i32 %t
  call void @lane.store.i32(i32 %t, ptr align 4 %a, i1 %active)
  %c = icmp eq i32 %t, 3
  %mask = select i1 %active, i1 %c, i1 false
  call void @lane.store.i32(i32 1, ptr align 4 %a, i1 %mask)
  %n = load i32, ptr %block
  ret i32 %n
}

declare i1 @lane.any(i1)
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.f32(float, ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
