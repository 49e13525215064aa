; As many lanes as the buffer has room for: 2048 where few values are live, fewer where many are, or what the user says.
; RUN: %kernel-opt --pass=choose-tile %s | %FileCheck %s
; RUN: %kernel-opt --pass=choose-tile --width=64 %s | %FileCheck --check-prefix=GIVEN %s

; CHECK: define internal i32 @few.lane.0{{.*}} #[[FEW:[0-9]+]]
; CHECK: define internal i32 @many.lane.0{{.*}} #[[MANY:[0-9]+]]
; CHECK-DAG: attributes #[[FEW]] = { {{.*}}"sampan-lane-width"="2048"
; CHECK-DAG: attributes #[[MANY]] = { {{.*}}"sampan-lane-width"="1024"
; GIVEN-COUNT-1: "sampan-lane-width"="64"
define internal i32 @few.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %x = sitofp i32 %t to float
  %y = fmul float %x, %x
  %z = fadd float %x, %y
  %r = fptosi float %z to i32
  ret i32 %r
}

define internal i32 @many.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %a = sitofp i32 %t to float
  %b = fmul float %a, 2.0
  %c = fmul float %a, 3.0
  %d = fmul float %a, 4.0
  %e = fmul float %a, 5.0
  %f = fmul float %a, 6.0
  %g = fmul float %a, 7.0
  %h = fmul float %a, 8.0
  %i = fmul float %a, 9.0
  %j = fmul float %a, 10.0
  %k = fmul float %a, 11.0
  %l = fmul float %a, 12.0
  %m = fmul float %a, 13.0
  %s1 = fadd float %a, %b
  %s2 = fadd float %s1, %c
  %s3 = fadd float %s2, %d
  %s4 = fadd float %s3, %e
  %s5 = fadd float %s4, %f
  %s6 = fadd float %s5, %g
  %s7 = fadd float %s6, %h
  %s8 = fadd float %s7, %i
  %s9 = fadd float %s8, %j
  %s10 = fadd float %s9, %k
  %s11 = fadd float %s10, %l
  %s12 = fadd float %s11, %m
  %r = fptosi float %s12 to i32
  ret i32 %r
}

attributes #0 = { "sampan-lane" }
