// The target for Huawei Ascend 910B and 910C: one CUDA source in, for each of its kernels a file of HIVM out, the language of
// Huawei's compiler AscendNPU-IR.
#pragma once

#include "frontend/source_request.h"
#include "support/diagnostic.h"

#include <string>
#include <vector>

namespace sampan::ascend910 {

struct Chip {
  std::string name;         // as the vendor's compiler calls it: "Ascend910B1"
  unsigned vectorCores = 0; // among which a grid is divided
};

struct CompileRequest {
  frontend::SourceRequest source;
  std::string folder;       // where the kernels' files go: "<kernel>.mlir"
  std::string mathsLibrary; // bitcode
  Chip chip;
  bool contract = true;
  bool flushDenormals = false;
  unsigned tile = 0; // lanes of a tile; 0: as many as fit
  std::vector<std::string> dumpAfter;
};

// What became of one kernel.
struct KernelResult {
  std::string name;    // mangled
  std::string file;    // empty: it could not be written in the chip's language
  std::string problem; // then: the diagnostic's id
};

// Adds an error for each kernel that the chip's language cannot say; the others are written all the same. Answers whether
// there was none.
bool compile(const CompileRequest &, std::vector<KernelResult> &, Diagnostics &);

} // namespace sampan::ascend910
