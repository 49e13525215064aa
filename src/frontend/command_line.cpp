#include "frontend/command_line.h"

#include "frontend/clang_diagnostics.h"

#include <clang/Basic/Cuda.h>
#include <clang/Driver/Compilation.h>
#include <clang/Driver/Driver.h>
#include <clang/Driver/Tool.h>
#include <llvm/Support/VirtualFileSystem.h>
#include <llvm/TargetParser/Host.h>

#include <algorithm>
#include <filesystem>

namespace sampan::frontend {

// The newest architecture known to Clang that is not newer than the one asked for: device code never depends on it,
// only what __CUDA_ARCH__ says, which is set apart.
static std::string archForClang(unsigned arch) {
  constexpr unsigned kKnown[] = {30, 32, 35, 37, 50, 52, 53, 60, 61, 62, 70, 72, 75, 80, 86, 87, 89, 90};
  unsigned best = kKnown[0];
  for (unsigned k : kKnown)
    if (k * 10 <= arch)
      best = k;
  return "sm_" + std::to_string(best);
}

std::string librariesFolder(const std::string &include) {
  return std::filesystem::path(include).parent_path().string() + "/cccl/include";
}

static std::vector<std::string> driverArguments(Side side, const SourceRequest &r, const std::string &action) {
  std::vector<std::string> a{"clang++", "-x", "cuda", "--cuda-gpu-arch=" + archForClang(r.arch)};
  // Our headers and our maths stand in for NVIDIA's: a CUDA toolkit that happens to be installed must not be looked at.
  for (const char *s : {"--cuda-path=/nonexistent", "-nocudainc", "-nocudalib", "-Wno-unknown-cuda-version",
                        // nvcc compiles these without a word: `register`, constants that narrow in braces.
                        "-Wno-register", "-Wno-c++11-narrowing"})
    a.push_back(s);
  a.push_back(side == Side::Device ? "--cuda-device-only" : "--cuda-host-only");
  a.push_back("--target=" + r.triple);
  a.push_back("-std=gnu++17"); // nvcc's default; a later -std wins
  // On arm64 char has no sign, and Clang would fuse products and sums of the host. As on x86-64, programs give the same numbers.
  a.push_back("-fsigned-char");
  if (side == Side::Host && !llvm::Triple(r.triple).isX86())
    a.push_back("-ffp-contract=off");
  a.insert(a.end(), {"-isystem", r.include, "-isystem", librariesFolder(r.include), "-include", "sampan/prelude.h"});
  a.insert(a.end(), r.clangArgs.begin(), r.clangArgs.end());
  if (side == Side::Host) {
    a.push_back("-fPIC");
    a.push_back("-O" + std::to_string(r.optimiseHost));
    if (r.debugHost)
      a.push_back("-g");
  } else {
    a.push_back("-O0");
    a.push_back(std::string("-ffp-contract=") + (r.contract ? "fast" : "off"));
    a.push_back("-fno-strict-float-cast-overflow"); // constants too: Clang would fold those out of range to poison
    a.push_back("-fno-exceptions"); // there is none on the device; a throw there is an error that Clang reports
    if (r.debugDevice || r.debugHost)
      a.push_back("-g");
    else
      a.push_back("-gline-tables-only"); // remarks and errors name source lines
  }
  a.push_back("-D__CUDA_ARCH_LIST__=" + std::to_string(r.arch));
  if (r.relocatableDevice)
    a.push_back("-D__CUDACC_RDC__=1");
  if (r.debugDevice)
    a.push_back("-D__CUDACC_DEBUG__=1");
  for (const char *macro : {"__CUDACC_EXTENDED_LAMBDA__", "__CUDACC_RELAXED_CONSTEXPR__"}) // always on in Clang
    a.push_back(std::string("-D") + macro + "=1");
  if (r.fastMath)
    a.push_back("-D__SAMPAN_FAST_MATH__=1");
  if (action == "-emit-llvm")
    a.insert(a.end(), {"-S", "-emit-llvm"});
  else
    a.push_back(action);
  a.insert(a.end(), {"-o", "-", r.input});
  return a;
}

std::vector<std::string> cc1Arguments(Side side, const SourceRequest &r, const std::string &action, Diagnostics &out) {
  SourceRequest request = r;
  if (request.triple.empty())
    request.triple = llvm::sys::getDefaultTargetTriple();
  const std::vector<std::string> words = driverArguments(side, request, action);
  std::vector<const char *> argv;
  for (const std::string &w : words)
    argv.push_back(w.c_str());

  Collector collector(out);
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> options(new clang::DiagnosticOptions());
  clang::DiagnosticsEngine engine(new clang::DiagnosticIDs(), options, &collector, false);
  clang::driver::Driver driver("/usr/bin/clang++", request.triple, engine, "Sampan");
  driver.ResourceDir = SAMPAN_CLANG_RESOURCES;
  std::unique_ptr<clang::driver::Compilation> compilation(driver.BuildCompilation(argv));
  collector.flush();
  if (!compilation || out.hasErrors())
    return {};
  std::vector<std::string> found;
  for (const clang::driver::Command &job : compilation->getJobs()) {
    const llvm::opt::ArgStringList &a = job.getArguments();
    if (a.empty() || llvm::StringRef(a[0]) != "-cc1")
      continue;
    found.assign(a.begin() + 1, a.end());
    break;
  }
  if (found.empty()) {
    out.error("F1001", "the command line asks for no compilation",
              "name a CUDA source and leave out options like -###");
    return {};
  }
  // The input is last, behind `-x cuda`; what is added goes before.
  std::vector<std::string> more{"-target-sdk-version=12.4", "-fcuda-allow-variadic-functions"};
  if (side == Side::Device) {
    more.insert(more.end(), {"-U__CUDA_ARCH__", "-D__CUDA_ARCH__=" + std::to_string(r.arch), "-disable-llvm-passes",
                             "-disable-O0-optnone", "-target-feature", "+ptx83"});
  } else {
    more.insert(more.end(), {"-disable-llvm-passes", "-fcuda-include-gpubinary", "/dev/null"});
    if (!r.dependencyFile.empty() && action == "-emit-llvm") {
      more.insert(more.end(), {"-dependency-file", r.dependencyFile, "-MT", r.dependencyTarget});
      if (!r.skipSystemHeaders)
        more.push_back("-sys-header-deps");
    }
  }
  found.insert(found.begin(), more.begin(), more.end());
  return found;
}

} // namespace sampan::frontend
