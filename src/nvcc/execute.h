// Runs a plan, step by step, until one fails.
#pragma once

#include "nvcc/plan.h"
#include "support/diagnostic.h"

#include <functional>
#include <string>

namespace sampan::nvcc {

struct ExecuteOptions {
  bool verbose = false; // print each step before it runs
  // Called with what a step had to say as soon as it is over.
  std::function<void(const Diagnostics &)> report;
  std::function<void(const std::string &)> progress; // a step begins
};

// Exit status: 0, that of a host program that failed or of the program run, else 1.
int execute(const Plan &, const ExecuteOptions &);

// Removes what steps were writing when they were cut off.
void removePartials(const Plan &);

} // namespace sampan::nvcc
