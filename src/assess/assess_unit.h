// One translation unit: what the front end and each target's passes say of it.
#pragma once

#include "assess/facts.h"
#include "frontend/source_request.h"
#include "support/diagnostic.h"

#include <functional>
#include <set>

namespace llvm {
class Module;
}

namespace sampan::assess {

// How a target is asked. It gets the device module as the front end made it and may change it: what it reports as an error
// it does not support, what it remarks on works, at a cost that the remark names.
struct TargetCheck {
  std::string name;
  std::function<void(llvm::Module &, Diagnostics &)> check;
};

struct UnitRequest {
  frontend::SourceRequest source;
  bool device = true; // false: plain C++, which may call the CUDA API but has no kernels
  std::vector<TargetCheck> targets;
};

// Names of the functions that the libraries in this folder hold.
std::set<std::string> symbolsOf(const std::string &folder);

// Fills everything but file, folder and arguments. The working folder is the command's.
void assessUnit(const UnitRequest &, const std::set<std::string> &held, Unit &);

} // namespace sampan::assess
