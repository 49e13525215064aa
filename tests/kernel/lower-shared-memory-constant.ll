; The address of a shared variable differs from block to block, so it cannot be part of a constant.
; RUN: not %kernel-opt --pass=lower-shared-memory %s 2>&1 | FileCheck %s

; CHECK: error: the address of shared variable 's' is part of a constant [K1101]
@s = internal addrspace(3) global i32 undef
@where = global ptr addrspacecast (ptr addrspace(3) @s to ptr)

define void @k(ptr %thread) #0 {
  %p = load ptr, ptr @where
  store i32 1, ptr %p
  ret void
}

attributes #0 = { "sampan-kernel" }
