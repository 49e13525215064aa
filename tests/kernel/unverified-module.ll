; A pass that leaves a module which does not verify stops the compilation and is named. Here regions are cut out of a
; kernel that is not dso_local, which lower-target would have seen to.
; RUN: not %kernel-opt --pass=split-regions %s 2>&1 | FileCheck %s

; CHECK: error: kernel pass split-regions made a module that does not verify: {{.*}}
; CHECK: [K9001]
; CHECK: --sampan-skip=split-regions
define void @k(ptr %thread) #0 {
  ret void
}

attributes #0 = { "sampan-kernel" }
