; A local array whose accesses are all of one size and at whole elements is laid out element by element: offsets are scaled by
; the number of lanes, and what was known of the array's own alignment is forgotten. Others stay as they are.
; RUN: %kernel-opt --pass=choose-width,interleave-locals --width=8 %s | %FileCheck %s

define i32 @one_size(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
; CHECK-LABEL: define i32 @one_size
; CHECK: %a = alloca [10 x double], align 16, !sampan.interleave ![[EIGHT:[0-9]+]]
; CHECK: store double 1.000000e+00, ptr %a, align 8
; CHECK: [[I:%.*]] = sext i32 %t to i64
; CHECK: [[SCALED:%.*]] = mul i64 [[I]], 64
; CHECK: getelementptr i8, ptr %a, i64
; CHECK: %next = getelementptr i8, ptr %p, i64 64
; CHECK: load double, ptr %next, align 8
  %a = alloca [10 x double], align 16
  store double 1.0, ptr %a, align 16
  %i = sext i32 %t to i64
  %p = getelementptr [10 x double], ptr %a, i64 0, i64 %i
  %next = getelementptr double, ptr %p, i64 1
  %v = load double, ptr %next, align 8
  %r = fptosi double %v to i32
  ret i32 %r
}

define i32 @two_sizes(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
; CHECK-LABEL: define i32 @two_sizes
; CHECK: %a = alloca [4 x i64], align 8{{$}}
; CHECK: getelementptr i32, ptr %a, i32 %t
  %a = alloca [4 x i64], align 8
  store i64 1, ptr %a
  %p = getelementptr i32, ptr %a, i32 %t
  %v = load i32, ptr %p
  ret i32 %v
}

define i32 @between_elements(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
; CHECK-LABEL: define i32 @between_elements
; CHECK: %a = alloca [4 x i32], align 4{{$}}
  %a = alloca [4 x i32], align 4
  store i32 1, ptr %a
  %p = getelementptr i8, ptr %a, i64 2
  %v = load i32, ptr %p, align 1
  ret i32 %v
}

define i32 @its_address_is_kept(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
; CHECK-LABEL: define i32 @its_address_is_kept
; CHECK: %a = alloca [4 x i32], align 4{{$}}
  %a = alloca [4 x i32], align 4
  store i32 1, ptr %a
  call void @keep(ptr %a)
  ret i32 0
}

; CHECK: ![[EIGHT]] = !{i64 8}
declare void @keep(ptr)
attributes #0 = { "sampan-lane" }
