; Kernels that synchronise in a recursive function or behind a pointer keep to fibers, and the user is told why.
; RUN: %kernel-opt --pass=find-fiber-kernels %s 2>&1 | FileCheck %s

; CHECK-DAG: remark: kernel 'recursive' runs on fibers{{.*}}recursive function 'r' [K2001]
; CHECK-DAG: remark: kernel 'pointer' runs on fibers{{.*}}calls through a pointer{{.*}} [K2001]
; CHECK-NOT: kernel 'direct'
; CHECK: define void @direct(ptr %thread) #[[PLAIN:[0-9]+]]
; CHECK: attributes #[[PLAIN]] = { "sampan-kernel" }

@table = global ptr @p

define void @direct(ptr %thread) #0 {
  call void @leaf(ptr %thread)
  ret void
}

define void @recursive(ptr %thread) #0 {
  call void @r(ptr %thread, i32 3)
  ret void
}

define void @pointer(ptr %thread) #0 {
  %f = load ptr, ptr @table
  call void %f(ptr %thread)
  ret void
}

define void @leaf(ptr %thread) {
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  ret void
}

define void @p(ptr %thread) {
  call void @__sampan_sync(ptr %thread, i32 1, i32 1)
  ret void
}

define void @r(ptr %thread, i32 %n) {
  %end = icmp eq i32 %n, 0
  br i1 %end, label %out, label %again
again:
  call void @__sampan_sync(ptr %thread, i32 1, i32 2)
  %m = sub i32 %n, 1
  call void @r(ptr %thread, i32 %m)
  br label %out
out:
  ret void
}

declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
