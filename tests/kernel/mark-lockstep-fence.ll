; In front of a memory fence the lanes wait for each other.
; RUN: %kernel-opt --pass=mark-lockstep %s | FileCheck %s

define void @publish(ptr %data, ptr %flag, i32 %x) {
; CHECK-LABEL: define void @publish
; CHECK: store i32 %x, ptr %data
; CHECK-NEXT: call void @__sampan_converge()
; CHECK-NEXT: fence seq_cst
; CHECK-NEXT: atomicrmw xchg
  store i32 %x, ptr %data
  fence seq_cst
  %old = atomicrmw xchg ptr %flag, i32 0 monotonic
  ret void
}
