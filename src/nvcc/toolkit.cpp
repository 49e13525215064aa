#include "nvcc/toolkit.h"

#include "support/file.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace sampan::nvcc {
namespace fs = std::filesystem;

std::string locateToolkit(const std::string &programFolder) {
  for (const char *relative : {"..", "../toolkit"}) {
    fs::path root = (fs::path(programFolder) / relative).lexically_normal();
    if (isFile(root / "include/cuda_runtime.h"))
      return (root.filename().empty() ? root.parent_path() : root).string();
  }
  return {};
}

OpenMp locateOpenMp() {
  OpenMp found;
  // Clang 19's own first. Its calls have not changed for years, so that an older library serves as well.
  for (int version = 19; version >= 13 && found.libraryFolder.empty(); --version) {
    std::string root = "/usr/lib/llvm-" + std::to_string(version) + "/lib";
    if (!isFile(root + "/libomp.so"))
      continue;
    found.libraryFolder = root;
    std::error_code ignored;
    for (const fs::directory_entry &e : fs::directory_iterator(root + "/clang", ignored))
      if (isFile(e.path() / "include/omp.h"))
        found.headerFolder = (e.path() / "include").string();
  }
  return found;
}

bool isOtherToolkit(const std::string &folder, const Surroundings &world) {
  fs::path path(folder);
  std::error_code ignored;
  for (const char *own : {"include", "lib64"})
    if (fs::equivalent(path, fs::path(world.toolkit) / own, ignored))
      return false;
  for (const char *mark : {"cuda_runtime_api.h", "libcudart.so", "libcudart_static.a", "stubs/libcuda.so"})
    if (world.exists((path / mark).string()))
      return true;
  return path.filename() == "stubs" && world.exists((path / "libcuda.so").string());
}

bool isCudaLibrary(const std::string &name) {
  constexpr std::string_view kNames[] = {
      "cuda",       "cudart",     "cudadevrt", "culibos",        "cublas",        "cublasLt",  "cusparse",
      "cusolver",   "cusolverMg", "cufft",     "cufftw",         "curand",        "cufile",    "cupti",
      "nvToolsExt", "nvidia-ml",  "nvrtc",     "nvrtc-builtins", "nvptxcompiler", "nvJitLink", "nvjpeg",
      "nvgraph",    "nppc",       "nppial",    "nppicc",         "nppidei",       "nppif",     "nppig",
      "nppim",      "nppist",     "nppisu",    "nppitc",         "npps"};
  std::string_view base = name;
  if (base.ends_with("_static"))
    base.remove_suffix(7);
  return std::ranges::find(kNames, base) != std::end(kNames);
}

} // namespace sampan::nvcc
