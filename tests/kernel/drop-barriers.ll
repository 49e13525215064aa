; Threads run in ascending order, so a barrier goes where nobody can come too early without it.
; RUN: %kernel-opt --pass=drop-barriers %s | FileCheck %s

; Thread t reads places t and t + 1 in front of the barrier, and writes place t behind it: whoever overwrites a place comes
; with or after those that read it. The other barrier stays: the next round reads what the next thread has written. In a second
; version, for blocks that are not of one dimension, both stay.
; CHECK-LABEL: define void @tree(
; CHECK: [[FLAT:%.*]] = icmp eq i32 %{{.*}}, 1
; CHECK: br i1 [[FLAT]], label %ordered, label %ordered.any
; CHECK: ordered:
; In the block, a thread's number is its subscript.
; CHECK: getelementptr inbounds i8, ptr %thread, i64 12
; CHECK: %up = load float
; CHECK-NOT: @__sampan_sync
; CHECK: store float
; CHECK: call void @__sampan_sync(ptr %thread, i32 12, i32 1)
; CHECK: ordered.any:
; CHECK: %up.any = load float
; CHECK: call void @__sampan_sync(ptr %thread, i32 12, i32 0)
; CHECK: store float
; CHECK: call void @__sampan_sync(ptr %thread, i32 12, i32 1)
define void @tree(ptr %thread, i32 %steps) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = sext i32 %t to i64
  %mine = getelementptr float, ptr %shared, i64 %wide
  %above = add nsw i32 %t, 1
  %widerabove = sext i32 %above to i64
  %next = getelementptr float, ptr %shared, i64 %widerabove
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %loop ]
  %up = load float, ptr %next
  %down = load float, ptr %mine
  %sum = fadd float %up, %down
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %sum, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  %k1 = add i32 %k, 1
  %again = icmp ult i32 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

; What serves only a guarded store is computed behind the guard.
; CHECK-LABEL: define void @guarded(
; CHECK: ordered:
; CHECK: br i1 %go, label %write,
; CHECK: write:
; CHECK: load float
; CHECK: fadd
; CHECK: store float
define void @guarded(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = zext i32 %t to i64
  %mine = getelementptr float, ptr %shared, i64 %wide
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %join ]
  %next = getelementptr float, ptr %mine, i64 1
  %up = load float, ptr %next
  %sum = fadd float %up, 1.0
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  %go = icmp ult i32 %t, %k
  br i1 %go, label %write, label %join
write:
  store float %sum, ptr %mine
  br label %join
join:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  %k1 = add i32 %k, 1
  %again = icmp ult i32 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

; The other way round, each would read too early what the thread before writes. Here it is the barrier between rounds that goes:
; the thread before has written when the next round reads.
; CHECK-LABEL: define void @backwards(
; CHECK: ordered:
; CHECK: load float
; CHECK: call void @__sampan_sync(ptr %thread, i32 12, i32 0)
; CHECK: store float
; CHECK-NOT: @__sampan_sync
; CHECK: ordered.any:
define void @backwards(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = zext i32 %t to i64
  %mine = getelementptr float, ptr %shared, i64 %wide
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %loop ]
  %next = getelementptr float, ptr %mine, i64 -1
  %up = load float, ptr %next
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %up, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  %k1 = add i32 %k, 1
  %again = icmp ult i32 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

; A place that a counter decides may be another one in the next round.
; CHECK-LABEL: define void @counted(
; CHECK-NOT: ordered
; CHECK: ret void
define void @counted(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = zext i32 %t to i64
  br label %loop
loop:
  %k = phi i64 [ 0, %entry ], [ %k1, %loop ]
  %sum = add i64 %wide, %k
  %mine = getelementptr float, ptr %shared, i64 %sum
  %up = load float, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %up, ptr %mine
  %k1 = add i64 %k, 1
  %again = icmp ult i64 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

; Two arguments may point to the same memory; an atomic operation may be anything's turn.
; CHECK-LABEL: define void @elsewhere(
; CHECK-NOT: ordered
; CHECK: ret void
define void @elsewhere(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %pp = getelementptr i8, ptr %block, i64 64
  %params = load ptr, ptr %pp, !invariant.load !0
  %in = load ptr, ptr %params, !invariant.load !0
  %op = getelementptr i8, ptr %params, i64 8
  %out = load ptr, ptr %op, !invariant.load !0
  %wide = zext i32 %t to i64
  %from = getelementptr float, ptr %in, i64 %wide
  %to = getelementptr float, ptr %out, i64 %wide
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %loop ]
  %x = load float, ptr %from
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %x, ptr %to
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  %old = atomicrmw add ptr %out, i32 1 monotonic
  call void @__sampan_sync(ptr %thread, i32 12, i32 2)
  %k1 = add i32 %k, 1
  %again = icmp ult i32 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

; Outside of loops a barrier costs too little for a second version.
; CHECK-LABEL: define void @once(
; CHECK-NOT: ordered
; CHECK: call void @__sampan_sync
define void @once(ptr %thread) #0 {
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = zext i32 %t to i64
  %mine = getelementptr float, ptr %shared, i64 %wide
  %x = load float, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %x, ptr %mine
  ret void
}

; With an operation of warps the kernel is left just as it was.
; CHECK-LABEL: define void @warps(
; CHECK: loop:
; CHECK-NEXT: phi
; CHECK-NEXT: %x = load float, ptr %mine
; CHECK-NEXT: call void @__sampan_sync(ptr %thread, i32 12, i32 0)
; CHECK-NEXT: store float %x, ptr %mine
; CHECK-NEXT: call void @__sampan_sync(ptr %thread, i32 3, i32 1)
; CHECK-NEXT: %k1 = add
define void @warps(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %sp = getelementptr i8, ptr %block, i64 48
  %shared = load ptr, ptr %sp, !invariant.load !0
  %wide = zext i32 %t to i64
  %mine = getelementptr float, ptr %shared, i64 %wide
  br label %loop
loop:
  %k = phi i32 [ 0, %entry ], [ %k1, %loop ]
  %x = load float, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 12, i32 0)
  store float %x, ptr %mine
  call void @__sampan_sync(ptr %thread, i32 3, i32 1)
  %k1 = add i32 %k, 1
  %again = icmp ult i32 %k1, 100
  br i1 %again, label %loop, label %end
end:
  ret void
}

declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
!0 = !{}
