// Which compilers there are, and the flags that their users would give them.
#include "bench/harness/compile.h"

#include "support/process.h"

namespace bench {
namespace {

// Our nvcc names levels, and ispc targets of them; "native" is the best of them that this processor has.
std::string levelOf(const std::string &level) {
  if (level != "native")
    return level;
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                 __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                 __builtin_cpu_supports("avx512vl")
             ? "x86-64-v4"
             : "x86-64-v3";
}

// All that the level has of those that ispc's users try; of these, the quick list has what is mostly best in float and
// in double.
std::vector<std::string> ispcTargets(const Options &options) {
  if (levelOf(options.level) == "x86-64-v3")
    return options.quick ? std::vector<std::string>{"avx2-i32x16", "avx2-i64x4"}
                         : std::vector<std::string>{"avx2-i32x16", "avx2-i64x4", "avx2-i32x8"};
  if (options.quick)
    return {"avx512skx-x16", "avx2-i64x4"};
  return {"avx512skx-x16", "avx2-i64x4", "avx512skx-x8", "avx2-i32x8", "avx2-i32x16"};
}

// The version that is compared with, or the one that is there.
std::string firstOf(const std::string &wanted, const std::string &otherwise) {
  if (sampan::findProgram(wanted))
    return wanted;
  return sampan::findProgram(otherwise) ? otherwise : "";
}

} // namespace

Compilers findCompilers(const Options &options) {
  Compilers compilers;
  compilers.found.push_back(
      {Column::Sampan,
       "nvcc",
       "kernel.cu",
       {options.nvcc, "-O3", "-std=c++17", "-shared", "-Xcompiler", "-fPIC", "--sampan-cpu=" + levelOf(options.level)},
       {}});

  const auto add = [&](const std::string &program, std::vector<std::string> flags, std::vector<std::string> more) {
    std::string label = program;
    for (const std::string &flag : flags)
      label += " " + flag;
    std::vector<std::string> command{program};
    command.insert(command.end(), flags.begin(), flags.end());
    command.insert(command.end(), more.begin(), more.end());
    command.insert(command.end(), {"-march=" + options.level, "-std=c++20", "-fopenmp", "-shared", "-fPIC"});
    compilers.found.push_back({Column::Omp, label, "kernel.omp.cpp", command, {}});
  };
  const std::string gcc = firstOf("g++-12", "g++"), clang = firstOf("clang++-19", "clang++");
  if (gcc.empty() && clang.empty())
    compilers.missing.push_back("omp: neither g++ nor clang++ is on PATH");
  if (!gcc.empty()) {
    add(gcc, {"-Ofast"}, {});
    if (!options.quick)
      add(gcc, {"-O3"}, {});
  }
  if (!clang.empty()) {
    // libmvec as g++ uses it by itself. A loop that is marked `simd` and stays scalar is no reason to say so each time.
    const std::vector<std::string> more{"-fveclib=libmvec", "-fno-math-errno", "-Wno-pass-failed"};
    add(clang, {"-O3", "-ffast-math"}, more);
    if (!options.quick)
      add(clang, {"-O3"}, more);
  }

  const std::string cpp = gcc.empty() ? clang : gcc;
  if (!sampan::findProgram("ispc"))
    compilers.missing.push_back("ispc: there is no ispc on PATH");
  else if (cpp.empty())
    compilers.missing.push_back("ispc: neither g++ nor clang++ is on PATH to link what it compiles");
  else
    for (const std::string &target : ispcTargets(options))
      compilers.found.push_back({Column::Ispc,
                                 "ispc " + target,
                                 "kernel.ispc",
                                 {"ispc", "-O3", "--target=" + target, "--pic"},
                                 {cpp, "-O2", "-std=c++20", "-fopenmp", "-shared", "-fPIC",
                                  "-I" + sourceFolder() + "/sides", sourceFolder() + "/sides/ispc_side.cpp"}});
  return compilers;
}

} // namespace bench
