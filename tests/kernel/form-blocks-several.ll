; Kernels of which a copy is made in vain, one after the other: what was known of a copy that is gone says nothing of the next.
; RUN: %kernel-opt --pass=form-blocks %s | FileCheck %s

; CHECK-NOT: .warps

define void @k0(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 3
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @k1(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 4
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @k2(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 5
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @k3(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 6
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @k4(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 7
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

define void @k5(ptr %thread) #0 {
entry:
  %own = load i32, ptr %thread, !invariant.load !0
  br label %loop
loop:
  %n = phi i32 [ %own, %entry ], [ %less, %next ]
  store i32 -1, ptr @mask, !sampan.record !1
  store i32 2, ptr @mode, !sampan.record !2
  %wide = zext i32 %n to i64
  store i64 %wide, ptr @value, !sampan.record !3
  store i32 16, ptr @lane, !sampan.record !4
  store i32 32, ptr @width, !sampan.record !5
  call void @__sampan_sync(ptr %thread, i32 4, i32 0)
  %r = load i64, ptr @result, !sampan.record !6
  %low = icmp ult i32 %own, 8
  br i1 %low, label %wait, label %next
wait:
  call void @__sampan_sync(ptr %thread, i32 12, i32 1)
  br label %next
next:
  %less = lshr i32 %n, 1
  %more = icmp ne i32 %less, 0
  br i1 %more, label %loop, label %end
end:
  ret void
}

@mask = external global i32
@mode = external global i32
@value = external global i64
@lane = external global i32
@width = external global i32
@result = external global i64
declare void @__sampan_sync(ptr, i32, i32)
attributes #0 = { "sampan-kernel" }
!0 = !{}
!1 = !{i32 4}
!2 = !{i32 8}
!3 = !{i32 24}
!4 = !{i32 12}
!5 = !{i32 16}
!6 = !{i32 32}
