; Blocks that nothing leads to are gone, so that they do not count as a way into what they lead to.
; RUN: %kernel-opt --pass=structure-flow,linearise,verify-lanes %s 2>&1 | FileCheck %s

; CHECK-NOT: remark:
; CHECK-LABEL: define internal i32 @k.lane.0(
; CHECK-NOT: No predecessors
; CHECK: call i1 @lane.any(
; CHECK: ret i32
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %c = icmp ult i32 %t, 5
  br i1 %c, label %then, label %end
then:
  store i32 1, ptr %block
  br label %end
dead:
  br label %end
end:
  ret i32 -1
}
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
