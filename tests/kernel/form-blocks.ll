; Barriers that all threads reach together: the loop around them runs once for the block.
; RUN: %kernel-opt --pass=form-blocks %s | FileCheck %s
; RUN: %kernel-opt --pass=form-blocks,move-locals,spill-across-sites,split-regions %s | FileCheck %s --check-prefix=SPLIT

; CHECK-LABEL: define void @steps(ptr %thread)
; What the block counts is read where a thread uses it, and the thread's own value is still its own.
; CHECK: loop:
; CHECK-NEXT: %own = phi
; CHECK-NEXT: call void @__sampan_sync(
; CHECK: loop.part:
; CHECK-NEXT: [[I:%.*]] = call i32 @sampan.shared.i32(i32 [[K:[0-9]+]])
; CHECK-NEXT: call void @use(i32 %own, i32 [[I]])

; CHECK-LABEL: define internal i32 @steps.block(ptr %block, i32 %first, i32 %last)
; CHECK: %n = load i32, ptr
; CHECK: call void @sampan.part(i32 0)
; CHECK: resume:
; CHECK-NEXT: %up = add nsw i32 %i, 1
; CHECK-NEXT: %more = icmp slt i32 %up, %n
; CHECK-NEXT: call void @sampan.part(i32 2)
; CHECK-NEXT: br i1 %more, label %loop, label %end
; CHECK: loop:
; CHECK-NEXT: %i = phi i32
; CHECK-NEXT: call void @sampan.publish.i32(i32 [[K]], i32 %i)
; CHECK-NEXT: call void @sampan.part(i32 1)
; CHECK: ret i32 -1

; Each part is a region with what it reads as an argument; one without effect is not even called.
; SPLIT: define internal i32 @steps.block(
; SPLIT: call i32 @steps.region.0(ptr %block, i32 %first, i32 %last)
; SPLIT: call i32 @steps.region.1(ptr %block, i32 %first, i32 %last, i32 %i)
; SPLIT: define internal i32 @steps.region.1(ptr %block, i32 %first, i32 %last, i32 %shared)
; SPLIT: call void @use(i32 %{{.*}}, i32 %shared)
; SPLIT: attributes {{.*}}"sampan-block-function"="steps.block"{{.*}}"sampan-regions"="1"
define void @steps(ptr %thread) #0 {
entry:
  %at = getelementptr inbounds i8, ptr %thread, i64 16
  %block = load ptr, ptr %at, !invariant.load !0
  %params.at = getelementptr inbounds i8, ptr %block, i64 64
  %params = load ptr, ptr %params.at, !invariant.load !0
  %n = load i32, ptr %params, !invariant.load !0
  %tid = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %up, %loop ]
  %own = phi i32 [ %tid, %entry ], [ %changed, %loop ]
  call void @use(i32 %own, i32 %i)
  %changed = mul i32 %own, 3
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  %up = add nsw i32 %i, 1
  %more = icmp slt i32 %up, %n
  br i1 %more, label %loop, label %end
end:
  ret void
}

; Threads that decide for themselves whether they come to a barrier, or what they find in memory decides: as before.
; CHECK-NOT: @own_way.block
; CHECK-NOT: @from_memory.block
define void @own_way(ptr %thread) #0 {
  %tid = load i32, ptr %thread, !invariant.load !0
  %low = icmp ult i32 %tid, 16
  br i1 %low, label %wait, label %end
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  br label %end
end:
  ret void
}

define void @from_memory(ptr %thread) #0 {
  %p = call ptr @place(i32 0)
  %v = load i32, ptr %p
  %low = icmp ult i32 %v, 16
  br i1 %low, label %wait, label %end
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  br label %end
end:
  ret void
}

; What all find at one place before any of them does anything else in the part is the same for all: the limit, and then a flag.
; CHECK-LABEL: define internal i32 @flag.block(
; CHECK: [[LIMIT:%.*]] = load i32, ptr @limit
; CHECK: icmp sgt i32 [[LIMIT]], 0
; CHECK: call void @sampan.part(i32 0)
; CHECK: resume:
; CHECK-NEXT: [[FLAG:%.*]] = load i32, ptr @goon
; CHECK: [[MORE:%.*]] = icmp ne i32 [[FLAG]], 0
; CHECK-NEXT: call void @sampan.part(i32 {{[12]}})
; CHECK-NEXT: br i1 [[MORE]], label
define void @flag(ptr %thread) #0 {
entry:
  %l = load i32, ptr @limit
  %some = icmp sgt i32 %l, 0
  br i1 %some, label %loop, label %end
loop:
  call void @use(i32 1, i32 2)
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  %g = load i32, ptr @goon
  %more = icmp ne i32 %g, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

; Behind a write of the thread's own, or read as volatile, it may be another value for each.
; CHECK-NOT: @written.block
; CHECK-NOT: @changing.block
define void @written(ptr %thread) #0 {
entry:
  br label %loop
loop:
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store i32 1, ptr @limit
  %g = load i32, ptr @goon
  %more = icmp ne i32 %g, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}
define void @changing(ptr %thread) #0 {
entry:
  br label %loop
loop:
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  %g = load volatile i32, ptr @goon
  %more = icmp ne i32 %g, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

@limit = global i32 0
@goon = global i32 0
declare void @use(i32, i32)
declare ptr @place(i32)
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
!0 = !{}
