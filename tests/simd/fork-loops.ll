; A loop that lanes leave in different rounds gets a copy without a mask, for as long as all lanes stay; then the masked loop
; goes on with what the copy has come to.
; RUN: %kernel-opt --pass=fork-loops %s | FileCheck %s

; CHECK-LABEL: define internal i32 @loop.lane.0(
; CHECK: [[ENTER:%.*]] = call i1 @lane.all(i1 %enters)
; CHECK-NEXT: br i1 [[ENTER]], label %head.stay, label %head
; CHECK: leave:
; CHECK-NEXT: [[SOME:%.*]] = call i1 @lane.any(i1 %c.stay)
; CHECK-NEXT: br i1 [[SOME]], label %head, label %out
; CHECK: head:
; CHECK-DAG: %kept = phi i32 [ poison, %entry ], [ %last, %head ], [ %up.stay, %leave ]
; CHECK-DAG: %mask = phi i1 [ %enters, %entry ], [ %next, %head ], [ %c.stay, %leave ]
; CHECK-DAG: %i = phi i32 [ %t, %entry ], [ %up, %head ], [ %up.stay, %leave ]
; CHECK: call void @lane.store.i32(i32 %i, ptr align 4 %a, i1 %mask)
; CHECK: out:
; CHECK-NEXT: %r = phi i32 [ %last, %head ], [ %up.stay, %leave ]
; CHECK: head.stay:
; CHECK: %i.stay = phi i32 [ %t, %entry ], [ %up.stay, %head.stay ]
; CHECK: call void @lane.store.i32(i32 %i.stay, ptr align 4 %a, i1 true)
; CHECK: %c.stay = icmp slt i32 %up.stay, 1000
; CHECK: [[ALL:%.*]] = call i1 @lane.all(i1 %c.stay)
; CHECK: br i1 [[ALL]], label %head.stay, label %leave
define internal i32 @loop.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr i32, ptr %block, i32 %t
  %enters = icmp slt i32 %t, 1000
  br label %head
head:
  %kept = phi i32 [ poison, %entry ], [ %last, %head ]
  %mask = phi i1 [ %enters, %entry ], [ %next, %head ]
  %i = phi i32 [ %t, %entry ], [ %up, %head ]
  call void @lane.store.i32(i32 %i, ptr align 4 %a, i1 %mask)
  %up = add i32 %i, 64
  %c = icmp slt i32 %up, 1000
  %next = select i1 %mask, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %next)
  %last = select i1 %mask, i32 %up, i32 %kept
  br i1 %any, label %head, label %out
out:
  %r = phi i32 [ %last, %head ]
  call void @lane.store.i32(i32 %r, ptr align 4 %block, i1 %enters)
  ret i32 -1
}

; With a mask that is full the masked loop is entered from the copy only. In code for vectors that are not full, no copy.
; CHECK-LABEL: define internal i32 @full.lane.0(
; CHECK: entry:
; CHECK-NEXT: br label %head.stay
; CHECK: %mask = phi i1 [ %next, %head ], [ %c.stay, %leave ]
; CHECK-LABEL: define internal i32 @part.lane.0(
; CHECK-NOT: .stay
; CHECK: ret i32 -1
define internal i32 @full.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %head
head:
  %mask = phi i1 [ true, %entry ], [ %next, %head ]
  %i = phi i32 [ %t, %entry ], [ %up, %head ]
  call void @lane.store.i32(i32 %i, ptr align 4 %block, i1 %mask)
  %up = add i32 %i, 64
  %c = icmp slt i32 %up, 1000
  %next = select i1 %mask, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %next)
  br i1 %any, label %head, label %out
out:
  ret i32 -1
}
define internal i32 @part.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %e = icmp slt i32 %t, 1000
  %enters = select i1 %active, i1 %e, i1 false
  br label %head
head:
  %mask = phi i1 [ %enters, %entry ], [ %next, %head ]
  %i = phi i32 [ %t, %entry ], [ %up, %head ]
  call void @lane.store.i32(i32 %i, ptr align 4 %block, i1 %mask)
  %up = add i32 %i, 64
  %c = icmp slt i32 %up, 1000
  %next = select i1 %mask, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %next)
  br i1 %any, label %head, label %out
out:
  ret i32 -1
}

declare void @lane.store.i32(i32, ptr, i1)
declare i1 @lane.any(i1)

attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
