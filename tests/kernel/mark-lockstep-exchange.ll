; Lanes that exchange values through plain shared memory with nothing to wait between are made to wait, and the user is
; told; accesses to one address, to an own slice, in one loop, or with a barrier between are left alone. In a loop that
; waits each round, all of the block read their neighbours' elements before any writes its own.
; RUN: %kernel-opt --pass=mark-lockstep %s 2>&1 | FileCheck %s

; CHECK-DAG: remark: 'neighbour' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'before_loop' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'read_then_write' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'slice_of_the_warp' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'some_write_each_round' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'some_take_part' lets threads exchange values {{.*}} [K1301]
; CHECK-DAG: remark: 'neighbour_each_round' lets threads exchange values {{.*}} [K1301]
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

define void @neighbour_each_round(float %x) {
; CHECK-LABEL: define void @neighbour_each_round
; CHECK: load float
; CHECK: call void @__sampan_barrier(i32 0, i32 0)
; CHECK-NEXT: store float
; CHECK: call void @__sampan_barrier
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %loop ]
  %before = sub nsw i32 %t, 1
  %u = sext i32 %before to i64
  %q = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 0, i64 %u
  %y = load float, ptr %q
  %z = fadd float %y, %x
  %own = zext i32 %t to i64
  %p = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i64 0, i64 %own
  store float %z, ptr %p
  call void @__sampan_barrier(i32 0, i32 0)
  %next = add i32 %i, 1
  %end = icmp eq i32 %next, 32
  br i1 %end, label %out, label %loop

out:
  ret void
}

; All lanes wait, not only those that write.
define void @some_write_each_round(float %x, i1 %first) {
; CHECK-LABEL: define void @some_write_each_round
; CHECK: load float
; CHECK: call void @__sampan_barrier(i32 0, i32 0)
; CHECK-NEXT: br i1 %writes
; CHECK: store float
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  %writes = icmp slt i32 %t, 31
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %round ]
  %before = sub nsw i32 %t, 1
  %q = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %before
  %y = load float, ptr %q
  br i1 %writes, label %write, label %round

write:
  %p = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %t
  store float %y, ptr %p
  br label %round

round:
  call void @__sampan_barrier(i32 0, i32 0)
  %next = add i32 %i, 1
  %end = icmp eq i32 %next, 32
  br i1 %end, label %out, label %loop

out:
  ret void
}

; Not all threads come by: only the lanes that do wait.
define void @some_take_part(float %x, i1 %part) {
; CHECK-LABEL: define void @some_take_part
; CHECK: load float
; CHECK: call void @__sampan_converge()
; CHECK-NEXT: store float
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  br label %loop

loop:
  %i = phi i32 [ 0, %0 ], [ %next, %round ]
  br i1 %part, label %write, label %round

write:
  %before = sub nsw i32 %t, 1
  %q = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %before
  %y = load float, ptr %q
  %p = getelementptr [64 x float], ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 0, i32 %t
  store float %y, ptr %p
  br label %round

round:
  call void @__sampan_barrier(i32 0, i32 0)
  %next = add i32 %i, 1
  %end = icmp eq i32 %next, 32
  br i1 %end, label %out, label %loop

out:
  ret void
}

define void @reduction(i32 %from) {
; CHECK-LABEL: define void @reduction
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %t = call i32 @__sampan_tid(i32 0)
  br label %loop

loop:
  %stride = phi i32 [ %from, %0 ], [ %next, %loop ]
  %u = add i32 %t, %stride
  %q = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %u
  %y = load float, ptr %q
  %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @s to ptr), i32 %t
  store float %y, ptr %p
  call void @__sampan_barrier(i32 0, i32 0)
  %next = lshr i32 %stride, 1
  %end = icmp eq i32 %next, 0
  br i1 %end, label %out, label %loop

out:
  ret void
}

attributes #0 = { nounwind memory(none) }
