; Marked atomic operations are read, change, write; the others lock.
; RUN: %kernel-opt --pass=relax-atomics %s | FileCheck %s

; CHECK-LABEL: define i32 @f(
; CHECK: [[OLD:%.*]] = load i32, ptr %p
; CHECK: [[NEW:%.*]] = add i32 [[OLD]], 3
; CHECK: store i32 [[NEW]], ptr %p
; CHECK: load i32, ptr %p
; CHECK: icmp eq i32
; CHECK: select i1
; CHECK: store i32
; CHECK-NOT: cmpxchg
; CHECK: atomicrmw add ptr %p, i32 4 monotonic
define i32 @f(ptr %p) {
  %old = atomicrmw add ptr %p, i32 3 monotonic, !sampan.block !0
  %pair = cmpxchg ptr %p, i32 1, i32 2 seq_cst seq_cst, !sampan.block !0
  %locked = atomicrmw add ptr %p, i32 4 monotonic
  %was = extractvalue { i32, i1 } %pair, 0
  %sum = add i32 %old, %was
  %all = add i32 %sum, %locked
  ret i32 %all
}
!0 = !{}
