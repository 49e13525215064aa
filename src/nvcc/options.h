// What a command line asks for, checked and complete.
#pragma once

#include "nvcc/architecture.h"
#include "nvcc/command_line.h"
#include "support/diagnostic.h"
#include "targets/ascend910/compile.h"
#include "targets/cpu/compile.h"

#include <string>
#include <vector>

namespace sampan::nvcc {

enum class Phase { Link, Compile, Preprocess, Dependencies, DeviceLink, Library, Syntax, Emit };
enum class Runtime { Shared, Static, None };

struct DependencyOptions {
  bool alongside = false; // -MD, -MMD
  bool skipSystem = false;
  bool phonyTargets = false;
  std::string file;
  std::string target;
};

struct Options {
  Phase phase = Phase::Link;
  std::vector<std::string> inputs;
  std::string language; // of -x; empty: by suffix
  std::string output;
  std::string outputFolder;

  std::string target;         // chip that kernels are written for; empty: this machine's processor
  ascend910::Chip chip;       // of that name
  bool twin = false;          // kernels run on the twin of Ascend 950
  cpu::CompileRequest device; // settings for every .cu; input and output are filled per file
  std::vector<Architecture> architectures;

  std::vector<std::string> preprocessor; // -I -isystem -D -U -include, as both compilers take them, in order
  std::string standard;
  std::vector<std::string> hostFlags;
  int hostOptimise = -1;
  bool debug = false, profile = false, noExceptions = false;
  bool noWarnings = false, warningsAsErrors = false, noDeprecated = false;
  DependencyOptions dependencies;

  std::string hostCompiler = "g++";
  std::string archiver;
  std::vector<std::string> linkerFlags; // each goes behind -Xlinker
  std::vector<std::string> linkFlags;   // to the host compiler as they are, at link
  std::vector<std::string> archiveFlags;
  std::vector<std::string> libraryPaths;
  std::vector<std::string> libraries;
  Runtime runtime = Runtime::Shared;
  bool shared = false, deviceLink = true;

  bool run = false;
  std::vector<std::string> runArguments;
  bool verbose = false, dryRun = false, keep = false;
  std::string keepFolder;
  bool help = false, version = false, listCode = false, listArchitectures = false;
};

// `hostCompiler`: of NVCC_CCBIN, empty for none.
bool readOptions(const CommandLine &, const std::string &hostCompiler, Options &, Diagnostics &);

} // namespace sampan::nvcc
