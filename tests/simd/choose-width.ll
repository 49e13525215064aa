; Two vector registers' worth of the type that a lane function mostly computes with: 16 floats or 8 doubles in registers of
; 32 bytes. Sizes of addresses do not count. --width decides instead.
; RUN: %kernel-opt --pass=choose-width %s | FileCheck %s
; RUN: %kernel-opt --pass=choose-width --width=32 %s | FileCheck %s --check-prefix=GIVEN

; CHECK: define internal i32 @floats.lane.0({{.*}} [[F:#[0-9]+]]
; CHECK: define internal i32 @doubles.lane.0({{.*}} [[D:#[0-9]+]]
; CHECK: define internal i32 @addresses.lane.0({{.*}} [[F]]

; GIVEN: define internal i32 @floats.lane.0({{.*}} [[G:#[0-9]+]]
; GIVEN: define internal i32 @doubles.lane.0({{.*}} [[G]]
; GIVEN: attributes [[G]] = { "sampan-lane" "sampan-lane-width"="32" }

define internal i32 @floats.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = uitofp i32 %t to float
  %y = fmul float %x, 2.0
  %z = fadd float %y, 1.0
  store float %z, ptr %block
  ret i32 -1
}

define internal i32 @doubles.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = uitofp i32 %t to double
  %y = fmul double %x, 2.0
  %z = fadd double %y, 1.0
  store double %z, ptr %block
  ret i32 -1
}

define internal i32 @addresses.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = zext i32 %t to i64
  %y = mul i64 %x, 12
  %z = add i64 %y, 8
  %p = getelementptr i8, ptr %block, i64 %z
  store float 1.0, ptr %p
  ret i32 -1
}

; A short loop that goes over memory by a step that is known at run time only: a whole warp.
; CHECK: define internal i32 @strides.lane.0({{.*}} [[W:#[0-9]+]]
; CHECK: define internal i32 @steps.lane.0({{.*}} [[F]]
; CHECK: define internal i32 @floats.region.0({{[^#]*$}}
define internal i32 @strides.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %loop
loop:
  %i = phi i32 [ %t, %entry ], [ %next, %loop ]
  %p = getelementptr float, ptr %block, i32 %i
  %x = load float, ptr %p
  %y = fmul float %x, 2.0
  store float %y, ptr %p
  %step = load i32, ptr %block, !invariant.load !0
  %next = add i32 %i, %step
  %more = icmp ult i32 %next, 1000
  br i1 %more, label %loop, label %end
end:
  ret i32 -1
}

define internal i32 @steps.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  br label %loop
loop:
  %i = phi i32 [ %t, %entry ], [ %next, %loop ]
  %p = getelementptr float, ptr %block, i32 %i
  store float 1.0, ptr %p
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, 1000
  br i1 %more, label %loop, label %end
end:
  ret i32 -1
}

define internal i32 @floats.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; Each round waits for a division of the round before.
; CHECK: define internal i32 @waits.lane.0({{.*}} [[F]]
define internal i32 @waits.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %d = uitofp i32 %t to double
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %r = phi double [ %d, %entry ], [ %q, %loop ]
  %s = fadd double %r, 1.0
  %q = fdiv double 1.0, %s
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, 1000
  br i1 %more, label %loop, label %end
end:
  store double %q, ptr %block
  ret i32 -1
}

; It divides in each round, but nobody waits for it.
; CHECK: define internal i32 @divides.lane.0({{.*}} [[D]]
define internal i32 @divides.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %d = uitofp i32 %t to double
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  %r = phi double [ 0.0, %entry ], [ %q, %loop ]
  %x = uitofp i32 %i to double
  %s = fdiv double %d, %x
  %q = fadd double %r, %s
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, 1000
  br i1 %more, label %loop, label %end
end:
  store double %q, ptr %block
  ret i32 -1
}

; Blocks of several rows: at most 16, for the strides of the grid as well.
; CHECK: define internal i32 @rows.lane.0({{.*}} [[F]]
define internal i32 @rows.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %yp = getelementptr i8, ptr %thread, i64 4
  %y = load i32, ptr %yp, !invariant.load !0
  br label %loop
loop:
  %i = phi i32 [ %y, %entry ], [ %next, %loop ]
  %p = getelementptr float, ptr %block, i32 %i
  %x = load float, ptr %p
  %step = load i32, ptr %block, !invariant.load !0
  %next = add i32 %i, %step
  %more = icmp ult i32 %next, 1000
  br i1 %more, label %loop, label %end
end:
  ret i32 -1
}

; CHECK: attributes [[F]] = { "sampan-lane" "sampan-lane-width"="16" }
; CHECK: attributes [[D]] = { "sampan-lane" "sampan-lane-width"="8" }
; CHECK: attributes [[W]] = { "sampan-lane" "sampan-lane-width"="32" }
attributes #0 = { "sampan-lane" }

!0 = !{}
