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

; The steps of a sum by shuffles, halving the distance: a site for each, and no loop. More rounds stay a loop.
define void @steps(ptr %thread, ptr %p) {
; CHECK-LABEL: define void @steps
; CHECK-NOT: br
; CHECK: store i32 8, ptr %p
; CHECK: store i32 4, ptr %p
; CHECK: store i32 2, ptr %p
; CHECK: store i32 1, ptr %p
; CHECK: call void @__sampan_sync
; CHECK-NOT: store
; CHECK: ret void
entry:
  br label %loop
loop:
  %distance = phi i32 [ 8, %entry ], [ %half, %loop ]
  store i32 %distance, ptr %p
  call void @__sampan_sync(ptr %thread, i32 4, i32 2) #0
  %half = sdiv i32 %distance, 2
  %more = icmp sgt i32 %half, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @rounds(ptr %thread) {
; CHECK-LABEL: define void @rounds
; CHECK: call void @__sampan_sync
; CHECK: br i1 %more, label %loop, label %end
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %next, %loop ]
  call void @__sampan_sync(ptr %thread, i32 4, i32 3) #0
  %next = add i32 %i, 1
  %more = icmp slt i32 %next, 9
  br i1 %more, label %loop, label %end
end:
  ret void
}

declare void @other()
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { convergent }
