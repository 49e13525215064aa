#pragma once

#include <cstdint>

namespace sampan::rt {

// Lays a frame below `top` from which sampan_rt_switch_stack goes to `entry`; answers its stack pointer.
// One definition for each architecture, in switch_<architecture>.cpp.
void *makeFirstFrame(char *top, void (*entry)());

} // namespace sampan::rt
