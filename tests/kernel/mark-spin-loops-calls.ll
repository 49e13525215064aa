; What a loop waits for may be read in a function that it calls: programs wrap their reads and
; their attempts to take a lock. Such a loop yields like any other.
; RUN: %kernel-opt --pass=mark-spin-loops %s | FileCheck %s

; CHECK-LABEL: define void @locked
; CHECK: __sampan_yield
; CHECK: ret void
define void @locked(ptr %thread, ptr %lock) {
entry:
  br label %try
try:
  %old = call i32 @tryLock(ptr %thread, ptr %lock, i32 0, i32 1)
  %taken = icmp ne i32 %old, 0
  br i1 %taken, label %try, label %done
done:
  ret void
}

; CHECK-LABEL: define void @flagged
; CHECK: __sampan_yield
; CHECK: ret void
define void @flagged(ptr %thread, ptr %flag) {
entry:
  br label %wait
wait:
  %v = call i32 @readThrough(ptr %thread, ptr %flag)
  %no = icmp eq i32 %v, 0
  br i1 %no, label %wait, label %done
done:
  ret void
}

; Waits at one place after the other: the address changes only when the wait there is over.
; CHECK-LABEL: define void @walking
; CHECK: __sampan_yield
; CHECK: ret void
define void @walking(ptr %status, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i, %loop ], [ %next, %ready ]
  %at = getelementptr i32, ptr %status, i32 %i
  %v = load volatile i32, ptr %at
  %empty = icmp eq i32 %v, 0
  br i1 %empty, label %loop, label %ready
ready:
  %next = add i32 %i, 1
  %more = icmp ult i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

define internal i32 @tryLock(ptr %thread, ptr %p, i32 %expected, i32 %desired) {
  %pair = cmpxchg ptr %p, i32 %expected, i32 %desired monotonic monotonic
  %old = extractvalue { i32, i1 } %pair, 0
  ret i32 %old
}

define internal i32 @readThrough(ptr %thread, ptr %p) {
  %v = load volatile i32, ptr %p
  ret i32 %v
}
