// Every pass that makes lane programs, in the order of the pipeline. Each has a file, a text test and a page of its name.
#pragma once

#include "kernel/module.h"

namespace sampan::simd {

using kernel::KernelModule;

void inlineCalls(KernelModule &);      // what a lane function calls, device maths included, is inlined
void scalariseVectors(KernelModule &); // float4 and the like -> single values
void chooseWidth(KernelModule &);      // how many lanes each lane function is made for
void interleaveLocals(KernelModule &); // local arrays: the lanes' elements side by side
void structureFlow(KernelModule &);    // branches become if-then, loops get one exit at their end
void linearise(KernelModule &);        // divergent branches -> masks; memory operations say their mask
void estimateGain(KernelModule &);     // what lanes would make slower is left to single threads
void markRows(KernelModule &);         // kernels that may run row by row across blocks
void forkFull(KernelModule &);         // a copy without masks for when all lanes are active
void forkLoops(KernelModule &);        // a copy without masks of loops, for as long as all lanes stay
void verifyLanes(KernelModule &);      // what the lane program promises is checked

} // namespace sampan::simd
