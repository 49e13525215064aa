; Behind a site: arguments and thread numbers are made anew, other values come from their slot.
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

; What goes round a loop stays in one slot: what comes in at the beginning is saved on its way, what comes round lies there.
; CHECK-LABEL: define void @round
; CHECK: entry:
; CHECK: store double %v, ptr
; CHECK: br label %loop
; CHECK: loop:
; CHECK-NEXT: %sum = phi double
; CHECK-NEXT: call void @__sampan_sync
; CHECK: %more = fadd double
; CHECK: store double %more, ptr
; CHECK-NEXT: call void @__sampan_sync
; CHECK-NOT: store double
; CHECK: ret void
define void @round(ptr %thread, i1 %again) #0 {
entry:
  %p = call ptr @place(i32 0)
  %v = load double, ptr %p
  br label %loop
loop:
  %sum = phi double [ %v, %entry ], [ %more, %behind ]
  call void @__sampan_sync(ptr %thread, i32 1, i32 1)
  br label %body
body:
  %more = fadd double %sum, 1.0
  call void @__sampan_sync(ptr %thread, i32 1, i32 2)
  br label %behind
behind:
  br i1 %again, label %loop, label %end
end:
  ret void
}

; A remainder by a power of two is as cheap as a mask, which one value for each thread would be no more.
; CHECK-LABEL: define void @first_lanes
; CHECK: resume:
; CHECK: [[LANE:%.*]] = urem i32 %{{.*}}, 32
; CHECK: icmp eq i32 [[LANE]], 0
; CHECK-NOT: slot
; CHECK: ret void
define void @first_lanes(ptr %thread) #1 {
  %tid = load i32, ptr %thread, align 4, !invariant.load !0
  %lane = urem i32 %tid, 32
  %first = icmp eq i32 %lane, 0
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  br i1 %first, label %then, label %end
then:
  %p = call ptr @place(i32 0)
  br label %end
end:
  ret void
}

; CHECK: attributes #0 = {{.*}}"sampan-frame-bytes"="8" "sampan-kernel"
; CHECK: attributes #1 = {{.*}}"sampan-frame-bytes"="0"
declare ptr @place(i32)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
attributes #1 = { "sampan-kernel" }
!0 = !{}
