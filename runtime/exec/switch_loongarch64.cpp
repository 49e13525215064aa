// Change of stacks on loongarch64 (LP64D). Only what its psABI makes the callee's is kept: ra, fp, s0-s8, fs0-fs7.
#if defined(__loongarch64)

asm(R"(
.text
.p2align 4
.globl sampan_rt_switch_stack
.hidden sampan_rt_switch_stack
.type sampan_rt_switch_stack, @function
sampan_rt_switch_stack:
  addi.d $sp, $sp, -160
  st.d $ra, $sp, 0
  st.d $fp, $sp, 8
  st.d $s0, $sp, 16
  st.d $s1, $sp, 24
  st.d $s2, $sp, 32
  st.d $s3, $sp, 40
  st.d $s4, $sp, 48
  st.d $s5, $sp, 56
  st.d $s6, $sp, 64
  st.d $s7, $sp, 72
  st.d $s8, $sp, 80
  fst.d $fs0, $sp, 88
  fst.d $fs1, $sp, 96
  fst.d $fs2, $sp, 104
  fst.d $fs3, $sp, 112
  fst.d $fs4, $sp, 120
  fst.d $fs5, $sp, 128
  fst.d $fs6, $sp, 136
  fst.d $fs7, $sp, 144
  st.d $sp, $a0, 0
  move $sp, $a1
  ld.d $ra, $sp, 0
  ld.d $fp, $sp, 8
  ld.d $s0, $sp, 16
  ld.d $s1, $sp, 24
  ld.d $s2, $sp, 32
  ld.d $s3, $sp, 40
  ld.d $s4, $sp, 48
  ld.d $s5, $sp, 56
  ld.d $s6, $sp, 64
  ld.d $s7, $sp, 72
  ld.d $s8, $sp, 80
  fld.d $fs0, $sp, 88
  fld.d $fs1, $sp, 96
  fld.d $fs2, $sp, 104
  fld.d $fs3, $sp, 112
  fld.d $fs4, $sp, 120
  fld.d $fs5, $sp, 128
  fld.d $fs6, $sp, 136
  fld.d $fs7, $sp, 144
  addi.d $sp, $sp, 160
  jr $ra
.size sampan_rt_switch_stack, .-sampan_rt_switch_stack
)");

#include "fiber_frame.h"

namespace sampan::rt {

void *makeFirstFrame(char *top, void (*entry)()) {
  void **sp = reinterpret_cast<void **>(reinterpret_cast<uintptr_t>(top) & ~uintptr_t(15));
  sp -= 20;
  for (int i = 0; i < 20; ++i)
    sp[i] = nullptr;
  sp[0] = reinterpret_cast<void *>(entry); // ra
  return sp;
}

} // namespace sampan::rt

#endif
