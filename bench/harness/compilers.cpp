// Which compilers there are, and the flags that their users would give them.
#include "bench/harness/compile.h"

#include "support/process.h"

namespace bench {
namespace {

// Our nvcc names levels; "native" is the best of them that this processor has.
std::string levelForSampan(const std::string &level) {
  if (level != "native")
    return level;
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                 __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                 __builtin_cpu_supports("avx512vl")
             ? "x86-64-v4"
             : "x86-64-v3";
}

// The version that is compared with, or the one that is there.
std::string firstOf(const std::string &wanted, const std::string &otherwise) {
  if (sampan::findProgram(wanted))
    return wanted;
  return sampan::findProgram(otherwise) ? otherwise : "";
}

} // namespace

std::vector<Compiler> findCompilers(const Options &options) {
  std::vector<Compiler> found;
  found.push_back({Column::Sampan,
                   "nvcc",
                   "kernel.cu",
                   {options.nvcc, "-O3", "-std=c++17", "-shared", "-Xcompiler", "-fPIC",
                    "--sampan-cpu=" + levelForSampan(options.level)}});

  const auto add = [&](const std::string &program, std::vector<std::string> flags, std::vector<std::string> more) {
    std::string label = program;
    for (const std::string &flag : flags)
      label += " " + flag;
    std::vector<std::string> command{program};
    command.insert(command.end(), flags.begin(), flags.end());
    command.insert(command.end(), more.begin(), more.end());
    command.insert(command.end(), {"-march=" + options.level, "-std=c++20", "-fopenmp", "-shared", "-fPIC"});
    found.push_back({Column::Omp, label, "kernel.omp.cpp", command});
  };
  if (const std::string gcc = firstOf("g++-12", "g++"); !gcc.empty()) {
    add(gcc, {"-Ofast"}, {});
    if (!options.quick)
      add(gcc, {"-O3"}, {});
  }
  if (const std::string clang = firstOf("clang++-19", "clang++"); !clang.empty()) {
    // libmvec as g++ uses it by itself. A loop that is marked `simd` and stays scalar is no reason to say so each time.
    const std::vector<std::string> more{"-fveclib=libmvec", "-fno-math-errno", "-Wno-pass-failed"};
    add(clang, {"-O3", "-ffast-math"}, more);
    if (!options.quick)
      add(clang, {"-O3"}, more);
  }
  return found;
}

} // namespace bench
