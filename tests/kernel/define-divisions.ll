; Division by zero, and of the least integer by -1, does not trap and gives CUDA's result.
; RUN: %kernel-opt --pass=define-divisions %s | FileCheck %s

define i32 @unsigned(i32 %x, i32 %y) {
; CHECK-LABEL: define i32 @unsigned
; CHECK: [[ZERO:%.*]] = icmp eq i32 %y, 0
; CHECK: [[D:%.*]] = select i1 [[ZERO]], i32 1, i32 %y
; CHECK: [[Q:%.*]] = udiv i32 %x, [[D]]
; CHECK: select i1 [[ZERO]], i32 -1, i32 [[Q]]
  %q = udiv i32 %x, %y
  ret i32 %q
}

define i32 @signed_remainder(i32 %x, i32 %y) {
; CHECK-LABEL: define i32 @signed_remainder
; CHECK-DAG: [[ZERO:%.*]] = icmp eq i32 %y, 0
; CHECK-DAG: [[LEAST:%.*]] = icmp eq i32 %x, -2147483648
; CHECK-DAG: [[MINUS:%.*]] = icmp eq i32 %y, -1
; CHECK: [[OVER:%.*]] = and i1 [[LEAST]], [[MINUS]]
; CHECK: [[BAD:%.*]] = or i1 [[ZERO]], [[OVER]]
; CHECK: [[D:%.*]] = select i1 [[BAD]], i32 1, i32 %y
; CHECK: [[R:%.*]] = srem i32 %x, [[D]]
; CHECK: select i1 [[ZERO]], i32 -1, i32 [[R]]
  %r = srem i32 %x, %y
  ret i32 %r
}

define i32 @by_seven(i32 %x) {
; CHECK-LABEL: define i32 @by_seven
; CHECK-NEXT: %q = sdiv i32 %x, 7
; CHECK-NEXT: ret i32 %q
  %q = sdiv i32 %x, 7
  ret i32 %q
}

define i64 @by_minus_one(i64 %x) {
; CHECK-LABEL: define i64 @by_minus_one
; CHECK: icmp eq i64 %x, -9223372036854775808
; CHECK: sdiv i64 %x, %{{.*}}
  %q = sdiv i64 %x, -1
  ret i64 %q
}

define i64 @signed_exact(i64 %x, i64 %y) {
; CHECK-LABEL: define i64 @signed_exact
; CHECK: [[Q:%.*]] = sdiv i64 %x, %{{.*}}
; CHECK: [[FITS:%.*]] = icmp ule i64 %x, 4294967295
; CHECK: [[ONES:%.*]] = select i1 [[FITS]], i64 4294967295, i64 -1
; CHECK: [[R:%.*]] = select i1 %{{.*}}, i64 [[ONES]], i64 [[Q]]
; CHECK: ret i64 [[R]]
  %q = sdiv exact i64 %x, %y
  ret i64 %q
}

define i32 @unsigned_remainder(i32 %x, i32 %y) {
; CHECK-LABEL: define i32 @unsigned_remainder
; CHECK: [[R:%.*]] = urem i32 %x, %{{.*}}
; CHECK: select i1 %{{.*}}, i32 -1, i32 [[R]]
  %r = urem i32 %x, %y
  ret i32 %r
}

; For unsigned numbers all ones is a divisor like any other.
define i32 @unsigned_by_most(i32 %x) {
; CHECK-LABEL: define i32 @unsigned_by_most
; CHECK-NEXT: %q = udiv i32 %x, -1
; CHECK-NEXT: ret i32 %q
  %q = udiv i32 %x, -1
  ret i32 %q
}

define i32 @by_zero(i32 %x) {
; CHECK-LABEL: define i32 @by_zero
; CHECK-NOT: udiv i32 %x, 0
; CHECK: ret i32
  %q = udiv i32 %x, 0
  ret i32 %q
}

define float @floating(float %x, float %y) {
; CHECK-LABEL: define float @floating
; CHECK-NEXT: %q = fdiv float %x, %y
; CHECK-NEXT: ret float %q
  %q = fdiv float %x, %y
  ret float %q
}
