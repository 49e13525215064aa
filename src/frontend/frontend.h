// From a CUDA source and a command line to two LLVM modules, in this process: one for the host, with Clang's own CUDA
// host code (stubs, registration), one for the device, as Clang writes it for nvptx64, unoptimised.
#pragma once

#include "frontend/source_request.h"
#include "support/diagnostic.h"

#include <llvm/IR/Module.h>

#include <memory>
#include <string>
#include <vector>

namespace sampan::frontend {

enum class Side { Host, Device };

// Null after adding Clang's errors (id "clang"). The host module's registration refers to an image with no content;
// the target puts its own in place (see findImageSlot).
std::unique_ptr<llvm::Module> compileSide(Side, const SourceRequest &, llvm::LLVMContext &, Diagnostics &);

// Reads the headers that every source includes first, for usePrelude to find in `preludes`.
bool writePrelude(Side, const SourceRequest &, Diagnostics &);

// -E: the preprocessed host side, to a file or, if empty or "-", to standard output.
bool preprocess(const SourceRequest &, const std::string &output, Diagnostics &);
// -M: only the rules, to dependencyFile or, if empty, to standard output.
bool writeDependencies(const SourceRequest &, Diagnostics &);

} // namespace sampan::frontend
