; A pass that does not exist is named; the list names those that do.
; RUN: not %kernel-opt --pass=no-such-pass %s 2>&1 | FileCheck %s
; RUN: %kernel-opt --list | FileCheck %s --check-prefix=LIST

; CHECK: there is no pass 'no-such-pass'
; LIST: link-maths
; LIST: split-regions
define void @f() {
  ret void
}
