; Functions that hold a site, directly or through others, end up in the kernel; others are left alone.
; RUN: %kernel-opt --pass=inline-sites %s | FileCheck %s

; CHECK-LABEL: define void @k
; CHECK: call void @__sampan_sync(ptr %thread, i32 1, i32 0)
; CHECK: call void @plain(ptr %thread)
; CHECK: ret void
; CHECK-NOT: define {{.*}}@outer
; CHECK-NOT: define {{.*}}@inner
; CHECK: define {{.*}}@plain
define void @k(ptr %thread) #0 {
  call void @outer(ptr %thread)
  call void @plain(ptr %thread)
  ret void
}

define internal void @outer(ptr %thread) noinline {
  call void @inner(ptr %thread)
  ret void
}

define internal void @inner(ptr %thread) noinline {
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  ret void
}

define internal void @plain(ptr %thread) {
  ret void
}

declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
