; On AVX-512 a minimum or maximum as define-minimums spells it out is one instruction for each register, if both operands
; come from arithmetic: it would answer a signalling NaN.
; RUN: %kernel-opt --pass=fuse-minimums --cpu=x86-64-v4 %s | FileCheck %s
; RUN: %kernel-opt --pass=fuse-minimums --cpu=x86-64-v3 %s | FileCheck %s --check-prefix=V3
; V3-NOT: x86

; The second operand first: it is the answer if neither is a number.
; CHECK-LABEL: define <16 x float> @greatest(
; CHECK: [[M:%.*]] = call <16 x float> @llvm.x86.avx512.mask.range.ps.512(<16 x float> %y, <16 x float> %x, i32 5, <16 x float> zeroinitializer, i16 -1, i32 4)
; CHECK-NOT: maxnum
; CHECK: ret <16 x float> [[M]]
define <16 x float> @greatest(<16 x float> %a, <16 x float> %b) {
  %x = fmul <16 x float> %a, %b
  %y = fadd <16 x float> %a, %b
  %p = bitcast <16 x float> %x to <16 x i32>
  %q = bitcast <16 x float> %y to <16 x i32>
  %bits = and <16 x i32> %p, %q
  %zero = bitcast <16 x i32> %bits to <16 x float>
  %n = call <16 x float> @llvm.maxnum.v16f32(<16 x float> %x, <16 x float> %y)
  %same = fcmp oeq <16 x float> %x, %y
  %m = select <16 x i1> %same, <16 x float> %zero, <16 x float> %n
  ret <16 x float> %m
}

; CHECK-LABEL: define <16 x double> @least(
; CHECK: call <8 x double> @llvm.x86.avx512.mask.range.pd.512({{.*}}, i32 4, <8 x double> zeroinitializer, i8 -1, i32 4)
; CHECK: call <8 x double> @llvm.x86.avx512.mask.range.pd.512(
define <16 x double> @least(<16 x double> %a, <16 x double> %b) {
  %x = fmul <16 x double> %a, %b
  %y = fadd <16 x double> %a, %b
  %p = bitcast <16 x double> %x to <16 x i64>
  %q = bitcast <16 x double> %y to <16 x i64>
  %bits = or <16 x i64> %p, %q
  %zero = bitcast <16 x i64> %bits to <16 x double>
  %n = call <16 x double> @llvm.minnum.v16f64(<16 x double> %x, <16 x double> %y)
  %same = fcmp oeq <16 x double> %x, %y
  %m = select <16 x i1> %same, <16 x double> %zero, <16 x double> %n
  ret <16 x double> %m
}

; CHECK-LABEL: define <4 x float> @small(
; CHECK: call <4 x float> @llvm.x86.avx512.mask.range.ps.128(<4 x float> %y, <4 x float> %x, i32 5, <4 x float> zeroinitializer, i8 -1)
define <4 x float> @small(<4 x float> %a, <4 x float> %b) {
  %x = fmul <4 x float> %a, %b
  %y = fadd <4 x float> %a, %b
  %p = bitcast <4 x float> %x to <4 x i32>
  %q = bitcast <4 x float> %y to <4 x i32>
  %bits = and <4 x i32> %p, %q
  %zero = bitcast <4 x i32> %bits to <4 x float>
  %n = call <4 x float> @llvm.maxnum.v4f32(<4 x float> %x, <4 x float> %y)
  %same = fcmp oeq <4 x float> %x, %y
  %m = select <4 x i1> %same, <4 x float> %zero, <4 x float> %n
  ret <4 x float> %m
}

; Memory may hold anything.
; CHECK-LABEL: define <4 x float> @read(
; CHECK: call <4 x float> @llvm.maxnum
define <4 x float> @read(<4 x float> %a, ptr %b) {
  %x = fmul <4 x float> %a, %a
  %y = load <4 x float>, ptr %b
  %p = bitcast <4 x float> %x to <4 x i32>
  %q = bitcast <4 x float> %y to <4 x i32>
  %bits = and <4 x i32> %p, %q
  %zero = bitcast <4 x i32> %bits to <4 x float>
  %n = call <4 x float> @llvm.maxnum.v4f32(<4 x float> %x, <4 x float> %y)
  %same = fcmp oeq <4 x float> %x, %y
  %m = select <4 x i1> %same, <4 x float> %zero, <4 x float> %n
  ret <4 x float> %m
}

declare <16 x float> @llvm.maxnum.v16f32(<16 x float>, <16 x float>)
declare <16 x double> @llvm.minnum.v16f64(<16 x double>, <16 x double>)
declare <4 x float> @llvm.maxnum.v4f32(<4 x float>, <4 x float>)
