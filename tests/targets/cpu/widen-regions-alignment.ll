; That some lanes' places are aligned by more than an element says nothing of lane 0's, where the vector access begins.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: call <4 x float> @llvm.masked.load.v4f32.p0(ptr %a, i32 4,
; CHECK: call void @llvm.masked.store.v4f32.p0(<4 x float> %y, ptr %a, i32 4,
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %i = add nsw i32 %t, 3
  %a = getelementptr float, ptr %p, i32 %i
  %r = and i32 %t, 3
  %c = icmp eq i32 %r, 1
  %m = select i1 %active, i1 %c, i1 false
  %any = call i1 @lane.any(i1 %m)
  br i1 %any, label %in, label %out
in:
  %x = call float @lane.load.f32(ptr align 16 %a, i1 %m)
  %y = fadd float %x, 1.0
  call void @lane.store.f32(float %y, ptr align 16 %a, i1 %m)
  br label %out
out:
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.f32(float, ptr, i1)
declare i1 @lane.any(i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
