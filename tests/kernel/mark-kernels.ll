; Kernels and launch bounds are read from Clang's metadata, which is then removed.
; RUN: %kernel-opt --pass=mark-kernels %s | FileCheck %s

@llvm.compiler.used = appending global [1 x ptr] [ptr @k], section "llvm.metadata"
; CHECK-NOT: llvm.compiler.used

; CHECK: define void @k() #[[KERNEL:[0-9]+]]
define void @k() {
  ret void
}

; CHECK: define void @f() {
define void @f() {
  ret void
}

; CHECK: attributes #[[KERNEL]] = { "sampan-kernel" "sampan-max-threads"="256" }
; CHECK-NOT: nvvm.annotations
!nvvm.annotations = !{!0, !1}
!0 = !{ptr @k, !"kernel", i32 1}
!1 = !{ptr @k, !"maxntidx", i32 256}
