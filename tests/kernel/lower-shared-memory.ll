; Variables of kernels that share nothing overlap; one that two kernels use lies behind both kernels' other ones;
; unsized arrays begin where the dynamic part does.
; RUN: %kernel-opt --pass=lower-shared-memory %s | FileCheck %s

; CHECK-NOT: addrspace(3) global
@a = internal addrspace(3) global [32 x float] undef, align 4
@b = internal addrspace(3) global [8 x double] undef, align 8
@both = internal addrspace(3) global i32 undef, align 4
@dynamic = external addrspace(3) global [0 x float], align 4

define void @first(ptr %thread) #0 {
; CHECK-LABEL: define void @first
; CHECK: getelementptr inbounds i8, ptr %shared{{.*}}, i64 128
  store float 1.0, ptr addrspacecast (ptr addrspace(3) @a to ptr)
  store i32 1, ptr addrspacecast (ptr addrspace(3) @both to ptr)
  ret void
}

define void @second(ptr %thread) #0 {
; CHECK-LABEL: define void @second
; CHECK: getelementptr inbounds i8, ptr %shared{{.*}}, i64 128
  store double 1.0, ptr addrspacecast (ptr addrspace(3) @b to ptr)
  store i32 1, ptr addrspacecast (ptr addrspace(3) @both to ptr)
  ret void
}

define void @third(ptr %thread) #0 {
; CHECK-LABEL: define void @third
; CHECK: %dynamic_shared = load ptr
; CHECK: store float 1.000000e+00, ptr %dynamic_shared
  store float 1.0, ptr addrspacecast (ptr addrspace(3) @dynamic to ptr)
  ret void
}

; CHECK-DAG: "sampan-shared-bytes"="132"
; CHECK-DAG: "sampan-shared-bytes"="0"
attributes #0 = { "sampan-kernel" }
