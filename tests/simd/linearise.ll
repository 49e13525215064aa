; Divergent branches become masks: lanes that take the branch are in its mask, the block is entered when any is, and a phi
; behind it takes what those lanes made. Loads and stores say their mask; what all lanes read from one place is read plainly.
; RUN: %kernel-opt --pass=linearise %s | FileCheck %s

; CHECK-LABEL: define internal i32 @if_then.lane.0(
; CHECK: %p = load ptr, ptr %block
; CHECK: %x = call float @lane.load.f32(ptr align 4 %a, i1 %active)
; CHECK: [[M:%.*]] = select i1 %active, i1 %c, i1 false
; CHECK-NEXT: [[ANY:%.*]] = call i1 @lane.any(i1 [[M]])
; CHECK-NEXT: br i1 [[ANY]], label %then, label %end
; CHECK: then:
; CHECK: call void @lane.store.f32(float 1.000000e+00, ptr align 2 %b, i1 [[M]])
; CHECK: [[V:%.*]] = select i1 [[M]], float %y, float %x
; CHECK: end:
; CHECK-NEXT: %z = phi float [ [[V]], %then ], [ %x, %entry ]
; CHECK-NEXT: call void @lane.store.f32(float %z, ptr align 4 %a, i1 %active)
; CHECK-NEXT: ret i32 -1
define internal i32 @if_then.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %p = load ptr, ptr %block, align 8
  %a = getelementptr float, ptr %p, i32 %t
  %x = load float, ptr %a, align 4
  %c = fcmp ogt float %x, 0.0
  br i1 %c, label %then, label %end
then:
  %y = fmul float %x, 2.0
  %b = getelementptr float, ptr %a, i64 100
  store float 1.0, ptr %b, align 2
  br label %end
end:
  %z = phi float [ %y, %then ], [ %x, %entry ]
  store float %z, ptr %a, align 4
  ret i32 -1
}

; Entered when the condition is false.
; CHECK-LABEL: define internal i32 @if_not.lane.0(
; CHECK: [[N:%.*]] = icmp uge i32 %t, 5
; CHECK-NEXT: [[M:%.*]] = select i1 %active, i1 [[N]], i1 false
; CHECK-NEXT: [[ANY:%.*]] = call i1 @lane.any(i1 [[M]])
; CHECK-NEXT: br i1 [[ANY]], label %then, label %end
; CHECK: call void @lane.store.i32(i32 %t, ptr align 4 %block, i1 [[M]])
define internal i32 @if_not.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %end, label %then
then:
  store i32 %t, ptr %block
  br label %end
end:
  ret i32 -1
}

; Lanes leave in different rounds: the mask of those that are left goes round, and what a lane takes out of the loop is kept
; from its last round. The counter itself is the same in all lanes that are still in.
; CHECK-LABEL: define internal i32 @loop.lane.0(
; CHECK: head:
; CHECK-DAG: [[KEPT:%.*]] = phi i32 [ poison, %entry ], [ [[LAST:%.*]], %head ]
; CHECK-DAG: [[M:%.*]] = phi i1 [ %active, %entry ], [ [[NEXT:%.*]], %head ]
; CHECK-DAG: %i = phi i32 [ 0, %entry ], [ %up, %head ]
; CHECK: call void @lane.store.i32(i32 %i, ptr align 4 %a, i1 [[M]])
; CHECK: [[STAYS:%.*]] = icmp ule i32 %up, %t
; CHECK-NEXT: [[NEXT]] = select i1 [[M]], i1 [[STAYS]], i1 false
; CHECK-NEXT: [[ANY:%.*]] = call i1 @lane.any(i1 [[NEXT]])
; CHECK-NEXT: [[LAST]] = select i1 [[M]], i32 %up, i32 [[KEPT]]
; CHECK-NEXT: br i1 [[ANY]], label %head, label %out
; CHECK: out:
; CHECK-NEXT: %r = phi i32 [ [[LAST]], %head ]
; CHECK: call void @lane.store.i32(i32 %r, ptr align 4 %a, i1 %active)
define internal i32 @loop.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr i32, ptr %block, i32 %t
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %up, %head ]
  store i32 %i, ptr %a
  %up = add i32 %i, 1
  %done = icmp ugt i32 %up, %t
  br i1 %done, label %out, label %head
out:
  %r = phi i32 [ %up, %head ]
  store i32 %r, ptr %a
  ret i32 -1
}

; An if within a loop: its mask is the loop's and its own. Behind the loop are the lanes that were in front of it.
; CHECK-LABEL: define internal i32 @nested.lane.0(
; CHECK: [[IN:%mask.*]] = select i1 %active, i1 %in, i1 false
; CHECK: head:
; CHECK: [[M:%.*]] = phi i1 [ [[IN]], %before ], [ [[NEXT:%.*]], %latch ]
; CHECK: [[IF:%.*]] = select i1 [[M]], i1 %odd, i1 false
; CHECK: call void @lane.store.i32(i32 %i, ptr align 4 %a, i1 [[IF]])
; CHECK: [[NEXT]] = select i1 [[M]],
; CHECK: out:
; CHECK: call void @lane.store.i32(i32 0, ptr align 4 %a, i1 [[IN]])
; CHECK: end:
; CHECK: call void @lane.store.i32(i32 1, ptr align 4 %a, i1 %active)
define internal i32 @nested.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr i32, ptr %block, i32 %t
  %in = icmp ugt i32 %t, 2
  br i1 %in, label %before, label %end
before:
  br label %head
head:
  %i = phi i32 [ 0, %before ], [ %up, %latch ]
  %s = add i32 %i, %t
  %b = and i32 %s, 1
  %odd = icmp eq i32 %b, 1
  br i1 %odd, label %then, label %latch
then:
  store i32 %i, ptr %a
  br label %latch
latch:
  %up = add i32 %i, 1
  %again = icmp ult i32 %up, %t
  br i1 %again, label %head, label %out
out:
  store i32 0, ptr %a
  br label %end
end:
  store i32 1, ptr %a
  ret i32 -1
}

; What all lanes decide alike stays a branch, with both arms.
; CHECK-LABEL: define internal i32 @uniform.lane.0(
; CHECK: br i1 %c, label %one, label %two
; CHECK: one:
; CHECK-NEXT: call void @lane.store.i32(i32 %t, ptr align 4 %block, i1 %active)
; CHECK: phi i32 [ 1, %one ], [ 2, %two ]
; CHECK-NOT: lane.any
; CHECK: ret i32
define internal i32 @uniform.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %n = load i32, ptr %block
  %c = icmp ult i32 %n, 5
  br i1 %c, label %one, label %two
one:
  store i32 %t, ptr %block
  br label %end
two:
  br label %end
end:
  %r = phi i32 [ 1, %one ], [ 2, %two ]
  ret i32 %r
}

; Atomic operations, volatile accesses, truth values in memory and calls run for one lane after the other. Arithmetic that
; vectors have is left.
; CHECK-LABEL: define internal i32 @each.lane.0(
; CHECK: %old = call i32 @lane.each.atomicrmw(i1 %active, ptr %block, i32 %t)
; CHECK: call void @lane.each.store(i1 %active, i32 %old, ptr %block)
; CHECK: %seen = call i32 @lane.each.load(i1 %active, ptr %block)
; CHECK: %flag = call i1 @lane.each.load{{.*}}(i1 %active, ptr %a)
; CHECK: %r = call i32 @lane.each.call(i1 %active, ptr %thread, i32 %seen)
; CHECK: %root = call float @llvm.sqrt.f32(float %f)
; CHECK: %wide = call i128 @lane.each.zext(i1 %active, i32 %r)
define internal i32 @each.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %old = atomicrmw add ptr %block, i32 %t monotonic
  store volatile i32 %old, ptr %block
  %seen = load volatile i32, ptr %block
  %a = getelementptr i8, ptr %block, i32 %t
  %flag = load i1, ptr %a
  %r = call i32 @outside(ptr %thread, i32 %seen)
  %f = uitofp i32 %r to float
  %root = call float @llvm.sqrt.f32(float %f)
  %wide = zext i32 %r to i128
  store float %root, ptr %a
  ret i32 -1
}
; The operation itself is a function of its own.
; CHECK-LABEL: define internal i32 @lane.each.atomicrmw(i1 %mask, ptr %0, i32 %1)
; CHECK: [[R:%.*]] = atomicrmw add ptr %0, i32 %1 monotonic
; CHECK-NEXT: ret i32 [[R]]

declare i32 @outside(ptr, i32)
declare float @llvm.sqrt.f32(float)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
