; Built-ins become reads of the descriptions, runtime calls with the thread, and numbered sites.
; RUN: %kernel-opt --pass=lower-builtins %s | FileCheck %s

define i32 @reads(ptr %thread) {
; CHECK-LABEL: define i32 @reads
; CHECK: getelementptr inbounds i8, ptr %thread, i64 4
; CHECK: load i32, ptr {{.*}}, !invariant.load
; CHECK: and i32 %linear{{.*}}, 31
; CHECK-NOT: __sampan_
; CHECK: ret i32
  %y = call i32 @__sampan_tid(i32 1)
  %l = call i32 @__sampan_laneid()
  %s = add i32 %y, %l
  ret i32 %s
}

define void @runtime(ptr %thread, i32 %ns) {
; CHECK-LABEL: define void @runtime
; CHECK: call i64 @__sampan_rt_clock(ptr %thread)
; CHECK: call void @__sampan_rt_nanosleep(ptr %thread, i32 %ns)
; CHECK: call i32 @__sampan_rt_vprintf(ptr %thread, ptr null, ptr null)
  %c = call i64 @__sampan_clock()
  call void @__sampan_nanosleep(i32 %ns)
  %n = call i32 @vprintf(ptr null, ptr null)
  ret void
}

define i64 @sites(ptr %thread, i64 %v) {
; CHECK-LABEL: define i64 @sites
; CHECK: call void @__sampan_sync(ptr %thread, i32 12, i32 0)
; CHECK: store i32 -1, ptr
; CHECK: store i64 %v, ptr
; CHECK: call void @__sampan_sync(ptr %thread, i32 4, i32 1)
; CHECK: load i64, ptr
  call void @__sampan_barrier(i32 0, i32 0)
  %r = call i64 @__sampan_shfl(i32 -1, i32 1, i64 %v, i32 1, i32 32)
  ret i64 %r
}

declare i32 @__sampan_tid(i32)
declare i32 @__sampan_laneid()
declare i64 @__sampan_clock()
declare void @__sampan_nanosleep(i32)
declare i32 @vprintf(ptr, ptr)
declare void @__sampan_barrier(i32, i32)
declare i64 @__sampan_shfl(i32, i32, i64, i32, i32)
