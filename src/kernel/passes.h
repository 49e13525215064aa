// Every kernel pass, in the order of the pipeline. Each has a file, a text test and a page of the same name.
#pragma once

#include "kernel/module.h"

namespace sampan::kernel {

// 1. CUDA's meaning is made explicit: module as Clang wrote it for nvptx64 -> kernel IR, one function a kernel, per thread.
void markKernels(KernelModule &);       // nvvm.annotations -> attributes
void lowerInlinePtx(KernelModule &);    // inline assembly -> IR and built-ins
void lowerIntrinsics(KernelModule &);   // what Clang knows of nvptx -> the same built-ins
void linkMaths(KernelModule &);         // take the bodies of device maths from the library
void lowerTarget(KernelModule &);       // triple, layout, attributes of the machine
void passThread(KernelModule &);        // each device function gets the hidden thread argument
void endThreads(KernelModule &);        // PTX exit -> return of the kernel
void inlineForced(KernelModule &);      // what must be inlined is, on every path
void inlineFunctions(KernelModule &);   // device functions are inlined where nvcc inlines them
void promoteVariables(KernelModule &);  // local variables -> values
void defineConversions(KernelModule &); // float to integer saturates
void defineMinimums(KernelModule &);    // of two zeros, -0 is the smaller
void defineDivisions(KernelModule &);   // division by zero does not trap
void defineShifts(KernelModule &);      // shifts beyond the width give 0 or the sign
void formFma(KernelModule &);           // one contraction rule for every path
void markLockstep(KernelModule &);      // volatile shared stores: lanes wait for each other
void markSpinLoops(KernelModule &);
void markSharedAtomics(KernelModule &); // loops that wait for another thread yield
void lowerVariables(KernelModule &);    // device and constant variables: address spaces go
void lowerParameters(KernelModule &);   // kernel arguments are read from the launch's packed block
void lowerSharedMemory(KernelModule &); // shared variables laid out in the block's window
void lowerBuiltins(KernelModule &);     // built-ins -> loads of the thread, sites, runtime calls

// 2. Kernel IR -> regions.
void findFiberKernels(KernelModule &); // kernels with sites that cannot be inlined keep to fibers, with a remark
void inlineSites(KernelModule &);      // functions that hold sites are inlined into their kernels
void tileStrides(KernelModule &);
void simplify(KernelModule &);         // a short list of allowed LLVM passes
void dropBarriers(KernelModule &);     // those that the order of threads makes needless
void formBlocks(KernelModule &);       // what a block decides for all its threads is taken out of them
void moveLocals(KernelModule &);       // local arrays that live across a site leave the stack
void spillAcrossSites(KernelModule &); // values that live across a site go through the frame
void splitRegions(KernelModule &);     // each kernel -> one function per site, looping over threads

} // namespace sampan::kernel
