; Device functions are inlined bottom up; left alone are those that call themselves, those that the user wants to stay, and
; the maths library. What nobody calls any more goes.
; RUN: %kernel-opt --pass=inline-functions %s | FileCheck %s
; RUN: %kernel-opt --pass=inline-functions --debug %s | FileCheck %s --check-prefix=DEBUG

; CHECK-NOT: define internal float @product
; CHECK-NOT: define internal float @twice
; DEBUG: call float @twice

define internal float @product(float %a, float %b) {
  %p = fmul contract float %a, %b
  ret float %p
}

define internal float @twice(float %a, float %b) {
  %p = call float @product(float %a, float %b)
  %q = fadd contract float %p, %p
  ret float %q
}

define float @kernel(float %a, float %b) {
; CHECK-LABEL: define float @kernel
; CHECK: [[P:%.*]] = fmul contract float %a, %b
; CHECK-NEXT: [[Q:%.*]] = fadd contract float [[P]], [[P]]
; CHECK-NEXT: ret float [[Q]]
  %r = call float @twice(float %a, float %b)
  ret float %r
}

define float @stays(float %a) noinline {
  ret float %a
}

define i32 @factorial(i32 %n) {
; CHECK-LABEL: define i32 @factorial
; CHECK: call i32 @factorial
  %more = icmp sgt i32 %n, 1
  br i1 %more, label %again, label %end

again:
  %m = sub i32 %n, 1
  %f = call i32 @factorial(i32 %m)
  %r = mul i32 %f, %n
  ret i32 %r

end:
  ret i32 1
}

define float @__sampan_expf(float %x) {
  ret float %x
}

define float @calls(float %a, i32 %n) {
; CHECK-LABEL: define float @calls
; CHECK: call float @stays
; CHECK: call i32 @factorial
; CHECK: call float @__sampan_expf
  %s = call float @stays(float %a)
  %f = call i32 @factorial(i32 %n)
  %e = call float @__sampan_expf(float %s)
  ret float %e
}
