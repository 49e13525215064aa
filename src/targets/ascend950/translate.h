// The Ascend 950 target: CUDA kernels as Ascend C SIMT source text. The user's own text is kept, comments and names
// included; what is changed is what the chip's language spells or does differently.
//
// From a source in CUDA to a text:  reach.h finds what each kernel needs and what of it the chip cannot do,
// plan_edits.cpp what changes by meaning, spelling.h what changes by name, write_source.cpp puts the text together, and
// write_project.cpp what stands around it.
#pragma once

#include "support/diagnostic.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace sampan::ascend950 {

struct TranslateRequest {
  std::string input;
  std::string toolkit;                // folder that holds include/
  std::vector<std::string> clangArgs; // -I -D -std= …
  unsigned arch = 800;                // value of __CUDA_ARCH__
};

struct KernelText {
  std::string symbol;       // what CUDA calls it: its mangled name
  std::string entry;        // its name in the chip's object
  std::string name;         // as a person reads it
  uint64_t sharedBytes = 0; // static
  unsigned maxThreads = 1024;
};

struct LeftOut {
  std::string name;
  std::string id; // of the first thing that the chip cannot do
};

struct VariableText {
  std::string symbol, name; // mangled, and as C++ has it
  bool constant = false;
};

struct Translation {
  std::string text; // of the .asc; empty without kernels
  std::vector<KernelText> kernels;
  std::vector<VariableText> variables;
  std::vector<LeftOut> leftOut;
  std::set<std::string> maths; // functions of our library that the text calls
  bool float64 = false;        // the text uses double
};

// False after adding errors of the source itself. A kernel that cannot be translated is left out with an error for each
// reason.
bool translate(const TranslateRequest &, Translation &, Diagnostics &);

// The files around the texts: headers of ours that they include, build.sh, CMakeLists.txt, README.md. `toolkit` is the
// folder with our include/.
struct Project {
  std::string folder, toolkit;
  std::vector<std::pair<std::string, Translation>> sources; // name of the .cu, and what became of it
};
bool writeProject(const Project &, Diagnostics &);

} // namespace sampan::ascend950
