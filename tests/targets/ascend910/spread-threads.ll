; Where threadIdx.y counts, threadIdx.x begins again in each row of the tile: all of them become operations of the tile.
; RUN: %kernel-opt --pass=spread-threads %s | %FileCheck %s

; CHECK-LABEL: @rows.lane.0
; CHECK: [[X:%.*]] = call i32 @sampan.tile.thread(i32 0)
; CHECK: [[Y:%.*]] = call i32 @sampan.tile.thread(i32 1)
; CHECK: add i32 [[X]], [[Y]]
define internal i32 @rows.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = load i32, ptr %thread, align 4, !invariant.load !0
  %yp = getelementptr inbounds i8, ptr %thread, i64 4
  %y = load i32, ptr %yp, align 4, !invariant.load !0
  %s = add i32 %x, %y
  ret i32 %s
}

; One row: threadIdx.x counts up.
; CHECK-LABEL: @row.lane.0
; CHECK: load i32, ptr %thread
define internal i32 @row.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = load i32, ptr %thread, align 4, !invariant.load !0
  ret i32 %x
}

attributes #0 = { "sampan-lane" "sampan-block-tile" }
!0 = !{}
