// Change of stacks on x86-64. Only what the System V ABI makes the callee's is kept.
#if defined(__x86_64__)

asm(R"(
.text
.p2align 4
.globl sampan_rt_switch_stack
.hidden sampan_rt_switch_stack
.type sampan_rt_switch_stack, @function
sampan_rt_switch_stack:
  endbr64
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  retq
.size sampan_rt_switch_stack, .-sampan_rt_switch_stack
)");

#include "fiber_frame.h"

namespace sampan::rt {

// Six registers, the entry as return address, and a null return address for whoever unwinds.
// The entry must see rsp = 8 modulo 16, as after a call.
void *makeFirstFrame(char *top, void (*entry)()) {
  void **sp = reinterpret_cast<void **>(reinterpret_cast<uintptr_t>(top) & ~uintptr_t(15));
  *--sp = nullptr;
  *--sp = reinterpret_cast<void *>(entry);
  for (int i = 0; i < 6; ++i)
    *--sp = nullptr;
  return sp;
}

} // namespace sampan::rt

#endif
