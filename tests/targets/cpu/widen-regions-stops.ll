; Where the threads of a region stop: one site, or each lane's in block->next and DIVERGED (-2) if they differ. A lane program
; that is not to be widened falls away, and its region is left.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-NOT: .lane.0(

; CHECK: define internal i32 @dropped.region.0(ptr %block, i32 %first, i32 %last)
; CHECK-NEXT: ret i32 77
define internal i32 @dropped.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #1 {
  store i32 1, ptr %block
  ret i32 -1
}
define internal i32 @dropped.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 77
}

; CHECK-LABEL: define internal i32 @differ.region.0(
; CHECK: %common = phi i32 [ -1, %ahead ], [ [[ANSWER:%.*]], %stopped ]
; CHECK: %stop = select <4 x i1> %c, <4 x i32> <i32 1, i32 1, i32 1, i32 1>, <4 x i32> zeroinitializer
; CHECK: stopped:
; CHECK: [[PLACES:%.*]] = getelementptr inbounds i32, ptr %stops,
; CHECK: call void @llvm.masked.store.v4i32.p0(<4 x i32> %stop, ptr [[PLACES]], i32 4, <4 x i1> %active)
; CHECK: [[ONE:%.*]] = extractelement <4 x i32> %stop,
; CHECK: [[NE:%.*]] = icmp ne <4 x i32> %stop,
; CHECK: [[DIFFERS:%.*]] = select <4 x i1> %active, <4 x i1> [[NE]], <4 x i1> zeroinitializer
; CHECK: [[B:%.*]] = bitcast <4 x i1> [[DIFFERS]] to i4
; CHECK: [[SAME:%.*]] = icmp eq i4 [[B]], 0
; CHECK-DAG: [[FIRST:%.*]] = icmp eq i32 %t, %start
; CHECK-DAG: [[LIKE:%.*]] = icmp eq i32 %common, [[ONE]]
; CHECK: [[AGREES:%.*]] = or i1 [[FIRST]], [[LIKE]]
; CHECK: [[BOTH:%.*]] = select i1 [[SAME]], i1 [[AGREES]], i1 false
; CHECK: [[ANSWER]] = select i1 [[BOTH]], i32 [[ONE]], i32 -2
define internal i32 @differ.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %c = icmp ult i32 %t, 5
  %stop = select i1 %c, i32 1, i32 0
  ret i32 %stop
}
define internal i32 @differ.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 0
}

; The same for all lanes of a vector, but vectors may differ.
; CHECK-LABEL: define internal i32 @uniform.region.0(
; CHECK: %stop = select i1 %c, i32 1, i32 0
; CHECK: call void @llvm.masked.store.v4i32.p0(
; CHECK: icmp eq i32 %common, %stop
; CHECK: select i1 {{.*}}, i32 %stop, i32 -2
define internal i32 @uniform.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %c = icmp ult i32 %n, 5
  %stop = select i1 %c, i32 1, i32 0
  ret i32 %stop
}
define internal i32 @uniform.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 0
}

attributes #0 = { "sampan-lane" "sampan-lane-width"="4" }
attributes #1 = { "sampan-lane" "sampan-lane-width"="4" "sampan-scalar"="a reason" }
