; A search over a table of bytes, in ifs in loops that lanes leave in different rounds: slower in lanes than thread by thread,
; which the user is told. The same loop with consecutive floats is not questioned. Neither is a width that was asked for.
; RUN: %kernel-opt --pass=estimate-gain %s 2>%t | FileCheck %s
; RUN: FileCheck --check-prefix=TOLD %s < %t
; RUN: %kernel-opt --pass=estimate-gain --width=8 %s 2>&1 | FileCheck --check-prefix=GIVEN %s

; CHECK: define internal i32 @search.lane.0({{.*}} [[S:#[0-9]+]]
; CHECK: define internal i32 @sum.lane.0({{.*}} [[L:#[0-9]+]]
; CHECK: attributes [[S]] = { "sampan-lane" "sampan-lane-width"="8" "sampan-scalar"="no gain" }
; CHECK: attributes [[L]] = { "sampan-lane" "sampan-lane-width"="8" }
; TOLD: remark: part of the kernel runs thread by thread: its threads go ways, or to places in memory, too different for lanes to gain [V1001]
; TOLD-NOT: remark
; GIVEN-NOT: sampan-scalar

define internal i32 @search.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %outer
outer:
  %mask = phi i1 [ %active, %entry ], [ %next, %done ]
  %i = phi i32 [ %t, %entry ], [ %j, %done ]
  %p = getelementptr i8, ptr %block, i32 %i
  %x = call i8 @lane.load.i8(ptr align 1 %p, i1 %mask)
  %wants = icmp ult i8 %x, 9
  %some = select i1 %mask, i1 %wants, i1 false
  %any = call i1 @lane.any(i1 %some)
  br i1 %any, label %inner, label %done
inner:
  %inside = phi i1 [ %some, %outer ], [ %stays, %inner ]
  %k = phi i8 [ %x, %outer ], [ %less, %inner ]
  %q = getelementptr i8, ptr %block, i8 %k
  %y = call i8 @lane.load.i8(ptr align 1 %q, i1 %inside)
  %less = sub i8 %k, %y
  %more = icmp ult i8 %less, 9
  %stays = select i1 %inside, i1 %more, i1 false
  %again = call i1 @lane.any(i1 %stays)
  br i1 %again, label %inner, label %done
done:
  %found = phi i8 [ %x, %outer ], [ %less, %inner ]
  %wide = zext i8 %found to i32
  %j = add i32 %i, %wide
  %on = icmp ult i32 %j, 1000
  %next = select i1 %mask, i1 %on, i1 false
  %left = call i1 @lane.any(i1 %next)
  br i1 %left, label %outer, label %end
end:
  ret i32 -1
}

define internal i32 @sum.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %loop
loop:
  %mask = phi i1 [ %active, %entry ], [ %next, %loop ]
  %i = phi i32 [ %t, %entry ], [ %j, %loop ]
  %sum = phi float [ 0.0, %entry ], [ %more, %loop ]
  %p = getelementptr float, ptr %block, i32 %i
  %x = call float @lane.load.f32(ptr align 4 %p, i1 %mask)
  %more = fadd float %sum, %x
  %j = add i32 %i, 64
  %on = icmp ult i32 %j, 1000
  %next = select i1 %mask, i1 %on, i1 false
  %any = call i1 @lane.any(i1 %next)
  br i1 %any, label %loop, label %end
end:
  ret i32 -1
}

declare i8 @lane.load.i8(ptr, i1)
declare float @lane.load.f32(ptr, i1)
declare i1 @lane.any(i1)

attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
