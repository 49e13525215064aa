; Each promise of a lane program, broken: the function is not to be widened, and a remark says so. What keeps them all is.
; RUN: %kernel-opt --pass=verify-lanes %s 2>&1 | FileCheck %s

; CHECK-DAG: remark: a lane program was dropped: a branch is divergent [V9001]
; CHECK-DAG: remark: a lane program was dropped: a block ends in something other than a branch [V9001]
; CHECK-DAG: remark: a lane program was dropped: a mask is no truth value [V9001]
; CHECK-DAG: remark: a lane program was dropped: a load of varying memory has no mask [V9001]
; CHECK-DAG: remark: a lane program was dropped: memory is written without a mask [V9001]
; CHECK-DAG: remark: a lane program was dropped: a function is called without a mask [V9001]

; CHECK: define internal i32 @good.lane.0({{.*}} [[GOOD:#[0-9]+]]
define internal i32 @good.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %n = load i32, ptr %block
  %c = icmp ult i32 %t, %n
  %mask = select i1 %active, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %mask)
  br i1 %any, label %then, label %end
then:
  %a = getelementptr i32, ptr %block, i32 %t
  %x = call i32 @lane.load.i32(ptr align 4 %a, i1 %mask)
  %y = call i32 @llvm.smin.i32(i32 %x, i32 3)
  call void @lane.store.i32(i32 %y, ptr align 4 %a, i1 %mask)
  br label %end
end:
  ret i32 -1
}

; CHECK: define internal i32 @divergent.lane.0({{.*}} [[DIVERGENT:#[0-9]+]]
define internal i32 @divergent.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %then, label %end
then:
  br label %end
end:
  ret i32 -1
}

; CHECK: define internal i32 @switched.lane.0({{.*}} [[SWITCHED:#[0-9]+]]
define internal i32 @switched.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %n = load i32, ptr %block
  switch i32 %n, label %end [ i32 1, label %then ]
then:
  br label %end
end:
  ret i32 -1
}

; CHECK: define internal i32 @mask.lane.0({{.*}} [[MASK:#[0-9]+]]
define internal i32 @mask.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr float, ptr %block, i32 %t
  %x = call float @lane.load.f32(ptr align 4 %a, i32 %t)
  ret i32 -1
}

; CHECK: define internal i32 @load.lane.0({{.*}} [[LOAD:#[0-9]+]]
define internal i32 @load.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %a = getelementptr i32, ptr %block, i32 %t
  %x = load i32, ptr %a
  ret i32 -1
}

; CHECK: define internal i32 @volatile.lane.0({{.*}} [[LOAD]]
define internal i32 @volatile.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %x = load volatile i32, ptr %block
  ret i32 -1
}

; CHECK: define internal i32 @store.lane.0({{.*}} [[STORE:#[0-9]+]]
define internal i32 @store.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  store i32 1, ptr %block
  ret i32 -1
}

; CHECK: define internal i32 @atomic.lane.0({{.*}} [[STORE]]
define internal i32 @atomic.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %x = atomicrmw add ptr %block, i32 1 monotonic
  ret i32 -1
}

; CHECK: define internal i32 @call.lane.0({{.*}} [[CALL:#[0-9]+]]
define internal i32 @call.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %x = call i32 @outside(i32 1)
  ret i32 -1
}

; CHECK-DAG: attributes [[GOOD]] = { "sampan-lane" "sampan-lane-width"="8" }
; CHECK-DAG: attributes [[DIVERGENT]] = {{.*}}"sampan-scalar"="a branch is divergent"
; CHECK-DAG: attributes [[SWITCHED]] = {{.*}}"sampan-scalar"="a block ends in something other than a branch"
; CHECK-DAG: attributes [[MASK]] = {{.*}}"sampan-scalar"="a mask is no truth value"
; CHECK-DAG: attributes [[LOAD]] = {{.*}}"sampan-scalar"="a load of varying memory has no mask"
; CHECK-DAG: attributes [[STORE]] = {{.*}}"sampan-scalar"="memory is written without a mask"
; CHECK-DAG: attributes [[CALL]] = {{.*}}"sampan-scalar"="a function is called without a mask"

declare i1 @lane.any(i1)
declare i32 @lane.load.i32(ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)
declare float @lane.load.f32(ptr, i32)
declare i32 @llvm.smin.i32(i32, i32)
declare i32 @outside(i32)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
