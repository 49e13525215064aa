; Lanes that come to an operation of their warp in a loop that they leave on their own: not for lanes in step, and what is left
; of the function is whole.
; RUN: %kernel-opt --pass=linearise %s 2>%t | FileCheck %s
; RUN: FileCheck %s --check-prefix=TOLD < %t

; TOLD: remark: warps of the kernel do not run in step: lanes come to an operation of their warp on their own [V1002]
; CHECK: define internal i32 @k.lane.0
; CHECK: attributes #0 = {{.*}}"sampan-scalar"="lanes come to an operation of their warp on their own"
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %loop
loop:
  %n = phi i32 [ %t, %entry ], [ %less, %loop ]
  %v = call i32 @lane.warp.shuffle.i32(i32 %n, i32 2, i32 16, i32 32)
  %p = getelementptr i32, ptr %block, i32 %n
  store i32 %v, ptr %p
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret i32 -1
}

declare i32 @lane.warp.shuffle.i32(i32, i32, i32, i32)
attributes #0 = { "sampan-lane" "sampan-lane-width"="32" "sampan-lane-aligned" "sampan-in-step"="k" }
