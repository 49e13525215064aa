; A kernel with one site becomes two regions, each a loop over threads that answers where they stopped.
; RUN: %kernel-opt --pass=spill-across-sites,split-regions %s | FileCheck %s

define dso_local void @k(ptr %thread) #0 {
  call void @before(ptr %thread)
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  call void @after(ptr %thread)
  ret void
}

define dso_local void @may_leave(ptr %thread) #0 {
  %c = call i1 @condition(ptr %thread)
  br i1 %c, label %wait, label %out
wait:
  call void @__sampan_sync(ptr %thread, i32 4, i32 1)
  br label %out
out:
  ret void
}

; CHECK: declare dso_local void @k(ptr)

; CHECK-LABEL: define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last)
; CHECK: thread:
; CHECK: done:
; CHECK-NEXT: ret i32 0
; CHECK: call void @before(
; CHECK-NOT: call void @after(

; CHECK-LABEL: define internal i32 @k.region.1(ptr %block, i32 %first, i32 %last)
; CHECK-NOT: call void @before(
; CHECK: done:
; CHECK-NEXT: ret i32 -1
; CHECK: call void @after(

; CHECK-LABEL: define internal i32 @may_leave.region.0(ptr %block, i32 %first, i32 %last)
; CHECK: %stop = phi i32 {{(\[ -1, %out \], \[ 0, %wait \]|\[ 0, %wait \], \[ -1, %out \])$}}
; CHECK: store i32 %stop, ptr
; CHECK: select i1 {{.*}}, i32 %stop, i32 -2

; CHECK: attributes {{.*}}"sampan-regions"="2" "sampan-site-kinds"="1 "
; CHECK: attributes {{.*}}"sampan-regions"="2" "sampan-site-kinds"="4 "

declare void @before(ptr)
declare void @after(ptr)
declare i1 @condition(ptr)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
