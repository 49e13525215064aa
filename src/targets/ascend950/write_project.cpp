#include "support/file.h"
#include "targets/ascend950/translate.h"
#include "targets/ascend950/write_maths.h"

#include <filesystem>

namespace sampan::ascend950 {

namespace {

constexpr char kReadme[] = R"(
Ascend C SIMT for Ascend 950, written by `sampan translate` from CUDA. It is meant to be read, and to be yours: comments,
names and the order of things are those of the CUDA source.

    source $ASCEND_HOME_PATH/set_env.sh     # your CANN
    ./build.sh                              # or: cmake -B build && cmake --build build

`build.sh` compiles each file by one line, `bisheng -x asc --npu-arch=dav-3510 --enable-simt -fPIC -O3 -c`. Nothing of CANN
is in this folder.

## What was changed, and why

- `__global__`, `__device__`, `__shared__`, `__constant__` are `__aicore__`, `__ubuf__`, `__gm__`: the chip's words. It has
  no constant memory.
- A kernel is a function with one more argument, `sampanGrid`: `sampanGrid.block` is CUDA's `blockIdx`, `sampanGrid.size` its
  `gridDim`. The entry at the end of the file goes through CUDA's grid in strides of the blocks that the chip was given:
  it takes 65535 at most, and as many as it has vector cores are best.
- `__launch_bounds__` stands at the entry, with its first number only; without one it is 1024, and a thread has 32
  registers. Give the kernel a bound of 512 or 256 to double or quadruple them.
- Shuffles whose mask names the whole warp are `asc_shfl…`; others, and votes, go through `sampan_simt.h`, which keeps the
  mask.
- `float3` and other vectors of three are `sampan::float3`: CUDA's 12 bytes, where the chip's own have 16.
- `double` is `sampan::Float64` (`sampan_float64.h`): the chip has none, and this computes it exactly in integers, with the
  bits of a machine that has it. It is slow. Literals are `0.5_f64`, long ones `SAMPAN_F64(text, bits)`.
- Mathematical functions are those of Sampan's library (`sampan_maths.h`), bit for bit those of its other targets. Some of the
  vendor's lose most of their digits near zero (log1pf, expm1f, tanhf) or in a tail (erfcf, normcdff, atanf, cbrtf).
- `static_assert` at the end of a file: structures have the layout that the host writes.

The chip's own division, `sqrtf` and conversions treat numbers below 1.2e-38 as zero; CUDA does not.
)";

std::string stem(const std::string &source) { return std::filesystem::path(source).stem().string(); }

std::string buildScript(const Project &p) {
  std::string text = "#!/bin/sh\n# Needs CANN for Ascend 950: source $ASCEND_HOME_PATH/set_env.sh first.\nset -e\ncd "
                     "\"$(dirname \"$0\")\"\n";
  for (const auto &[source, translation] : p.sources)
    if (!translation.text.empty())
      text += "bisheng -x asc --npu-arch=dav-3510 --enable-simt -fPIC -O3 -c " + stem(source) + ".asc -o " +
              stem(source) + ".o\n";
  return text;
}

std::string cmakeText(const Project &p) {
  std::string text = "cmake_minimum_required(VERSION 3.16)\n"
                     "set(CMAKE_ASC_ARCHITECTURES \"dav-3510\" CACHE STRING \"\")\n"
                     "set(CMAKE_ASC_ENABLE_SIMT ON)\n"
                     "find_package(ASC REQUIRED) # of CANN\n"
                     "project(kernels LANGUAGES ASC CXX)\n"
                     "add_library(kernels OBJECT";
  for (const auto &[source, translation] : p.sources)
    if (!translation.text.empty())
      text += " " + stem(source) + ".asc";
  return text + ")\ntarget_include_directories(kernels PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})\n"
                "target_compile_options(kernels PRIVATE -fPIC -O3)\n";
}

std::string readme(const Project &p) {
  std::string text =
      "# Kernels for Ascend 950\n" + std::string(kReadme) +
      "\n## Kernels\n\n| Kernel | file | entry | threads at most | shared bytes |\n|---|---|---|---|---|\n";
  std::string missing;
  for (const auto &[source, translation] : p.sources) {
    for (const KernelText &k : translation.kernels)
      text += "| `" + k.name + "` | " + stem(source) + ".asc | `" + k.entry + "` | " + std::to_string(k.maxThreads) +
              " | " + std::to_string(k.sharedBytes) + " |\n";
    for (const LeftOut &k : translation.leftOut)
      missing += "- `" + k.name + "` of " + source + ": " + k.id + "\n";
  }
  if (!missing.empty())
    text += "\n## Left out\n\nWhat the chip's language cannot say, or what is not known of it well enough. The ids are "
            "explained in "
            "Sampan's docs/diagnostics.\n\n" +
            missing;
  return text;
}

} // namespace

bool writeProject(const Project &p, Diagnostics &out) {
  std::error_code problem;
  std::filesystem::create_directories(p.folder, problem);
  if (problem)
    return out.error("A5041", "cannot make the folder '" + p.folder + "': " + problem.message(),
                     "name another with -o");
  std::set<std::string> maths, names;
  for (const auto &[source, translation] : p.sources) {
    maths.insert(translation.maths.begin(), translation.maths.end());
    if (!names.insert(stem(source)).second)
      return out.error("A5042", "two sources would be written to " + stem(source) + ".asc",
                       "translate them into two folders");
    if (!translation.text.empty() && !writeFile(p.folder + "/" + stem(source) + ".asc", translation.text, out))
      return false;
  }
  for (const char *header : {"sampan_simt.h", "sampan_float64.h"}) {
    const std::string from = p.toolkit + "/include/sampan/ascend950/" + header;
    const std::optional<std::string> text = readFile(from);
    if (!text)
      return out.error("A5040", "the toolkit has no '" + from + "'", "build Sampan completely: ./quickstart");
    if (!writeFile(p.folder + "/" + header, *text, out))
      return false;
  }
  if (!maths.empty() && !writeMaths(maths, p.toolkit, p.folder, out))
    return false;
  const std::string script = p.folder + "/build.sh";
  if (!writeFile(script, buildScript(p), out) || !writeFile(p.folder + "/CMakeLists.txt", cmakeText(p), out) ||
      !writeFile(p.folder + "/README.md", readme(p), out))
    return false;
  std::filesystem::permissions(script,
                               std::filesystem::perms::owner_exec | std::filesystem::perms::group_exec |
                                   std::filesystem::perms::others_exec,
                               std::filesystem::perm_options::add, problem);
  return true;
}

} // namespace sampan::ascend950
