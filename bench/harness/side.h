// A side while it is measured: some implementation of the problem at hand.
#pragma once

#include "bench/harness/problem.h"

#include <memory>
#include <string>

namespace bench {

// An error is a message; empty means that all is well.
class Side {
public:
  virtual ~Side() = default;
  virtual std::string run() = 0;
  virtual std::string fetch() = 0;
};

// Either a side or the reason why there is none.
struct Opened {
  std::unique_ptr<Side> side;
  std::string error;
};

} // namespace bench
