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

define i64 @logical(i64 %x, i64 %n) {
; CHECK-LABEL: define i64 @logical
; CHECK: [[IN:%.*]] = icmp ult i64 %n, 64
; CHECK: [[N:%.*]] = and i64 %n, 63
; CHECK: [[S:%.*]] = lshr i64 %x, [[N]]
; CHECK: [[R:%.*]] = select i1 [[IN]], i64 [[S]], i64 0
; CHECK: ret i64 [[R]]
  %s = lshr exact i64 %x, %n
  ret i64 %s
}

; A constant amount beyond the width is written out as well.
define i32 @constant_out_of_range(i32 %x) {
; CHECK-LABEL: define i32 @constant_out_of_range
; CHECK-NOT: shl i32 %x, 40
; CHECK: ret i32
  %s = shl i32 %x, 40
  ret i32 %s
}

define i32 @constant_far_right(i32 %x) {
; CHECK-LABEL: define i32 @constant_far_right
; CHECK-NOT: ashr i32 %x, 32
; CHECK: ret i32
  %s = ashr i32 %x, 32
  ret i32 %s
}

; All uses see the selected value, also those in other blocks.
define i32 @uses(i32 %x, i32 %n, i1 %c) {
; CHECK-LABEL: define i32 @uses
; CHECK: [[R:%.*]] = select i1 %{{.*}}, i32 %s, i32 0
; CHECK: phi i32 [ [[R]], %entry ], [ %t, %more ]
entry:
  %s = shl i32 %x, %n
  br i1 %c, label %more, label %end
more:
  %t = add i32 %s, %s
  br label %end
end:
  %r = phi i32 [ %s, %entry ], [ %t, %more ]
  ret i32 %r
}
