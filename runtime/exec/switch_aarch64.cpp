// Change of stacks on arm64. Only what AAPCS64 makes the callee's is kept.
#if defined(__aarch64__)

asm(R"(
.text
.p2align 4
.globl sampan_rt_switch_stack
.hidden sampan_rt_switch_stack
.type sampan_rt_switch_stack, %function
sampan_rt_switch_stack:
  hint #34
  sub sp, sp, #160
  stp x19, x20, [sp, #0]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp, #0]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  ret
.size sampan_rt_switch_stack, .-sampan_rt_switch_stack
)");

#include "fiber_frame.h"

namespace sampan::rt {

void *makeFirstFrame(char *top, void (*entry)()) {
  void **sp = reinterpret_cast<void **>(reinterpret_cast<uintptr_t>(top) & ~uintptr_t(15));
  sp -= 20;
  for (int i = 0; i < 20; ++i)
    sp[i] = nullptr;
  sp[11] = reinterpret_cast<void *>(entry); // x30
  return sp;
}

} // namespace sampan::rt

#endif
