; Operations of a warp on the vector that holds its lanes: no loop over lanes, no mask, no other way to run the region.
; RUN: %kernel-opt --pass=widen-regions %s | FileCheck %s

; CHECK-LABEL: define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last)
; CHECK: br i1 true, label %ahead, label %narrow
; A distance that is known is an order of elements; one lane's value is a scalar.
; CHECK: shufflevector <32 x i32> %{{.*}}, <32 x i32> {{.*}}, <32 x i32> <i32 16, i32 17,
; CHECK: extractelement <32 x i32>
; A distance that is known at run time goes through memory.
; CHECK: store <32 x i32> %{{.*}}, ptr %{{.*}}, align 64
; CHECK: load <32 x i32>
; CHECK: select <32 x i1>
; CHECK: bitcast <32 x i1> %{{.*}} to i32
; CHECK: call i32 @llvm.vector.reduce.add.v32i32
; CHECK-NOT: @lane.warp

define internal i32 @k.region.0(ptr %block, i32 %first, i32 %last) {
  unreachable
}

define internal i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) #0 {
  %p = getelementptr i32, ptr %block, i32 %t
  %v = call i32 @lane.load.i32(ptr align 4 %p, i1 true)
  %by = load i32, ptr %block
  %down = call i32 @lane.warp.shuffle.i32(i32 %v, i32 2, i32 16, i32 32)
  %one = call i32 @lane.warp.shuffle.i32(i32 %v, i32 0, i32 %by, i32 32)
  %moved = call i32 @lane.warp.shuffle.i32(i32 %down, i32 1, i32 %by, i32 32)
  %more = icmp sgt i32 %moved, %one
  %ballot = call i32 @lane.warp.vote(i1 %more, i32 2)
  %sum = call i32 @lane.warp.reduce(i32 %moved, i32 0)
  call void @lane.warp.step()
  %both = xor i32 %ballot, %sum
  call void @lane.store.i32(i32 %both, ptr align 4 %p, i1 true)
  ret i32 -1
}

declare i32 @lane.load.i32(ptr, i1)
declare void @lane.store.i32(i32, ptr, i1)
declare i32 @lane.warp.shuffle.i32(i32, i32, i32, i32)
declare i32 @lane.warp.vote(i1, i32)
declare i32 @lane.warp.reduce(i32, i32)
declare void @lane.warp.step()
attributes #0 = { "sampan-lane" "sampan-lane-width"="32" "sampan-lane-aligned" "sampan-in-step"="k" }
