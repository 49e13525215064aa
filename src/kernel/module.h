// What every kernel pass works on: the device module, how it was asked to be compiled, and where to say things.
#pragma once

#include "support/diagnostic.h"

#include <llvm/IR/Function.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Module.h>

#include <string>
#include <vector>

namespace sampan::kernel {

struct KernelOptions {
  std::string triple;             // of the machine that the kernels will run on
  std::string dataLayout;         // of that machine
  std::string cpu;                // level, "x86-64-v3"
  std::string mathsLibrary;       // bitcode of include/sampan/maths; empty: none is linked
  bool contract = true;           // -fmad: form fused multiply-adds by the rule of form_fma
  std::vector<std::string> apart; // "file:line": nothing is fused in these lines; takes line information
  bool flushDenormals = false;
  bool promote = true;       // false for -G: keep every variable in memory, where a debugger finds it
  bool regions = true;       // cut into regions; false: fibers only
  bool lanes = false;        // make a lane function of each region as well, for the vectoriser
  unsigned width = 0;        // lanes of a vector that a lane program is made for; 0: chosen for each kernel
  bool anyBlockSize = false; // lane programs may not rely on what blockDim.x is a multiple of
  unsigned vectorBytes = 32; // of a vector register of the machine
};

struct KernelModule {
  llvm::Module &module;
  KernelOptions options;
  Diagnostics &diagnostics;
};

// Attribute of a function that is a kernel. Set by mark_kernels, read by everybody after it.
inline constexpr const char *kKernelAttribute = "sampan-kernel";
// Attribute of a kernel that cannot be cut into regions, with the reason.
inline constexpr const char *kFiberAttribute = "sampan-fibers-only";
// Attribute of a region's lane function, made by split_regions for the vectoriser.
inline constexpr const char *kLaneAttribute = "sampan-lane";

// On a sign extension of a subscript of shared memory: GPUs compute such addresses in 32 bits, and the window is small, so
// no two threads' subscripts are on different sides of a wrap.
inline constexpr const char *kExactMetadata = "sampan.exact";
// On an atomic operation: the place is the block's own.
inline constexpr const char *kSharedMetadata = "sampan.block";

bool isKernel(const llvm::Function &);
std::vector<llvm::Function *> kernels(llvm::Module &);
// The place in the user's source that an instruction or a function came from; empty without debug lines.
Location locationOf(const llvm::Instruction &);
Location locationOf(const llvm::Function &);
// The call of a kernel built-in or runtime function by this name, else null.
llvm::CallInst *callOf(llvm::Instruction &, llvm::StringRef name);

} // namespace sampan::kernel
