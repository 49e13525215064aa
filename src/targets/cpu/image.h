// The tables of runtime/abi.h as constants of the device module, and their place in the host module's registration.
#pragma once

#include "support/diagnostic.h"

#include <llvm/IR/Module.h>

#include <string>
#include <vector>

namespace sampan::cpu {

struct ImageInfo {
  std::string target;  // "cpu-x86-64-v3"
  std::string arch;    // "sm_80"
  std::string bitcode; // device module as the front end made it
  std::string symbol;  // name of the image; external if not empty, for objects that are linked apart
};

// Builds the image of a device module after the kernel passes, makes everything else in it internal, and answers it.
llvm::GlobalVariable *buildImage(llvm::Module &device, const ImageInfo &);

// Managed variables must be one object for both sides: the host's shadow becomes a declaration of the device's variable.
// Before the host module is optimised, or the shadow's undefined content would be folded into its readers.
void shareManaged(llvm::Module &host);
std::string managedName(const std::string &variable);

// Points the host's registration at an image by this name (declared if not there yet). False if the host registers
// nothing: a source without kernels and device variables.
bool pointRegistrationAt(llvm::Module &host, const std::string &image);

} // namespace sampan::cpu
