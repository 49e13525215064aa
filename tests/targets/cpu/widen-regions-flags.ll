; Lane 0 may be inactive: of what is computed from its number nothing is said to be without overflow, also where the strides
; cancel and the outcome is the same for all lanes.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: %a = sub i32 %t, %n
; CHECK: %d = sub i32 %t, %a
; Of what never saw a lane's number it is.
; CHECK: %u = add nuw i32 %n, 1
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %a = sub nuw i32 %t, %n
  %d = sub nuw nsw i32 %t, %a
  %u = add nuw i32 %n, 1
  %s = add i32 %d, %u
  %p = getelementptr i32, ptr %block, i32 %t
  call void @lane.store.i32(i32 %s, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
