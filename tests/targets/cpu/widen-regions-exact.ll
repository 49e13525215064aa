; An index that may wrap among the lanes: whether it does is asked of lane 0, and then the access is one vector. Otherwise
; each active lane goes to its own place, in a loop that stays short.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(
; CHECK: %i = add i32 %n, %t
; CHECK: [[EXACT:%.*]] = icmp ule i32 %i, -8
; CHECK-NEXT: [[ZERO:%.*]] = zext i32 %i to i64
; CHECK-NEXT: [[FROM:%.*]] = getelementptr float, ptr %block, i64 [[ZERO]]
; CHECK-NEXT: br i1 [[EXACT]], label %exact, label %wraps, !prof
; CHECK: exact:
; CHECK-NEXT: [[TOGETHER:%.*]] = call <8 x float> @llvm.masked.load.v8f32.p0(ptr [[FROM]], i32 4, <8 x i1> %active,
; CHECK: loaded:
; CHECK-NEXT: phi <8 x float> [ [[TOGETHER]], %exact ], [ [[ALL:%.*]], %after ]
; As signed number it is another question, and downwards as well: from lane 0 to 2 * 7 below.
; CHECK: %j = sub i32 %n, %t2
; CHECK: [[SIGNED:%.*]] = icmp sge i32 %j, -2147483634
; CHECK: br i1 [[SIGNED]], label %exact{{[0-9]+}}, label %wraps
; CHECK: each:
; CHECK: [[PLACE:%.*]] = extractelement <8 x ptr> %p, i32 %lane
; CHECK: [[ALONE:%.*]] = load float, ptr [[PLACE]], align 4
; CHECK: [[ALL]] = insertelement <8 x float> %results, float [[ALONE]], i32 %lane
; CHECK: br i1 %{{.*}}, label %after, label %each, !llvm.loop
; CHECK: call void @llvm.masked.store.v8i16
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %i = add i32 %n, %t
  %index = zext i32 %i to i64
  %p = getelementptr inbounds float, ptr %block, i64 %index
  %v = call float @lane.load.f32(ptr align 4 %p, i1 %active)
  %s = fptosi float %v to i16
  %t2 = mul i32 %t, 2
  %j = sub i32 %n, %t2
  %down = sext i32 %j to i64
  %q = getelementptr i8, ptr %block, i64 %down
  call void @lane.store.i16(i16 %s, ptr align 1 %q, i1 %active)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.i16(i16, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
