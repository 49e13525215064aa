; A lane program in lockstep: a value of each lane of everything, loads and stores where the mask holds, shapes asserted.
; RUN: %kernel-opt --pass=lockstep-regions %s | FileCheck %s

; What the claim says: kernel, operation, shape, file, line, lanes, bytes, bits, stride, alignment, exactness.
; CHECK-DAG: c"k.region.0\00"
; CHECK-DAG: c"%n = load %block\00"
; CHECK-DAG: c"uniform\00"
; CHECK-DAG: c"strided 4\00"
; CHECK-DAG: = internal constant { ptr, ptr, ptr, ptr, i32, i32, i32, i32, i64, i32, i32 } { {{.*}} i32 0, i32 8, i32 4, i32 32, i64 0, i32 0, i32 0 }
; CHECK-DAG: = internal constant { ptr, ptr, ptr, ptr, i32, i32, i32, i32, i64, i32, i32 } { {{.*}} i32 0, i32 8, i32 8, i32 64, i64 4, i32 0, i32 0 }

; CHECK-LABEL: define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last)
; CHECK-DAG: %q = alloca [8 x i32]
; CHECK-DAG: %q.poison = alloca [8 x i1]
; CHECK: narrow:
; CHECK: call i32 @k.region.0.threads(ptr %block, i32 %first, i32 %last)
; CHECK: call void @__sampan_rt_assert_shape(
; A lane whose mask is off does not load; then its value is poison, and it does not divide by it.
; CHECK: br i1 [[ON:%.*]], label %[[THEN:then[0-9]*]], label %[[AFTER:after[0-9]*]]
; CHECK: [[THEN]]:
; CHECK: [[READ:%.*]] = load i32, ptr %{{.*}}, align 4
; CHECK: [[AFTER]]:
; CHECK-NEXT: [[V:%.*]] = phi i32 [ 0, %{{.*}} ], [ [[READ]], %[[THEN]] ]
; CHECK-NEXT: [[OFF:%.*]] = xor i1 [[ON]], true
; CHECK: [[ZERO:%.*]] = icmp ne i32 [[V]], 0
; CHECK: br i1 %{{.*}}, label %[[DIVIDE:then[0-9]*]], label
; CHECK: [[DIVIDE]]:
; CHECK: sdiv i32 %{{.*}}, [[V]]
define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block, align 4
  %i = sext i32 %t to i64
  %base = inttoptr i64 4096 to ptr
  %p = getelementptr i32, ptr %base, i64 %i
  %v = call i32 @lane.load.i32(ptr align 4 %p, i1 %active)
  %q = sdiv i32 %n, %v
  call void @lane.store.i32(i32 %q, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; Where threads stopped at different sites is written for each of them.
; CHECK-LABEL: define internal i32 @stops.region.0(
; CHECK: [[STOP:%.*]] = select i1 %{{.*}}, i32 %{{.*}}, i32 -2
; CHECK: store i32 [[STOP]], ptr %answer
define internal i32 @stops.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %odd = and i32 %t, 1
  ret i32 %odd
}
define internal i32 @stops.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 0
}

declare i32 @lane.load.i32(ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)

attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
