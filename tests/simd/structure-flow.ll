; One return; a switch and a branch with two arms become ifs without else; a loop with a break gets one exit, at its end,
; and what it computes for the code behind it goes through a phi at its exit.
; RUN: %kernel-opt --pass=structure-flow %s | FileCheck %s

; Both arms: the second is entered from the block between, which the first one leads to.
; CHECK-LABEL: define internal i32 @two_arms.lane.0(
; CHECK: br i1 {{.*}}, label %[[ONE:.*]], label %Flow
; CHECK: Flow:
; CHECK: br i1 {{.*}}, label %[[TWO:.*]], label %[[END:.*]]
; CHECK: store i32 1,
; CHECK: store i32 2,
; CHECK: ret i32
; CHECK-NOT: ret i32
define internal i32 @two_arms.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %less, label %more
less:
  store i32 1, ptr %block
  ret i32 -1
more:
  store i32 2, ptr %block
  ret i32 0
}

; CHECK-LABEL: define internal i32 @choice.lane.0(
; CHECK-NOT: switch
; CHECK: ret i32
; CHECK-NOT: ret i32
define internal i32 @choice.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  switch i32 %t, label %d [ i32 1, label %a
                            i32 2, label %b ]
a:
  store i32 1, ptr %block
  br label %d
b:
  store i32 2, ptr %block
  br label %d
d:
  ret i32 -1
}

; A trap ends the thread.
; CHECK-LABEL: define internal i32 @trap.lane.0(
; CHECK-NOT: unreachable
; CHECK: %stop = phi i32 {{.*}}[ -1,
; CHECK: ret i32 %stop
define internal i32 @trap.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %bad, label %good
bad:
  call void @__sampan_rt_trap(ptr %thread)
  unreachable
good:
  ret i32 0
}

; CHECK-LABEL: define internal i32 @loop.lane.0(
; CHECK: br label %[[HEAD:head[a-z.]*]]
; CHECK: [[HEAD]]:
; CHECK: Flow:
; CHECK: br i1 {{.*}}, label %[[EXIT:.*]], label %[[HEAD]]
; CHECK: [[EXIT]]:
; CHECK-NEXT: [[V:%.*]] = phi i32 [ {{.*}}, %Flow ]
; CHECK: store i32 [[V]], ptr %block
; CHECK-NOT: label %[[HEAD]]
; CHECK: ret i32
define internal i32 @loop.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %next, %body ]
  %c = icmp ult i32 %i, %t
  br i1 %c, label %body, label %out
body:
  %next = add i32 %i, 1
  %found = icmp eq i32 %next, 77
  br i1 %found, label %out, label %head
out:
  %r = phi i32 [ %i, %head ], [ 9, %body ]
  store i32 %r, ptr %block
  ret i32 -1
}

; One block stays one block.
; CHECK-LABEL: define internal i32 @straight.lane.0(
; CHECK-NEXT: store i32 %t, ptr %block
; CHECK-NEXT: ret i32 3
define internal i32 @straight.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  store i32 %t, ptr %block
  ret i32 3
}

declare void @__sampan_rt_trap(ptr)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
