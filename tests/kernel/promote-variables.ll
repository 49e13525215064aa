; Variables whose address is not taken become values; volatile accesses and escaping variables stay.
; RUN: %kernel-opt --pass=promote-variables %s | FileCheck %s

define i32 @plain(i32 %x) {
; CHECK-LABEL: define i32 @plain
; CHECK-NEXT: ret i32 %x
  %v = alloca i32
  store i32 %x, ptr %v
  %y = load i32, ptr %v
  ret i32 %y
}

define i32 @volatile(i32 %x) {
; CHECK-LABEL: define i32 @volatile
; CHECK: load volatile i32
  %v = alloca i32
  store volatile i32 %x, ptr %v
  %y = load volatile i32, ptr %v
  ret i32 %y
}

define i32 @two_loads_of_memory(ptr %p) {
; CHECK-LABEL: define i32 @two_loads_of_memory
; CHECK: load i32, ptr %p
; CHECK: load i32, ptr %p
  %a = load i32, ptr %p
  %b = load i32, ptr %p
  %s = add i32 %a, %b
  ret i32 %s
}
