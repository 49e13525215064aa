; blockIdx.x * blockDim.x + threadIdx.x becomes the thread's number in the grid, where blocks count for nothing else.
; RUN: %kernel-opt --pass=flatten-grid %s | %FileCheck %s

; CHECK-LABEL: @sum.lane.0
; CHECK-SAME: #[[GRID:[0-9]+]]
; CHECK: [[I:%.*]] = load i32, ptr %thread, align 4, !invariant.load
; CHECK: [[N:%.*]] = load i32, ptr %thread, align 4, !invariant.load
; CHECK: call void @lane.store.i32(i32 [[N]]
define internal i32 @sum.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %bx = load i32, ptr %block, align 4, !invariant.load !0
  %dimp = getelementptr inbounds i8, ptr %block, i64 12
  %dim = load i32, ptr %dimp, align 4, !invariant.load !0
  %first = mul i32 %bx, %dim
  %x = load i32, ptr %thread, align 4, !invariant.load !0
  %i = add i32 %first, %x
  %outp = getelementptr inbounds i8, ptr %block, i64 64
  %params = load ptr, ptr %outp, align 8, !invariant.load !0
  %out = load ptr, ptr %params, align 8, !invariant.load !0
  call void @lane.store.i32(i32 %i, ptr align 4 %out, i1 %active)
  ret i32 -1
}

; Here the block's number is used alone, too.
; CHECK-LABEL: @both.lane.0
; CHECK-SAME: #[[PLAIN:[0-9]+]]
; CHECK: add i32 %first, %x
define internal i32 @both.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %bx = load i32, ptr %block, align 4, !invariant.load !0
  %dimp = getelementptr inbounds i8, ptr %block, i64 12
  %dim = load i32, ptr %dimp, align 4, !invariant.load !0
  %first = mul i32 %bx, %dim
  %x = load i32, ptr %thread, align 4, !invariant.load !0
  %i = add i32 %first, %x
  %j = add i32 %i, %bx
  %outp = getelementptr inbounds i8, ptr %block, i64 64
  %params = load ptr, ptr %outp, align 8, !invariant.load !0
  %out = load ptr, ptr %params, align 8, !invariant.load !0
  call void @lane.store.i32(i32 %j, ptr align 4 %out, i1 %active)
  ret i32 -1
}

; CHECK: attributes #[[GRID]] = { {{.*}}"sampan-grid"
; CHECK-NOT: attributes #[[PLAIN]] = { {{.*}}"sampan-grid"
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" }
!0 = !{}
