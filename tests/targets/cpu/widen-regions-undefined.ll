; An undefined condition or address does not make a varying value one for all lanes.
; RUN: %kernel-opt --pass=verify-lanes,widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: %v = mul <8 x i32>
; CHECK: call void @llvm.masked.store.v8i32.p0(
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %v = mul i32 %t, %t
  %d = select i1 undef, i32 %v, i32 0
  %g = getelementptr i32, ptr undef, i32 %v
  %p = getelementptr i32, ptr %block, i32 %t
  call void @lane.store.i32(i32 %d, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
