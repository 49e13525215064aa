// Traps, pauses and hints to the compiler.
#pragma once
#include "../../crt/host_defines.h"
#include "../builtins.h"

__SAMPAN_D void __nanosleep(unsigned int ns) { __sampan_nanosleep(ns); }
__SAMPAN_D unsigned long long __globaltimer() { return __sampan_globaltimer(); }
__SAMPAN_D __attribute__((noreturn)) void __trap() { __sampan_trap(); }
// A break point without a debugger ends the launch, as on a device.
__SAMPAN_D void __brkpt() { __sampan_trap(); }
__SAMPAN_D void __prof_trigger(int) {}
