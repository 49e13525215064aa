; A shift by the width or more gives 0, or the sign.
; RUN: %kernel-opt --pass=define-shifts %s | FileCheck %s

define i32 @left(i32 %x, i32 %n) {
; CHECK-LABEL: define i32 @left
; CHECK: [[IN:%.*]] = icmp ult i32 %n, 32
; CHECK: [[N:%.*]] = and i32 %n, 31
; CHECK: [[S:%.*]] = shl i32 %x, [[N]]
; CHECK: select i1 [[IN]], i32 [[S]], i32 0
  %s = shl nuw nsw i32 %x, %n
  ret i32 %s
}

define i64 @arithmetic(i64 %x, i64 %n) {
; CHECK-LABEL: define i64 @arithmetic
; CHECK: [[N:%.*]] = call i64 @llvm.umin.i64(i64 %n, i64 63)
; CHECK-NEXT: %s = ashr i64 %x, [[N]]
; CHECK-NEXT: ret i64 %s
  %s = ashr i64 %x, %n
  ret i64 %s
}

define i32 @in_range(i32 %x) {
; CHECK-LABEL: define i32 @in_range
; CHECK-NEXT: %s = lshr i32 %x, 31
; CHECK-NEXT: ret i32 %s
  %s = lshr i32 %x, 31
  ret i32 %s
}
