; What is turned over twice is what it was, dead code goes, and what a loop carries out leaves it by a phi.
; RUN: %kernel-opt --pass=tidy-lanes %s | %FileCheck %s

; CHECK-LABEL: @loop.lane.0
; CHECK-NOT: %dead
; CHECK: loop:
; CHECK-NOT: xor
; CHECK: br i1 %more, label %loop, label %end
; CHECK: end:
; CHECK: phi i32 [ %next, %loop ]
define internal i32 @loop.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %dead = mul i32 %t, 3
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %next = add i32 %i, 1
  %more = icmp slt i32 %next, 10
  %not = xor i1 %more, true
  %again = xor i1 %not, true
  br i1 %again, label %loop, label %end
end:
  %out = add i32 %next, 0
  %r = add i32 %out, %t
  ret i32 %r
}

attributes #0 = { "sampan-lane" }
