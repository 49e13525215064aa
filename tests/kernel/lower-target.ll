; The module leaves nvptx64: triple, layout, calling convention and attributes are the machine's.
; RUN: %kernel-opt --pass=lower-target %s | FileCheck %s

target datalayout = "e-i64:64-i128:128-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; CHECK-NOT: nvptx64
; CHECK: target triple = "{{x86_64|aarch64|loongarch64}}

; CHECK: define dso_local void @k() #[[A:[0-9]+]]
define ptx_kernel void @k() #0 {
  call ptx_device void @f()
; CHECK: call void @f()
  ret void
}

; CHECK: declare dso_local void @f()
declare ptx_device void @f()

; CHECK: attributes #[[A]] = { "sampan-kernel" "target-cpu"="x86-64-v3" }
attributes #0 = { "sampan-kernel" "target-cpu"="sm_80" "target-features"="+ptx80,+sm_80" }
