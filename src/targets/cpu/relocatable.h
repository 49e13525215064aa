// Relocatable device code (-rdc=true): objects keep the device module as bitcode, and the device link compiles all of
// them together. Kernels, device functions and variables of several sources meet there, as in nvlink.
#pragma once

#include "targets/cpu/compile.h"

#include <llvm/IR/Module.h>

#include <string>

namespace sampan::cpu {

inline constexpr const char *kImageSymbol = "__sampan_image";              // of one object, internal to it
inline constexpr const char *kLinkedImageSymbol = "__sampan_linked_image"; // of a whole program, from linkDevice
inline constexpr const char *kBitcodeSection = ".sampan.bc";

// Puts the device module's bitcode into the object's own section.
void keepBitcode(llvm::Module &host, const std::string &bitcode);

} // namespace sampan::cpu
