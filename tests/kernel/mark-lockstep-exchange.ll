; Lanes that exchange values through plain shared memory with nothing to wait between are made to wait, and the user is
; told; accesses to one address, to an own slice, a warp apart, in one loop, or with a barrier between are left alone, and so
; are the steps of a reduction.
; RUN: %kernel-opt --pass=mark-lockstep %s 2>&1 | FileCheck %s

; CHECK-DAG: remark: 'neighbour' lets lanes exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'before_loop' lets lanes exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'read_then_write' lets lanes exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'slice_of_the_warp' lets lanes exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'step_of_a_warp' lets lanes exchange values {{.*}} [K1301]
; CHECK-NOT: K1301

@s = internal addrspace(3) global [64 x float] undef

declare i32 @__sampan_tid(i32) #0
declare void @__sampan_barrier(i32, i32)

define float @neighbour(float %x) {
; CHECK-LABEL: define float @neighbour
; CHECK: store float %x
; CHECK: call void @__sampan_converge()
; CHECK-NEXT: load float
; CHECK: ret
  %t = call i32 @__sampan_tid(i32 0)
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %x, ptr %p
  %u = xor i32 %t, 1
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  ret float %y
}

define void @before_loop(float %x) {
; CHECK-LABEL: define void @before_loop
; CHECK: store float %x
; CHECK-NEXT: call void @__sampan_converge()
; CHECK-NEXT: br label %loop
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %x, ptr %p
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %loop ]
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %i
  %y = load float, ptr %q
  %next = add i32 %i, 1
  %end = icmp eq i32 %next, 32
  br i1 %end, label %out, label %loop

out:
  ret void
}

define void @read_then_write() {
; CHECK-LABEL: define void @read_then_write
; CHECK: load float
; CHECK: call void @__sampan_converge()
; CHECK-NEXT: store float
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %u = add i32 %t, 16
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %y, ptr %p
  ret void
}

define float @one_address(float %x) {
; CHECK-LABEL: define float @one_address
; CHECK-NOT: __sampan_converge
; CHECK: ret
  %t = call i32 @__sampan_tid(i32 0)
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %x, ptr %p
  %again = call i32 @__sampan_tid(i32 0)
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %again
  %y = load float, ptr %q
  ret float %y
}

define float @own_slice(float %x, i32 %i) {
; CHECK-LABEL: define float @own_slice
; CHECK-NOT: __sampan_converge
; CHECK: ret
  %t = call i32 @__sampan_tid(i32 0)
  %mine = getelementptr [4 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  %p = getelementptr float, ptr %mine, i32 1
  store float %x, ptr %p
  %q = getelementptr float, ptr %mine, i32 %i
  %y = load float, ptr %q
  ret float %y
}

define float @slice_of_the_warp(float %x, i32 %i) {
; CHECK-LABEL: define float @slice_of_the_warp
; CHECK: store float %x
; CHECK: call void @__sampan_converge()
; CHECK-NEXT: load float
; CHECK: ret
  %t = call i32 @__sampan_tid(i32 0)
  %w = lshr i32 %t, 5
  %ours = getelementptr [4 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %w
  %p = getelementptr float, ptr %ours, i32 %t
  store float %x, ptr %p
  %q = getelementptr float, ptr %ours, i32 %i
  %y = load float, ptr %q
  ret float %y
}

define float @barrier_between(float %x) {
; CHECK-LABEL: define float @barrier_between
; CHECK-NOT: __sampan_converge
; CHECK: ret
  %t = call i32 @__sampan_tid(i32 0)
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %x, ptr %p
  call void @wait()
  %u = xor i32 %t, 1
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  ret float %y
}

define void @wait() {
  call void @__sampan_barrier(i32 0, i32 0)
  ret void
}

; if (t < 16) s[t] += s[t + 16]: no thread reads what another writes.
define void @guarded_step(float %x) {
; CHECK-LABEL: define void @guarded_step
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %low = icmp ult i32 %t, 16
  br i1 %low, label %step, label %out

step:
  %u = add i32 %t, 16
  %far = zext i32 %u to i64
  %q = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 0, i64 %far
  %y = load float, ptr %q
  %own = zext i32 %t to i64
  %p = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 0, i64 %own
  store float %y, ptr %p
  br label %out

out:
  ret void
}

; The same with all 32 lanes of a warp: the upper ones read what the lower ones have read, and write it.
define void @step_of_a_warp(float %x) {
; CHECK-LABEL: define void @step_of_a_warp
; CHECK: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %low = icmp ult i32 %t, 32
  br i1 %low, label %step, label %out

step:
  %u = add i32 %t, 16
  %q = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %u
  %y = load float, ptr %q
  %p = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %t
  store float %y, ptr %p
  br label %out

out:
  ret void
}

define void @a_warp_apart() {
; CHECK-LABEL: define void @a_warp_apart
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %u = add i32 %t, 32
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %y, ptr %p
  ret void
}

define void @four_each(float %x) {
; CHECK-LABEL: define void @four_each
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %mine = shl i32 %t, 2
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %mine
  store float %x, ptr %p
  %u = add i32 %mine, 3
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  store float %y, ptr %p
  ret void
}

; A step of a reduction whose width is not known: taken to be right.
define void @step_of_some_width(i32 %width) {
; CHECK-LABEL: define void @step_of_some_width
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %u = add i32 %t, %width
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %y, ptr %p
  ret void
}

; All the shuffles of a sum lie between, in a loop that is taken to run.
define void @behind_a_waiting_loop(i32 %n) {
; CHECK-LABEL: define void @behind_a_waiting_loop
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %u = add i32 %t, 1
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  br label %test

test:
  %i = phi i32 [ 0, %0 ], [ %next, %round ]
  %more = icmp ult i32 %i, %n
  br i1 %more, label %round, label %out

round:
  call void @__sampan_barrier(i32 0, i32 0)
  %next = add i32 %i, 1
  br label %test

out:
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %y, ptr %p
  ret void
}

define void @one_loop(float %x) {
; CHECK-LABEL: define void @one_loop
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %loop ]
  %u = add i32 %t, %i
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  store float %x, ptr %p
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  %y = load float, ptr %q
  %next = add i32 %i, 1
  %end = icmp eq i32 %next, 32
  br i1 %end, label %out, label %loop

out:
  ret void
}

attributes #0 = { nounwind memory(none) }
