; A module that does not verify after a pass stops the compilation, and the pass is named.
; RUN: not %kernel-opt --pass=define-shifts %s 2>&1 | FileCheck %s

; CHECK: error: kernel pass define-shifts made a module that does not verify: {{.*}}
; CHECK: [K9001]
; CHECK: --sampan-skip=define-shifts
define i32 @k(i1 %c) {
entry:
  br i1 %c, label %defined, label %used
defined:
  %x = add i32 1, 2
  br label %used
used:
  ret i32 %x
}
