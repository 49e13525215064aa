; Atomic operations of all lanes on one place, whose results nobody uses, are one; results that are used, places that differ and
; floating-point sums, whose bits depend on the order, go lane by lane.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: [[V:%.*]] = select <8 x i1> %active, <8 x i32> {{.*}}, <8 x i32> zeroinitializer
; CHECK: [[SUM:%.*]] = call i32 @llvm.vector.reduce.add.v8i32(<8 x i32> [[V]])
; CHECK: atomicrmw add ptr %p, i32 [[SUM]] monotonic
; CHECK: [[W:%.*]] = select <8 x i1> %active, <8 x i32> {{.*}}, <8 x i32> <i32 2147483647,
; CHECK: [[LEAST:%.*]] = call i32 @llvm.vector.reduce.smin.v8i32(<8 x i32> [[W]])
; CHECK: atomicrmw min ptr %p, i32 [[LEAST]] monotonic
; CHECK-NOT: vector.reduce
; CHECK: call i32 @lane.each.used(i1 true, ptr %p, i32
; CHECK: call i32 @lane.each.add(i1 true, ptr
; CHECK: call float @lane.each.fadd(i1 true, ptr %p)
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %a = call i32 @lane.each.add(i1 %active, ptr %p, i32 %t)
  %b = call i32 @lane.each.min(i1 %active, ptr %p, i32 %t)
  %c = call i32 @lane.each.used(i1 %active, ptr %p, i32 %t)
  %q = getelementptr i32, ptr %p, i32 %t
  call void @lane.store.i32(i32 %c, ptr align 4 %q, i1 %active)
  %d = call i32 @lane.each.add(i1 %active, ptr %q, i32 %t)
  %e = call float @lane.each.fadd(i1 %active, ptr %p)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
define internal i32 @lane.each.add(i1 %mask, ptr %0, i32 %1) {
  %old = atomicrmw add ptr %0, i32 %1 monotonic
  ret i32 %old
}
define internal i32 @lane.each.min(i1 %mask, ptr %0, i32 %1) {
  %old = atomicrmw min ptr %0, i32 %1 monotonic
  ret i32 %old
}
define internal i32 @lane.each.used(i1 %mask, ptr %0, i32 %1) {
  %old = atomicrmw add ptr %0, i32 %1 monotonic
  ret i32 %old
}
define internal float @lane.each.fadd(i1 %mask, ptr %0) {
  %old = atomicrmw fadd ptr %0, float 1.0 monotonic
  ret float %old
}
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
