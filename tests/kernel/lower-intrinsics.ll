; Clang's GPU intrinsics become kernel built-ins; memory barriers become fences.
; RUN: %kernel-opt --pass=lower-intrinsics %s | FileCheck %s

define i32 @f() {
; CHECK-LABEL: define i32 @f()
; CHECK: call i32 @__sampan_ctaid(i32 1)
; CHECK: call void @__sampan_barrier(i32 0, i32 0)
; CHECK: fence seq_cst
; CHECK-NOT: llvm.nvvm
; CHECK: ret i32
  %y = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  call void @llvm.nvvm.barrier0()
  call void @llvm.nvvm.membar.gl()
  ret i32 %y
}

declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
declare void @llvm.nvvm.barrier0()
declare void @llvm.nvvm.membar.gl()
