; Inline PTX becomes IR and kernel built-ins.
; RUN: %kernel-opt --pass=lower-inline-ptx %s | FileCheck %s

; CHECK-NOT: asm

define i32 @lane() {
; CHECK-LABEL: define i32 @lane
; CHECK: [[L:%.*]] = call i32 @__sampan_laneid()
; CHECK: ret i32 [[L]]
  %l = call i32 asm "mov.u32 $0, %laneid;", "=r"()
  ret i32 %l
}

define i32 @arithmetic(i32 %a, i32 %b, i32 %c) {
; CHECK-LABEL: define i32 @arithmetic
; CHECK: [[P:%.*]] = mul i32 %a, %b
; CHECK: [[S:%.*]] = add i32 [[P]], %c
; CHECK: ret i32 [[S]]
  %r = call i32 asm "mad.lo.s32 $0, $1, $2, $3;", "=r,r,r,r"(i32 %a, i32 %b, i32 %c)
  ret i32 %r
}

define i32 @scope_and_predicate(i32 %a) {
; CHECK-LABEL: define i32 @scope_and_predicate
; CHECK: icmp slt i32 %a, 7
; CHECK: ret i32
  %r = call i32 asm "{ .reg .pred p; setp.lt.s32 p, $1, 7; selp.s32 $0, 1, 2, p; }", "=r,r"(i32 %a)
  ret i32 %r
}

define void @compiler_barrier() {
; CHECK-LABEL: define void @compiler_barrier
; CHECK: ret void
  call void asm sideeffect "", "~{memory}"()
  ret void
}
