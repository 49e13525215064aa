; A local array that lives across a site lies in the block's `locals`; one whose uses are on one side of it does not move.
; RUN: %kernel-opt --pass=move-locals %s | FileCheck %s

define void @array(ptr %thread) #0 {
; CHECK-LABEL: define void @array
; CHECK-NOT: alloca [4 x i32]
; CHECK: alloca [2 x i32]
; CHECK: %locals = load ptr

  %crosses = alloca [4 x i32]
  %stays = alloca [2 x i32]
  store i32 1, ptr %crosses
  store i32 2, ptr %stays
  call void @__sampan_sync(ptr %thread, i32 1, i32 1)
  %x = load i32, ptr %crosses
  %p = call ptr @place(i32 %x)
  ret void
}

; A function that may keep the pointer, and one that does not.
define void @given(ptr %thread) #0 {
; CHECK-LABEL: define void @given
; CHECK-NOT: %kept = alloca
; CHECK: %forgotten = alloca i32
; CHECK: %locals = load ptr
  %kept = alloca i32
  %forgotten = alloca i32
  call void @keep(ptr %kept)
  call void @forget(ptr %forgotten)
  call void @__sampan_sync(ptr %thread, i32 1, i32 1)
  ret void
}

; Where there is no site, nothing crosses one.
define void @nosite(ptr %thread) #0 {
; CHECK-LABEL: define void @nosite
; CHECK: %kept = alloca i32
  %kept = alloca i32
  call void @keep(ptr %kept)
  ret void
}

; CHECK: attributes {{.*}}"sampan-kernel" "sampan-locals-bytes"="16"
declare ptr @place(i32)
declare void @keep(ptr)
declare void @forget(ptr nocapture)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
