// Compiling the sides of the kernels that are libraries: ours, those in C++ with OpenMP and those in ispc.
#pragma once

#include "bench/harness/options.h"
#include "bench/harness/problem.h"

#include <string>
#include <vector>

namespace bench {

enum class Column { Sampan, Ispc, Omp, Pocl };
constexpr const char *kColumnNames[] = {"sampan", "ispc", "omp", "pocl"};

// One way to compile a side.
struct Compiler {
  Column column;
  std::string label;                // "g++-12 -Ofast"
  std::string source;               // file in the kernel's folder
  std::vector<std::string> command; // program and flags
  std::vector<std::string> link;    // makes the library from the object file that `command` made; empty: `command` does
};

struct Compilers {
  std::vector<Compiler> found;      // the quick list leaves out settings that seldom win
  std::vector<std::string> missing; // a line for each column that has none: what is not installed
};
Compilers findCompilers(const Options &);

struct Built {
  std::string library;
  std::string error; // why there is none
};

// built[k][c]: kernel k by compiler c; neither library nor error if it is not written for that. What an earlier run
// compiled from the same text is taken from the cache.
std::vector<std::vector<Built>> buildAll(const std::vector<Kernel> &, const std::vector<Compiler> &, const Options &);

// One library from a source outside the kernels' folders.
Built buildOne(const std::string &name, const std::string &source, const std::vector<std::string> &defines,
               const Compiler &, const Options &);

// The folder bench/ of the sources.
std::string sourceFolder();

} // namespace bench
