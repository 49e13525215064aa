// A kernel that touches memory which does not exist: says which one before the process ends.
#pragma once

#include "abi.h"

namespace sampan::rt {

// While one lives, the kernel runs and faults of this process are explained.
class FaultScope {
public:
  explicit FaultScope(const sampan_kernel &);
  ~FaultScope();
  FaultScope(const FaultScope &) = delete;
  FaultScope &operator=(const FaultScope &) = delete;

private:
  int slot;
};

} // namespace sampan::rt
