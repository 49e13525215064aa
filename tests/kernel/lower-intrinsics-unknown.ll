; A GPU intrinsic that has no meaning here is an error that names it, not a call that is lost.
; RUN: not %kernel-opt --pass=lower-intrinsics %s 2>&1 | FileCheck %s

; CHECK: error: built-in llvm.nvvm.read.ptx.sreg.clusterid.x is not supported [K1103]
define i32 @f() {
  %c = call i32 @llvm.nvvm.read.ptx.sreg.clusterid.x()
  ret i32 %c
}

declare i32 @llvm.nvvm.read.ptx.sreg.clusterid.x()
