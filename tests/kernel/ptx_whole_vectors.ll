; A vector access that other blocks are to see in one piece is one access: CUB hands over a value and its state in one.
; RUN: %kernel-opt --pass=lower-inline-ptx %s | FileCheck %s

; CHECK-LABEL: define void @give
; CHECK: store atomic volatile i64 {{.*}} release, align 8
; CHECK-NOT: store
define void @give(ptr %p, i32 %a, i32 %b) {
  call void asm sideeffect "st.release.gpu.v2.u32 [$0], {$1, $2};", "l,r,r"(ptr %p, i32 %a, i32 %b)
  ret void
}

; CHECK-LABEL: define i64 @take
; CHECK: load atomic volatile i128, ptr {{.*}} monotonic, align 16
; CHECK-NOT: load
define i64 @take(ptr %p) {
  %r = call { i64, i64 } asm sideeffect "ld.relaxed.gpu.v2.u64 {$0, $1}, [$2];", "=l,=l,l"(ptr %p)
  %x = extractvalue { i64, i64 } %r, 1
  ret i64 %x
}

; What no other block looks at is an access for each element.
; CHECK-LABEL: define void @plain
; CHECK: store {{.*}}i32 %a, ptr
; CHECK: store {{.*}}i32 %b, ptr
define void @plain(ptr %p, i32 %a, i32 %b) {
  call void asm "st.global.v2.u32 [$0], {$1, $2};", "l,r,r"(ptr %p, i32 %a, i32 %b)
  ret void
}
