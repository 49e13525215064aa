; A short kernel without loops, barriers and atomic operations may run row by row across blocks.
; RUN: %kernel-opt --pass=mark-rows %s | FileCheck %s

; CHECK: define internal i32 @loops.lane.0
; CHECK: declare void @image(ptr) [[ROWS:#[0-9]+]]
; CHECK: declare void @loops(ptr) [[NOT:#[0-9]+]]
; CHECK: declare void @oneplace(ptr) [[NOT]]
; CHECK: declare void @barrier(ptr) [[NOT]]
; CHECK: declare void @atomics(ptr) [[NOT]]
; CHECK: attributes [[ROWS]] = { "sampan-kernel" "sampan-rows" }
; CHECK: attributes [[NOT]] = { "sampan-kernel" }
define internal i32 @image.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr float, ptr %block, i32 %t
  %x = call float @lane.load.f32(ptr align 4 %p, i1 %active)
  call void @lane.store.f32(float %x, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @loops.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %p = getelementptr float, ptr %block, i32 %t
  call void @lane.store.f32(float 1.0, ptr align 4 %p, i1 %active)
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, 10
  br i1 %more, label %loop, label %end
end:
  ret i32 -1
}
; Which thread is the last one to write is seen.
define internal i32 @oneplace.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr float, ptr %block, i32 %t
  %x = call float @lane.load.f32(ptr align 4 %p, i1 %active)
  call void @lane.store.f32(float %x, ptr align 4 %block, i1 %active)
  ret i32 -1
}
define internal i32 @barrier.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr float, ptr %block, i32 %t
  %x = call float @lane.load.f32(ptr align 4 %p, i1 %active)
  ret i32 0
}
define internal i32 @barrier.lane.1(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  ret i32 -1
}
define internal i32 @atomics.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr i32, ptr %block, i32 %t
  %x = call i32 @lane.each.atomicrmw(i1 %active, ptr %p)
  ret i32 -1
}
declare void @image(ptr) #1
declare void @loops(ptr) #1
declare void @oneplace(ptr) #1
declare void @barrier(ptr) #1
declare void @atomics(ptr) #1
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.f32(float, ptr, i1)
declare i32 @lane.each.atomicrmw(i1, ptr)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
attributes #1 = { "sampan-kernel" }
