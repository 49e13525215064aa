; A loop in strides of the grid is preceded by tiles of sixteen rounds, as long as all threads of the block have so many left.
; RUN: %kernel-opt --pass=tile-strides %s | FileCheck %s
; Without barriers there is nothing else to form; the mark becomes one and goes with it.
; RUN: %kernel-opt --pass=tile-strides,simplify,form-blocks %s | FileCheck %s --check-prefix=FORMED

; CHECK-LABEL: define void @sum(
; The block's numbers decide: the last thread's counter after fifteen more rounds, in 64 bits.
; CHECK: mul i64 %{{.*}}, 15
; CHECK: br i1 %{{.*}}, label %tile, label %rest
; CHECK: tile:
; CHECK: %from = phi i32 [ [[FIRST:%.*]], %entry ], [ %next, %tiled ]
; CHECK: [[S:%.*]] = phi float [ 0.000000e+00, %entry ], [ [[SUM:%.*]], %tiled ]
; CHECK: loop.tiled:
; CHECK: %round = phi i32 [ 0, %tile ], [
; CHECK: %shared = phi i32 [ %from, %tile ], [
; CHECK: %i{{[0-9]*}} = add nsw i32 %shared, %tid
; CHECK: br label %body.tiled
; CHECK: body.tiled:
; CHECK: [[SUM]] = fadd float
; CHECK: icmp ult i32 %{{.*}}, 16
; CHECK: br i1 %{{.*}}, label %loop.tiled, label %tiled
; CHECK: tiled:
; CHECK: call void @sampan.tile()
; CHECK: %next = add i32 %from,
; CHECK: br i1 %{{.*}}, label %tile, label %rest
; The threads' own counters are made of the block's again.
; CHECK: rest:
; CHECK: %base = phi i32 [ [[FIRST]], %entry ], [ %next, %tiled ]
; CHECK: [[SOFAR:%.*]] = phi float [ 0.000000e+00, %entry ], [ [[SUM]], %tiled ]
; CHECK: [[I:%.*]] = add i32 %base, %tid
; CHECK: loop:
; CHECK: %i = phi i32 [ [[I]], %rest ], [ %inext, %body ]
; CHECK: %s = phi float [ [[SOFAR]], %rest ], [ %snext, %body ]
; FORMED-LABEL: define internal i32 @sum.block(
; FORMED-NOT: call void @sampan.tile
define void @sum(ptr %thread) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %pp = getelementptr i8, ptr %block, i64 64
  %params = load ptr, ptr %pp, !invariant.load !0
  %in = load ptr, ptr %params, !invariant.load !0
  %np = getelementptr i8, ptr %params, i64 8
  %n = load i32, ptr %np, !invariant.load !0
  %dimp = getelementptr i8, ptr %block, i64 12
  %dim = load i32, ptr %dimp, !invariant.load !0
  %number = load i32, ptr %block, !invariant.load !0
  %product = mul i32 %number, %dim
  %start = add i32 %product, %t
  br label %loop
loop:
  %i = phi i32 [ %start, %entry ], [ %inext, %body ]
  %s = phi float [ 0.0, %entry ], [ %snext, %body ]
  %go = icmp slt i32 %i, %n
  br i1 %go, label %body, label %end
body:
  %wide = sext i32 %i to i64
  %p = getelementptr float, ptr %in, i64 %wide
  %v = load float, ptr %p
  %snext = fadd float %s, %v
  %gridp = getelementptr i8, ptr %block, i64 24
  %grid = load i32, ptr %gridp, !invariant.load !0
  %step = mul i32 %grid, %dim
  %inext = add i32 %i, %step
  br label %loop
end:
  store float %s, ptr %in
  ret void
}

; A small step, a second way out, an atomic operation: left as they are.
; CHECK-LABEL: define void @others(
; CHECK-NOT: call void @sampan.tile
; FORMED-NOT: @others.block
define void @others(ptr %thread, ptr %in, i32 %n) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  %bp = getelementptr i8, ptr %thread, i64 16
  %block = load ptr, ptr %bp, !invariant.load !0
  %dimp = getelementptr i8, ptr %block, i64 12
  %dim = load i32, ptr %dimp, !invariant.load !0
  br label %known
known:
  %i = phi i32 [ %t, %entry ], [ %inext, %knownbody ]
  %go = icmp slt i32 %i, 100000
  br i1 %go, label %knownbody, label %search
knownbody:
  %p = getelementptr i32, ptr %in, i32 %i
  store i32 %i, ptr %p
  %inext = add i32 %i, 31
  br label %known
search:
  %j = phi i32 [ %t, %known ], [ %jnext, %next ]
  %jgo = icmp slt i32 %j, 100000
  br i1 %jgo, label %look, label %count
look:
  %q = getelementptr i32, ptr %in, i32 %j
  %found = load i32, ptr %q
  %leave = icmp eq i32 %found, 7
  br i1 %leave, label %count, label %next
next:
  %jnext = add i32 %j, %dim
  br label %search
count:
  %k = phi i32 [ %t, %search ], [ %t, %look ], [ %knext, %add ]
  %kgo = icmp slt i32 %k, 100000
  br i1 %kgo, label %add, label %end
add:
  %r = getelementptr i32, ptr %in, i32 %k
  atomicrmw add ptr %r, i32 1 monotonic
  %knext = add i32 %k, %dim
  br label %count
end:
  ret void
}

; A known step is often the number of threads.
; CHECK-LABEL: define void @known_step(
; CHECK: call void @sampan.tile
define void @known_step(ptr %thread, ptr %in, i32 %n) #0 {
entry:
  %t = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %i = phi i32 [ %t, %entry ], [ %inext, %body ]
  %go = icmp slt i32 %i, 100000
  br i1 %go, label %body, label %end
body:
  %p = getelementptr i32, ptr %in, i32 %i
  store i32 %i, ptr %p
  %inext = add i32 %i, 256
  br label %loop
end:
  ret void
}
attributes #0 = { "sampan-kernel" }
!0 = !{}
