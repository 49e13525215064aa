; Arguments are read from the launch's packed block at their natural alignment; a struct is copied.
; RUN: %kernel-opt --pass=lower-target,lower-parameters %s | FileCheck %s

%pair = type { double, i32 }

; CHECK: define dso_local void @k(ptr %thread) #[[A:[0-9]+]]
; CHECK: [[COPY:%.*]] = alloca %pair, align 8
; CHECK: [[PARAMS:%params.*]] = load ptr, ptr {{.*}}, !invariant.load
; CHECK: load i32, ptr {{.*}}, align 4, !invariant.load
; CHECK: [[AT8:%.*]] = getelementptr inbounds i8, ptr [[PARAMS]], i64 8
; CHECK: load ptr, ptr [[AT8]], align 8, !invariant.load
; CHECK: [[AT16:%.*]] = getelementptr inbounds i8, ptr [[PARAMS]], i64 16
; CHECK: call void @llvm.memcpy{{.*}}(ptr align 8 [[COPY]], ptr align 8 [[AT16]], i64 16
define void @k(ptr %thread, i32 %n, ptr %p, ptr byval(%pair) align 8 %s) #0 {
  store i32 %n, ptr %p
  %x = load double, ptr %s
  ret void
}

; CHECK: attributes #[[A]] = {{.*}}"sampan-param-bytes"="32" "sampan-param-offsets"="0 8 16 " "sampan-param-sizes"="4 8 16 "
attributes #0 = { "sampan-kernel" }
