; A local array that is declared behind other code moves to the function's first block, so that each lane gets one of its own;
; also in a function of one block.
; RUN: %kernel-opt --pass=structure-flow,linearise,fork-full,verify-lanes %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.lane.0(
; CHECK-NEXT: %a = alloca [4 x i32]
; CHECK-NOT: alloca
; CHECK: ret i32
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %a = alloca [4 x i32]
  %k = and i32 %n, 3
  %p = getelementptr i32, ptr %a, i32 %k
  store i32 %t, ptr %p
  %v = load i32, ptr %p
  %o = getelementptr i32, ptr %block, i32 %t
  store i32 %v, ptr %o
  ret i32 -1
}

; CHECK-LABEL: define internal i32 @two.lane.0(
; CHECK: %a = alloca [4 x i32]
; CHECK: br
; CHECK-NOT: alloca
; CHECK: ret i32
define internal i32 @two.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %n = load i32, ptr %block
  %a = alloca [4 x i32]
  %c = icmp ult i32 %t, 5
  br i1 %c, label %then, label %end
then:
  store i32 %t, ptr %a
  br label %end
end:
  ret i32 -1
}
attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
