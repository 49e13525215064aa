// From options to a list of steps. Nothing is run and no file is touched here.
#pragma once

#include "nvcc/options.h"
#include "nvcc/toolkit.h"
#include "support/diagnostic.h"
#include "targets/ascend910/compile.h"
#include "targets/cpu/compile.h"

#include <string>
#include <vector>

namespace sampan::nvcc {

enum class StepKind { CompileDevice, PrintTiles, CompileHost, LinkDevice, Archive, Link, Run };

struct Step {
  StepKind kind;
  cpu::CompileRequest request{};      // CompileDevice, PrintTiles, LinkDevice
  ascend910::Chip chip{};             // PrintTiles
  std::vector<std::string> objects{}; // LinkDevice
  std::vector<std::string> command{}; // the other kinds
  std::string output{};
  bool twin = false; // CompileDevice: the kernels are translated for Ascend 950 and run on its twin
  std::string
      partial{}; // what the command writes; renamed to output when it has succeeded. Empty: it writes the output
};

struct Plan {
  std::vector<Step> steps;
  std::vector<std::string> missingLibraries; // CUDA libraries that the link goes without
};

bool makePlan(const Options &, const Surroundings &, Plan &, Diagnostics &);

} // namespace sampan::nvcc
