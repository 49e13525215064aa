; Barriers and shuffles of a kernel whose block is one tile are no sites any more; others stay.
; RUN: %kernel-opt --pass=join-block %s | %FileCheck %s

; CHECK-LABEL: define void @waits(
; CHECK-SAME: #[[TILE:[0-9]+]]
; CHECK-NOT: __sampan_sync
; CHECK: call void @sampan.tile.step()
define void @waits(ptr %thread) #0 {
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  ret void
}

; A kernel without shared memory and without waiting stays as it is.
; CHECK-LABEL: define void @plain(
; CHECK-SAME: #[[PLAIN:[0-9]+]]
define void @plain(ptr %thread) #0 {
  ret void
}

; The whole grid: no tile is that.
; CHECK-LABEL: define void @grid(
; CHECK-SAME: #[[PLAIN]]
; CHECK: call void @__sampan_sync(ptr %thread, i32 11, i32 0)
define void @grid(ptr %thread) #0 {
  call void @__sampan_sync(ptr %thread, i32 11, i32 0)
  ret void
}

; CHECK: attributes #[[TILE]] = { "sampan-block-tile" "sampan-kernel" }
; CHECK: attributes #[[PLAIN]] = { "sampan-kernel" }
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
