; Loops that wait for another thread yield; loops that make progress by themselves do not.
; RUN: %kernel-opt --pass=mark-spin-loops %s | FileCheck %s

define void @spin_lock(ptr %lock) {
; CHECK-LABEL: define void @spin_lock
; CHECK: cmpxchg
; CHECK: call void @__sampan_yield()
; CHECK: ret void
entry:
  br label %try
try:
  %old = cmpxchg ptr %lock, i32 0, i32 1 seq_cst seq_cst
  %value = extractvalue { i32, i1 } %old, 0
  %taken = icmp ne i32 %value, 0
  br i1 %taken, label %try, label %done
done:
  ret void
}

define void @flag(ptr %flag) {
; CHECK-LABEL: define void @flag
; CHECK: load volatile
; CHECK: call void @__sampan_yield()
; CHECK: ret void
entry:
  br label %wait
wait:
  %v = load volatile i32, ptr %flag
  %no = icmp eq i32 %v, 0
  br i1 %no, label %wait, label %done
done:
  ret void
}

define void @atomic_add_of_double(ptr %p, double %x) {
; CHECK-LABEL: define void @atomic_add_of_double
; CHECK-NOT: __sampan_yield
; CHECK: ret void
entry:
  %first = load i64, ptr %p
  br label %try
try:
  %assumed = phi i64 [ %first, %entry ], [ %seen, %try ]
  %d = bitcast i64 %assumed to double
  %s = fadd double %d, %x
  %i = bitcast double %s to i64
  %old = cmpxchg ptr %p, i64 %assumed, i64 %i seq_cst seq_cst
  %seen = extractvalue { i64, i1 } %old, 0
  %again = icmp ne i64 %seen, %assumed
  br i1 %again, label %try, label %done
done:
  ret void
}

define void @work_queue(ptr %next, i32 %n) {
; CHECK-LABEL: define void @work_queue
; CHECK-NOT: __sampan_yield
; CHECK: ret void
entry:
  br label %take
take:
  %item = atomicrmw add ptr %next, i32 1 seq_cst
  %more = icmp ult i32 %item, %n
  br i1 %more, label %take, label %done
done:
  ret void
}

define i32 @sum(ptr %p, i32 %n) {
; CHECK-LABEL: define i32 @sum
; CHECK-NOT: __sampan_yield
; CHECK: ret i32
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %up, %loop ]
  %s = phi i32 [ 0, %entry ], [ %t, %loop ]
  %at = getelementptr i32, ptr %p, i32 %i
  %v = load i32, ptr %at
  %t = add i32 %s, %v
  %up = add i32 %i, 1
  %more = icmp ult i32 %up, %n
  br i1 %more, label %loop, label %done
done:
  ret i32 %t
}
