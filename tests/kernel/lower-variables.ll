; Device and constant variables become ordinary ones, with their kind as an attribute, zero where they had no value.
; RUN: %kernel-opt --pass=lower-variables %s | FileCheck %s

; CHECK-NOT: addrspace
; CHECK-DAG: @table = {{.*}}global [4 x float] zeroinitializer{{.*}} #[[CONSTANT:[0-9]+]]
; CHECK-DAG: @counter = {{.*}}global i32 7{{.*}} #[[DEVICE:[0-9]+]]
@table = addrspace(4) externally_initialized global [4 x float] undef, align 4
@counter = addrspace(1) externally_initialized global i32 7, align 4

define float @f() {
; CHECK-LABEL: define float @f
; CHECK: load float, ptr @table
  %x = load float, ptr addrspacecast (ptr addrspace(4) @table to ptr)
  ret float %x
}

define i32 @g() {
; CHECK-LABEL: define i32 @g
; CHECK: load i32, ptr @counter
  %x = load i32, ptr addrspacecast (ptr addrspace(1) @counter to ptr)
  ret i32 %x
}

; CHECK-DAG: attributes #[[CONSTANT]] = { {{.*}}"sampan-constant"{{.*}}"sampan-variable"
; CHECK-DAG: attributes #[[DEVICE]] = { {{.*}}"sampan-variable"
