; Short vectors of a lane function become single values: loads, arithmetic and stores, an element chosen at run time too.
; RUN: %kernel-opt --pass=scalarise-vectors %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.lane.0(
; CHECK-NOT: <4 x float>
; CHECK: load float, ptr %in, align 16
; CHECK-COUNT-3: load float
; CHECK-COUNT-4: fadd float
; CHECK: store float {{.*}}, ptr %out, align 16
; CHECK-COUNT-3: store float
; CHECK: select i1
; CHECK-NOT: <4 x float>
; CHECK: ret i32 -1
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %in = load ptr, ptr %block
  %at = getelementptr i8, ptr %block, i64 8
  %out = load ptr, ptr %at
  %v = load <4 x float>, ptr %in, align 16
  %w = fadd <4 x float> %v, <float 1.0, float 2.0, float 3.0, float 4.0>
  store <4 x float> %w, ptr %out, align 16
  %e = extractelement <4 x float> %w, i32 %t
  %one = getelementptr float, ptr %out, i32 4
  store float %e, ptr %one
  ret i32 -1
}

; CHECK-LABEL: define <4 x float> @other(
; CHECK-NEXT: fadd <4 x float>
define <4 x float> @other(<4 x float> %v) {
  %w = fadd <4 x float> %v, %v
  ret <4 x float> %w
}

attributes #0 = { "sampan-lane" }
