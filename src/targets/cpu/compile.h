// The CPU target: one CUDA source in, one object file for the host linker out. Everything happens in this process.
#pragma once

#include "frontend/source_request.h"
#include "support/diagnostic.h"
#include "targets/cpu/machine.h"

#include <string>
#include <vector>

namespace sampan::cpu {

enum class Product { Object, Assembly, HostIr, DeviceIr, KernelIr, Kernels, Preprocessed, Syntax };

// How a kernel's threads are run. Lanes are regions that run a vector of threads at a time; parts of a kernel for which
// that cannot be done stay regions, with a remark. Regions fall back to fibers, with a remark, for kernels that cannot be
// cut (a site in a recursive or indirectly called function). Lockstep runs what lanes run before it is widened, operation by
// operation with every shape asserted: slow, to find mistakes.
enum class Engine { Lanes, Regions, Fibers, Lockstep };

struct CompileRequest {
  std::string input;
  std::string output;                 // written whole or not at all; empty or "-" for Preprocessed: standard output
  std::string toolkit;                // folder that holds include/ and lib64/ of the toolkit
  std::vector<std::string> clangArgs; // -I -isystem -include -D -U -std= -W… -f… in the order of the command line
  Product product = Product::Object;
  Engine engine = Engine::Lanes;
  unsigned width = 0;             // lanes of a vector: 1, 4, 8, … 64; 0: chosen for each kernel
  unsigned arch = 800;            // __CUDA_ARCH__: sm_80 -> 800
  std::string archName = "sm_80"; // as the user wrote it
  std::string cpu = ownLevel();   // level of the device code; it says what machine the host code is for as well
  int optimise = 3;               // of the kernels; nvcc's default
  int optimiseHost = 2;           // of the host code, -O on the command line
  bool debugHost = false;         // -g
  bool debugDevice = false;       // -G: kernels run as fibers, unoptimised, so that a debugger sees every variable
  bool lineInfo = false;          // -lineinfo
  bool fmad = true;
  std::vector<std::string> apart; // "file:line": no fused operations there
  bool fastMath = false;          // -use_fast_math: ftz, approximate division and root, fast intrinsics
  bool ftz = false;
  bool relocatableDevice = false; // -rdc=true: the object keeps bitcode for linkDevice instead of code
  bool dependencies = false;      // -MD: write makefile rules beside the product
  std::string dependencyFile;     // -MF; empty: output with .d
  std::string dependencyTarget;   // -MT; empty: output
  bool dependenciesOnly = false;  // -M, -MM: only the rules, to dependencyFile or standard output
  bool skipSystemHeaders = false; // -MM, -MMD
  bool remarks = false;
  bool timings = false;                 // print the time of each stage
  std::vector<std::string> commandLine; // as the user gave it to nvcc, for the manifest
  std::vector<std::string> dumpAfter;   // kernel passes to print the module after; "all"
  std::vector<std::string> skipPasses;  // kernel passes to leave out
  std::string otherImage;               // symbol of an image that another target makes: only the host side is compiled
};

// What the front end is to read, of a request.
frontend::SourceRequest sourceRequest(const CompileRequest &);

// Adds diagnostics (Clang's own included, with id "clang") and answers whether the output was written.
bool compile(const CompileRequest &, Diagnostics &);

// Reads the toolkit's own headers once, under these options, so that compiling need not: see frontend/prelude.h.
bool writePreludes(const CompileRequest &, Diagnostics &);

// Does this object (or any member of this archive) wait for a device link?
bool needsDeviceLink(const std::string &object);

// Links the bitcode of objects and archives made with relocatableDevice into one object that the host linker takes
// along. Settings that concern code (engine, cpu, optimise, toolkit) are the request's.
bool linkDevice(const std::vector<std::string> &objects, const CompileRequest &, Diagnostics &);

} // namespace sampan::cpu
