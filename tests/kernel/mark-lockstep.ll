; Around a volatile store to memory that may be shared the lanes wait for each other; elsewhere they do not.
; RUN: %kernel-opt --pass=mark-lockstep %s | FileCheck %s

@s = internal addrspace(3) global [64 x float] undef
@d = internal addrspace(1) global float 0.0

define void @shared(float %x) {
; CHECK-LABEL: define void @shared
; CHECK-NEXT: call void @__sampan_converge()
; CHECK-NEXT: store volatile float %x
; CHECK-NEXT: call void @__sampan_converge()
; CHECK-NEXT: ret void
  store volatile float %x, ptr addrspacecast (ptr addrspace(3) @s to ptr)
  ret void
}

define void @device(float %x) {
; CHECK-LABEL: define void @device
; CHECK-NEXT: store volatile
; CHECK-NEXT: ret void
  store volatile float %x, ptr addrspacecast (ptr addrspace(1) @d to ptr)
  ret void
}

define void @own(float %x) {
; CHECK-LABEL: define void @own
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  %v = alloca float
  store volatile float %x, ptr %v
  ret void
}

define void @argument_of_kernel(ptr %thread, ptr %p, float %x) #0 {
; CHECK-LABEL: define void @argument_of_kernel
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  store volatile float %x, ptr %p
  ret void
}

define void @plain_store(float %x) {
; CHECK-LABEL: define void @plain_store
; CHECK-NOT: __sampan_converge
; CHECK: ret void
  store float %x, ptr addrspacecast (ptr addrspace(3) @s to ptr)
  ret void
}

attributes #0 = { "sampan-kernel" }
