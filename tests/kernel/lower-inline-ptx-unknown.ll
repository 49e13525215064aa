; An instruction that is not known stops the compilation and is named; nothing of the statement is dropped.
; RUN: not %kernel-opt --pass=lower-inline-ptx %s 2>&1 | FileCheck %s

; CHECK: error: inline PTX: {{.*}}wmma{{.*}} is not supported [K1201]
; CHECK-NOT: define
define void @f(ptr %p) {
  call void asm sideeffect "wmma.load.a.sync.aligned.m16n16k16.row.f16 {$0}, [$1], 16;", "r,l"(i32 1, ptr %p)
  ret void
}
