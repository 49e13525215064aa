; Behind a site: arguments and thread numbers are made anew, other values come from their slot, arrays lie in `locals`.
; RUN: %kernel-opt --pass=spill-across-sites %s | FileCheck %s

define void @k(ptr %thread) #0 {
; CHECK-LABEL: define void @k
; CHECK: %tid = load i32, ptr %thread, align 4, !invariant.load
; CHECK: %v = load double
; CHECK: [[SLOT:%slot.*]] = getelementptr inbounds i8
; CHECK: store double %v, ptr [[SLOT]]
; CHECK: call void @__sampan_sync(ptr %thread, i32 1, i32 0)
; CHECK: resume:
; CHECK-DAG: load i32, ptr %thread, align 4, !invariant.load
; CHECK-DAG: load double, ptr %slot
; CHECK: ret void
  %tid = load i32, ptr %thread, align 4, !invariant.load !0
  %p = call ptr @place(i32 %tid)
  %v = load double, ptr %p
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  %q = call ptr @place(i32 %tid)
  store double %v, ptr %q
  ret void
}

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

; CHECK: attributes {{.*}}"sampan-frame-bytes"="8" "sampan-kernel" "sampan-locals-bytes"="0"
; CHECK: attributes {{.*}}"sampan-frame-bytes"="0" "sampan-kernel" "sampan-locals-bytes"="16"
declare ptr @place(i32)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
!0 = !{}
