; What calls itself cannot be inlined: said, not computed on.
; RUN: not %kernel-opt --pass=end-threads %s 2>&1 | FileCheck %s

; CHECK: error: inline PTX: 'exit' in a function that cannot be inlined into its kernels [K1202]
declare void @__sampan_exit()

define internal void @descend(i32 %n) {
  %end = icmp eq i32 %n, 0
  br i1 %end, label %out, label %on
out:
  call void @__sampan_exit()
  ret void
on:
  %m = sub i32 %n, 1
  call void @descend(i32 %m)
  ret void
}

define void @kernel(i32 %n) #0 {
  call void @descend(i32 %n)
  ret void
}

attributes #0 = { "sampan-kernel" }
