; A kernel whose operations of warps all lanes take part in has a second form for blocks of whole warps.
; RUN: %kernel-opt --pass=form-blocks %s | FileCheck %s

; CHECK-LABEL: define void @sum(ptr %thread)
; CHECK: call void @__sampan_sync(ptr %thread, i32 4, i32 0)
; CHECK-LABEL: define void @some(ptr %thread)
; CHECK-LABEL: define internal void @sum.warps(ptr %thread)
; CHECK-NOT: store i32 -1
; CHECK: %[[V:.*]] = call i32 @lane.warp.shuffle.i32(i32 %own, i32 2, i32 16, i32 32)
; CHECK: zext i32 %[[V]] to i64
; CHECK-NOT: call void @__sampan_sync(ptr %thread, i32 4
; CHECK-LABEL: define internal i32 @sum.warps.block(
; CHECK-NOT: @some.warps
define void @sum(ptr %thread) #0 {
  %own = load i32, ptr %thread, !invariant.load !0
  %wide = zext i32 %own to i64
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  call void @use(i64 %r)
  ret void
}

; Not all lanes are named.
define void @some(ptr %thread) #0 {
  store i32 255, ptr @mask, !sampan.record !1
  call void @__sampan_sync(ptr %thread, i32 3, i32 1)
  ret void
}

@mask = external global i32
@mode = external global i32
@value = external global i64
@lane = external global i32
@width = external global i32
@result = external global i64
declare void @use(i64)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
!0 = !{}
!1 = !{i32 4}
!2 = !{i32 8}
!3 = !{i32 24}
!4 = !{i32 12}
!5 = !{i32 16}
!6 = !{i32 32}
