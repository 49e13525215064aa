; A function that synchronises and cannot be inlined is an error at the call, with a way out. (LLVM refuses to inline
; across garbage collectors; no CUDA source can say that, but the refusal is what matters here.)
; RUN: not %kernel-opt --pass=inline-sites %s 2>&1 | FileCheck %s

; CHECK: error: cannot inline 'collected', which synchronises [K2002]
; CHECK: --sampan-engine=fibers
define dso_local void @k(ptr %thread) #0 gc "statepoint-example" {
  call void @collected(ptr %thread)
  ret void
}

define internal void @collected(ptr %thread) gc "ocaml" {
  call void @__sampan_sync(ptr %thread, i32 1, i32 0)
  ret void
}

declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
