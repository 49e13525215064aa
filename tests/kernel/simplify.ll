; Local structs become values and common expressions go; accesses to memory and sites keep their number and order.
; RUN: %kernel-opt --pass=simplify %s | FileCheck %s

define i32 @local_struct(i32 %x) {
; CHECK-LABEL: define i32 @local_struct
; CHECK-NEXT: ret i32 %x
  %s = alloca { i32, i32 }
  %f = getelementptr { i32, i32 }, ptr %s, i32 0, i32 1
  store i32 %x, ptr %f
  %y = load i32, ptr %f
  ret i32 %y
}

define void @no_sinking(ptr %p, i1 %c, i32 %a, i32 %b) {
; CHECK-LABEL: define void @no_sinking
; CHECK: store i32 %a, ptr %p
; CHECK: store i32 %b, ptr %p
; CHECK: ret void
entry:
  br i1 %c, label %yes, label %no
yes:
  call void @other()
  store i32 %a, ptr %p
  br label %end
no:
  store i32 %b, ptr %p
  br label %end
end:
  ret void
}

define void @sites_stay(ptr %thread, i1 %c) {
; CHECK-LABEL: define void @sites_stay
; CHECK: call void @__sampan_sync(ptr %thread, i32 1, i32 0)
; CHECK: call void @__sampan_sync(ptr %thread, i32 1, i32 1)
; CHECK: ret void
  br i1 %c, label %yes, label %no
yes:
  call void @__sampan_sync(ptr %thread, i32 1, i32 0) #0
  br label %end
no:
  call void @__sampan_sync(ptr %thread, i32 1, i32 1) #0
  br label %end
end:
  ret void
}

declare void @other()
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { convergent }
