; Bodies of the library's functions that the module calls come in as internal functions; the others stay out.
; RUN: llvm-as -o %t.bc %S/inputs/maths_library.ll
; RUN: %kernel-opt --pass=link-maths --maths=%t.bc %s | FileCheck %s
; RUN: not %kernel-opt --pass=link-maths --maths=%t.missing %s 2>&1 | FileCheck %s --check-prefix=MISSING

; CHECK: call double @__sampan_twice(double %x)
; CHECK: define internal double @__sampan_twice(double %x)
; CHECK: define internal double @helper(double %x)
; CHECK-NOT: @__sampan_other
; MISSING: error: cannot read the device maths library: {{.*}} [K1001]
define double @f(double %x) {
  %y = call double @__sampan_twice(double %x)
  ret double %y
}

declare double @__sampan_twice(double)
