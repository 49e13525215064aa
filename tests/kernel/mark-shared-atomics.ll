; Atomic operations on shared variables are marked, also by way of generic pointers and choices among shared variables only.
; RUN: %kernel-opt --pass=mark-shared-atomics %s | FileCheck %s

@bins = internal addrspace(3) global [64 x i32] undef
@others = internal addrspace(3) global [64 x i32] undef
@global = internal addrspace(1) global i32 0

; CHECK-LABEL: define void @k(
; CHECK: %direct = atomicrmw add ptr addrspace(3) @bins, i32 1 monotonic, align 4, !sampan.block
; CHECK: %element = atomicrmw fadd ptr %place, float 1.000000e+00 monotonic, align 4, !sampan.block
; CHECK: %chosen = cmpxchg ptr addrspace(3) %either, i32 0, i32 1 seq_cst seq_cst, align 4, !sampan.block
; CHECK: %everybody = atomicrmw add ptr addrspace(1) @global, i32 1 monotonic, align 4{{$}}
; CHECK: %unknown = atomicrmw add ptr %anywhere, i32 1 monotonic, align 4{{$}}
; CHECK: %mixed = atomicrmw add ptr %both, i32 1 monotonic, align 4{{$}}
define void @k(ptr %anywhere, i64 %i, i1 %c) {
  %direct = atomicrmw add ptr addrspace(3) @bins, i32 1 monotonic
  %generic = addrspacecast ptr addrspace(3) @bins to ptr
  %place = getelementptr [64 x float], ptr %generic, i64 0, i64 %i
  %element = atomicrmw fadd ptr %place, float 1.0 monotonic
  %either = select i1 %c, ptr addrspace(3) @bins, ptr addrspace(3) @others
  %chosen = cmpxchg ptr addrspace(3) %either, i32 0, i32 1 seq_cst seq_cst
  %everybody = atomicrmw add ptr addrspace(1) @global, i32 1 monotonic
  %unknown = atomicrmw add ptr %anywhere, i32 1 monotonic
  %both = select i1 %c, ptr %generic, ptr %anywhere
  %mixed = atomicrmw add ptr %both, i32 1 monotonic
  ret void
}
