// Times all sides of a kernel in turns.
#pragma once

#include "bench/harness/opencl_side.h"
#include "bench/harness/results.h"

namespace bench {

// What a side of OpenCL is built with, for each cell of the column.
struct OpenClSetting {
  std::string label, buildOptions;
};

struct Measurement {
  const Kernel &kernel;
  const std::vector<Compiler> &compilers;
  const std::vector<Built> &built; // for each compiler
  const OpenCl *openCl;            // null: not there
  std::vector<OpenClSetting> settings;
  int threads = 1;
  double budget = 1; // seconds for the rounds
};

Row measure(const Measurement &);

// Seconds for one `run`, of as many as lie between two readings of the clock.
double timeOnce(Side &, int repeats, std::string &error);

} // namespace bench
