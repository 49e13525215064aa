; What cannot be turned into masks is left to run thread by thread, and a remark says why; the function is not changed.
; RUN: %kernel-opt --pass=linearise %s 2>&1 | FileCheck %s

; CHECK-DAG: remark: part of the kernel runs thread by thread: a branch has two arms [V1001]
; CHECK-DAG: remark: part of the kernel runs thread by thread: a loop has more than one exit [V1001]
; CHECK-DAG: remark: part of the kernel runs thread by thread: a local array's size is known at run time only [V1001]

; CHECK: define internal i32 @two_arms.lane.0({{.*}} [[ARMS:#[0-9]+]]
; CHECK: br i1 %c, label %less, label %more
; CHECK: store i32 1, ptr %block
define internal i32 @two_arms.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %less, label %more
less:
  store i32 1, ptr %block
  br label %end
more:
  br label %end
end:
  %r = phi i32 [ 1, %less ], [ 2, %more ]
  ret i32 %r
}

; CHECK: define internal i32 @exits.lane.0({{.*}} [[EXITS:#[0-9]+]]
; CHECK-NOT: lane.any
define internal i32 @exits.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %head
head:
  %i = phi i32 [ 0, %entry ], [ %up, %latch ]
  %c = icmp eq i32 %i, %t
  br i1 %c, label %out, label %latch
latch:
  %up = add i32 %i, 1
  %d = icmp ult i32 %up, 99
  br i1 %d, label %head, label %out
out:
  ret i32 -1
}

; CHECK: define internal i32 @array.lane.0({{.*}} [[ARRAY:#[0-9]+]]
define internal i32 @array.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = alloca i32, i32 %t
  store i32 1, ptr %a
  ret i32 -1
}

; CHECK-DAG: attributes [[ARMS]] = {{.*}}"sampan-scalar"="a branch has two arms"
; CHECK-DAG: attributes [[EXITS]] = {{.*}}"sampan-scalar"="a loop has more than one exit"
; CHECK-DAG: attributes [[ARRAY]] = {{.*}}"sampan-scalar"="a local array's size is known at run time only"
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
