; Accesses at a stride of a few elements with all lanes active. Neighbours share wide loads, and wide stores if together they
; fill every place; nothing in front of the first lane's element or behind the last one's is touched.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; Two of three fields: of 12 elements the last is nobody's, so the third piece ends one element earlier.
; CHECK-LABEL: define internal i32 @fields.region.0(
; CHECK: load <4 x float>, ptr %{{.*}}, align 4
; CHECK: load <4 x float>, ptr %{{.*}}, align 4
; CHECK: getelementptr float, ptr %{{.*}}, i64 7
; CHECK: load <4 x float>, ptr %{{.*}}, align 4
; CHECK-NOT: load <4 x float>
; CHECK-NOT: gather
; CHECK: %sum = fadd <4 x float>
; CHECK-NOT: gather
define internal i32 @fields.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %i = zext i32 %t to i64
  %x = getelementptr [3 x float], ptr %p, i64 %i
  %y = getelementptr i8, ptr %x, i64 4
  %b = call float @lane.load.f32(ptr align 4 %y, i1 true)
  %a = call float @lane.load.f32(ptr align 4 %x, i1 true)
  %sum = fadd float %a, %b
  %o = getelementptr float, ptr %block, i64 %i
  call void @lane.store.f32(float %sum, ptr align 4 %o, i1 %active)
  ret i32 -1
}
define internal i32 @fields.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; A store between them may be to where the second load reads: each has its own.
; CHECK-LABEL: define internal i32 @between.region.0(
; CHECK: load <4 x float>
; CHECK: load <4 x float>
; CHECK: store <4 x float>
; CHECK: load <4 x float>
; CHECK: load <4 x float>
; CHECK: %sum = fadd
define internal i32 @between.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %i = zext i32 %t to i64
  %x = getelementptr [2 x float], ptr %p, i64 %i
  %a = call float @lane.load.f32(ptr align 4 %x, i1 true)
  %o = getelementptr float, ptr %block, i64 %i
  call void @lane.store.f32(float %a, ptr align 4 %o, i1 true)
  %y = getelementptr i8, ptr %x, i64 4
  %b = call float @lane.load.f32(ptr align 4 %y, i1 true)
  %sum = fadd float %a, %b
  call void @lane.store.f32(float %sum, ptr align 4 %o, i1 true)
  ret i32 -1
}
define internal i32 @between.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; Both places of a pair: two wide stores. One place only: the other one is not ours to write.
; CHECK-LABEL: define internal i32 @stores.region.0(
; CHECK: [[LOW:%.*]] = shufflevector <4 x i32> <i32 7, i32 7, i32 7, i32 7>, <4 x i32> %{{.*}}, <4 x i32> <i32 0, i32 4, i32 1, i32 5>
; CHECK: store <4 x i32> [[LOW]]
; CHECK: [[HIGH:%.*]] = shufflevector <4 x i32> <i32 7, i32 7, i32 7, i32 7>, <4 x i32> %{{.*}}, <4 x i32> <i32 2, i32 6, i32 3, i32 7>
; CHECK: store <4 x i32> [[HIGH]]
; CHECK-COUNT-4: store i32 %{{.*}}, ptr %{{.*}}, align 4
; CHECK-NOT: store
define internal i32 @stores.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %q = getelementptr i8, ptr %p, i64 4096
  %i = zext i32 %t to i64
  %i2 = shl i64 %i, 1
  %next2 = add i64 %i2, 1
  %x = getelementptr i32, ptr %p, i64 %i2
  %y = getelementptr i32, ptr %p, i64 %next2
  %z = getelementptr i32, ptr %q, i64 %i2
  call void @lane.store.i32(i32 %t, ptr align 4 %y, i1 true)
  call void @lane.store.i32(i32 7, ptr align 4 %x, i1 true)
  call void @lane.store.i32(i32 %t, ptr align 4 %z, i1 true)
  ret i32 -1
}
define internal i32 @stores.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; Not all lanes active, or a stride of many elements: no shuffles. Known distances need no vector of addresses.
; CHECK-LABEL: define internal i32 @apart.region.0(
; CHECK: call <4 x float> @llvm.masked.gather
; CHECK-COUNT-4: load float, ptr
; CHECK: %sum = fadd
define internal i32 @apart.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %i = zext i32 %t to i64
  %x = getelementptr [2 x float], ptr %p, i64 %i
  %a = call float @lane.load.f32(ptr align 4 %x, i1 %active)
  %y = getelementptr [33 x float], ptr %p, i64 %i
  %b = call float @lane.load.f32(ptr align 4 %y, i1 true)
  %sum = fadd float %a, %b
  %o = getelementptr float, ptr %block, i64 %i
  call void @lane.store.f32(float %sum, ptr align 4 %o, i1 %active)
  ret i32 -1
}
define internal i32 @apart.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.f32(float, ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)
attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
