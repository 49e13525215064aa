; A lane program at width 8: what is the same for all lanes stays one value, what differs is a vector, strided values are
; lane 0's number until a vector is asked for. Accesses are consecutive, reversed, or gathered.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; The loop around it: blocks of other shapes run thread by thread; else eight threads at a time, from a multiple of eight.
; CHECK-LABEL: define internal i32 @loop.region.0.threads(ptr %block, i32 %first, i32 %last)
; CHECK-LABEL: define internal i32 @loop.region.0(ptr %block, i32 %first, i32 %last)
; CHECK: and i32 %blockDim, 7
; CHECK: narrow:
; CHECK-NEXT: [[R:%.*]] = call i32 @loop.region.0.threads(ptr %block, i32 %first, i32 %last)
; CHECK-NEXT: ret i32 [[R]]
; CHECK: %start = and i32 %first, -8
; CHECK: vectors:
; CHECK: %t = phi i32 [ %start, %ahead ], [ [[UP:%.*]], %stopped ]
; CHECK: %thread = getelementptr inbounds i8, ptr %threads,
; CHECK: [[MINE:%.*]] = add <8 x i32> %{{.*}}, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
; CHECK-DAG: [[BELOW:%.*]] = icmp ult <8 x i32> [[MINE]],
; CHECK-DAG: [[FROM:%.*]] = icmp uge <8 x i32> [[MINE]],
; CHECK: %active = and <8 x i1> [[FROM]], [[BELOW]]
; CHECK: done:
; CHECK-NEXT: ret i32 3
; CHECK: [[UP]] = add nuw i32 %t, 8
; CHECK: icmp ult i32 [[UP]], %last
define internal i32 @loop.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  ret i32 3
}
define internal i32 @loop.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 3
}

; CHECK-LABEL: define internal i32 @values.region.0(
; CHECK: %n = load i32, ptr %block
; CHECK: %n2 = mul i32 %n, 3
; CHECK-NEXT: %s = add i32 %t, %n2
; CHECK: [[S:%.*]] = add <8 x i32> %{{.*}}, <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
; CHECK: %v = mul <8 x i32> [[S]], [[S]]
; CHECK: %c = icmp ult <8 x i32> %v,
; CHECK: %e = select <8 x i1> %c, <8 x i32> %v, <8 x i32> [[S]]
; CHECK: %u = select i1 %big, <8 x i32> %e, <8 x i32>
define internal i32 @values.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %n = load i32, ptr %block
  %n2 = mul i32 %n, 3
  %s = add nsw i32 %t, %n2
  %v = mul i32 %s, %s
  %c = icmp ult i32 %v, %n
  %e = select i1 %c, i32 %v, i32 %s
  %big = icmp ugt i32 %n, 9
  %u = select i1 %big, i32 %e, i32 %v
  %p = getelementptr i32, ptr %block, i32 %t
  call void @lane.store.i32(i32 %u, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @values.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; CHECK-LABEL: define internal i32 @accesses.region.0(
; CHECK: [[T:%.*]] = sext i32 %t to i64
; CHECK: %up = getelementptr float, ptr %p, i64 [[T]]
; CHECK: [[X:%.*]] = call <8 x float> @llvm.masked.load.v8f32.p0(ptr %up, i32 4, <8 x i1> %active, <8 x float> poison)
; CHECK: [[LOW:%.*]] = getelementptr float, ptr %down, i64 -7
; CHECK: [[BACK:%.*]] = shufflevector <8 x i1> %active, <8 x i1> poison, <8 x i32> <i32 7, i32 6, i32 5, i32 4, i32 3, i32 2, i32 1, i32 0>
; CHECK: [[Y:%.*]] = call <8 x float> @llvm.masked.load.v8f32.p0(ptr [[LOW]], i32 4, <8 x i1> [[BACK]], <8 x float> poison)
; CHECK-NEXT: [[YR:%.*]] = shufflevector <8 x float> [[Y]], <8 x float> poison, <8 x i32> <i32 7, i32 6, i32 5, i32 4, i32 3, i32 2, i32 1, i32 0>
; CHECK: [[Z:%.*]] = call <8 x float> @llvm.masked.gather.v8f32.v8p0(<8 x ptr> %{{.*}}, i32 4, <8 x i1> %active, <8 x float> poison)
; CHECK: call void @llvm.masked.store.v8f32.p0(<8 x float> [[YR]], ptr %up, i32 4, <8 x i1> %active)
; CHECK: [[XR:%.*]] = shufflevector <8 x float> [[X]], <8 x float> poison, <8 x i32> <i32 7, i32 6, i32 5, i32 4, i32 3, i32 2, i32 1, i32 0>
; CHECK: call void @llvm.masked.store.v8f32.p0(<8 x float> [[XR]], ptr %{{.*}}, i32 4, <8 x i1> %{{.*}})
; CHECK: call void @llvm.masked.scatter.v8f32.v8p0(<8 x float> [[Z]], <8 x ptr> %{{.*}}, i32 4, <8 x i1> %active)
; With all lanes active there is no mask.
; CHECK: [[F:%.*]] = load <8 x float>, ptr %up, align 4
; CHECK: store <8 x float> [[F]], ptr %up, align 4
define internal i32 @accesses.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %up = getelementptr float, ptr %p, i32 %t
  %r = sub nsw i32 99, %t
  %down = getelementptr float, ptr %p, i32 %r
  %i = mul i32 %t, %t
  %any = getelementptr float, ptr %p, i32 %i
  %x = call float @lane.load.f32(ptr align 4 %up, i1 %active)
  %y = call float @lane.load.f32(ptr align 4 %down, i1 %active)
  %z = call float @lane.load.f32(ptr align 4 %any, i1 %active)
  call void @lane.store.f32(float %y, ptr align 4 %up, i1 %active)
  call void @lane.store.f32(float %x, ptr align 4 %down, i1 %active)
  call void @lane.store.f32(float %z, ptr align 4 %any, i1 %active)
  %f = call float @lane.load.f32(ptr align 4 %up, i1 true)
  call void @lane.store.f32(float %f, ptr align 4 %up, i1 true)
  ret i32 -1
}
define internal i32 @accesses.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; Lanes that all write one place: what the last active one writes stays.
; CHECK-LABEL: define internal i32 @one_place.region.0(
; CHECK: %v = mul <8 x i32>
; CHECK: [[BITS:%.*]] = bitcast <8 x i1> %active to i8
; CHECK: [[ZEROS:%.*]] = call i8 @llvm.ctlz.i8(i8 [[BITS]], i1 true)
; CHECK: [[WIDE:%.*]] = zext i8 [[ZEROS]] to i32
; CHECK: [[LAST:%.*]] = sub i32 7, [[WIDE]]
; CHECK: [[ONE:%.*]] = extractelement <8 x i32> %v, i32 [[LAST]]
; CHECK: store i32 [[ONE]], ptr %p, align 4
; CHECK: [[L:%.*]] = extractelement <8 x i32> %v, i32 7
; CHECK: store i32 [[L]], ptr %p, align 4
define internal i32 @one_place.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = load ptr, ptr %block
  %v = mul i32 %t, %t
  call void @lane.store.i32(i32 %v, ptr align 4 %p, i1 %active)
  call void @lane.store.i32(i32 %v, ptr align 4 %p, i1 true)
  ret i32 -1
}
define internal i32 @one_place.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; CHECK-LABEL: define internal i32 @votes.region.0(
; CHECK: [[A:%.*]] = bitcast <8 x i1> %c to i8
; CHECK-NEXT: %any = icmp ne i8 [[A]], 0
; CHECK-NEXT: [[B:%.*]] = bitcast <8 x i1> %c to i8
; CHECK-NEXT: %all = icmp eq i8 [[B]], -1
; CHECK-NEXT: br i1 %any,
; What counts up from lane to lane is below a limit in all of them if the last one is, and nothing wraps between them.
; CHECK: [[LAST:%.*]] = add i32 %t, 7
; CHECK-NEXT: [[ORDER:%.*]] = icmp ule i32 %t, -8
; CHECK-NEXT: [[BELOW:%.*]] = icmp ult i32 [[LAST]], 5
; CHECK-NEXT: {{%.*}} = and i1 [[ORDER]], [[BELOW]]
; The other way round, and downwards: the last one is the least; signed.
; CHECK: [[LAST:%.*]] = add i32 %d, -7
; CHECK-NEXT: [[ORDER:%.*]] = icmp sge i32 %d, -2147483641
; CHECK-NEXT: [[ABOVE:%.*]] = icmp sge i32 [[LAST]], 5
; CHECK-NEXT: {{%.*}} = and i1 [[ORDER]], [[ABOVE]]
define internal i32 @votes.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
entry:
  %v = mul i32 %t, %t
  %c = icmp ult i32 %v, 5
  %any = call i1 @lane.any(i1 %c)
  %all = call i1 @lane.all(i1 %c)
  br i1 %any, label %then, label %end
then:
  %up = icmp ult i32 %t, 5
  %below = call i1 @lane.all(i1 %up)
  %d = sub i32 0, %t
  %down = icmp sle i32 5, %d
  %above = call i1 @lane.all(i1 %down)
  %both = and i1 %below, %above
  br label %end
end:
  %b = phi i1 [ %all, %entry ], [ %both, %then ]
  %w = zext i1 %b to i32
  call void @lane.store.i32(i32 %w, ptr align 4 %block, i1 %active)
  ret i32 -1
}
define internal i32 @votes.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

; One active lane after the other, lowest first: uniform operands as they are, strided ones computed, others taken out.
; CHECK-LABEL: define internal i32 @each.region.0(
; CHECK: [[ALL:%.*]] = bitcast <8 x i1> %active to i8
; CHECK: each:
; CHECK-NEXT: %bits = phi i8 [ [[ALL]], %{{.*}} ], [ [[REST:%.*]], %each ]
; CHECK-NEXT: %results = phi <8 x i32> [ poison, %{{.*}} ], [ [[MORE:%.*]], %each ]
; CHECK-NEXT: [[N:%.*]] = call i8 @llvm.cttz.i8(i8 %bits, i1 true)
; CHECK-NEXT: %lane = zext i8 [[N]] to i32
; CHECK: [[S:%.*]] = add i32 %t, %{{.*}}
; CHECK: [[V:%.*]] = extractelement <8 x i32> %v, i32 %lane
; CHECK: [[ONE:%.*]] = call i32 @lane.each.call(i1 true, ptr %block, i32 [[S]], i32 [[V]])
; CHECK: [[MORE]] = insertelement <8 x i32> %results, i32 [[ONE]], i32 %lane
; CHECK: [[LESS:%.*]] = sub i8 %bits, 1
; CHECK: [[REST]] = and i8 %bits, [[LESS]]
; CHECK: [[END:%.*]] = icmp eq i8 [[REST]], 0
; CHECK: br i1 [[END]], label %after, label %each
define internal i32 @each.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %v = mul i32 %t, %t
  %r = call i32 @lane.each.call(i1 %active, ptr %block, i32 %t, i32 %v)
  %p = getelementptr i32, ptr %block, i32 %t
  call void @lane.store.i32(i32 %r, ptr align 4 %p, i1 %active)
  ret i32 -1
}
define internal i32 @each.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}
define internal i32 @lane.each.call(i1 %mask, ptr %0, i32 %1, i32 %2) alwaysinline {
  %r = call i32 @outside(ptr %0, i32 %1, i32 %2)
  ret i32 %r
}

; Local arrays of all lanes lie side by side.
; CHECK-LABEL: define internal i32 @local.region.0(
; CHECK-NEXT: entry:
; CHECK-NEXT: %a = alloca [96 x i8], align 64
; CHECK: call void @llvm.masked.scatter.v8i32.v8p0(<8 x i32>
define internal i32 @local.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %a = alloca [3 x i32], align 4
  call void @lane.store.i32(i32 %t, ptr align 4 %a, i1 %active)
  ret i32 -1
}
define internal i32 @local.region.0(ptr %block, i32 %first, i32 %last) {
  ret i32 -1
}

declare i1 @lane.any(i1)
declare i1 @lane.all(i1)
declare float @lane.load.f32(ptr, i1)
declare void @lane.store.f32(float, ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)
declare i32 @outside(ptr, i32, i32)
attributes #0 = { "sampan-lane" "sampan-lane-width"="8" }
