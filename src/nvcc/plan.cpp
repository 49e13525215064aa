#include "nvcc/planner.h"

#include <filesystem>

namespace sampan::nvcc {

std::string stemOf(const std::string &path) { return std::filesystem::path(path).stem().string(); }

std::string inFolder(const std::string &folder, const std::string &name) {
  return folder.empty() ? name : (std::filesystem::path(folder) / name).string();
}

bool makePlan(const Options &options, const Surroundings &world, Plan &plan, Diagnostics &out) {
  return Planner{options, world, plan, out}.makeAll();
}

bool Planner::makeAll() {
  if (!checkInputs())
    return false;
  dropOtherToolkits();
  if (cross && !checkCross())
    return false;
  if (!prepareCompile())
    return false;
  for (const std::string &input : options.inputs)
    if (!compileOne(input, kindOf(input, options.language)))
      return false;
  switch (options.phase) {
  case Phase::Link: return linkAll();
  case Phase::Library: archiveAll(); return true;
  case Phase::DeviceLink:
    linkDevice(options.output.empty() ? inFolder(options.outputFolder, "a_dlink.o") : options.output, objects);
    return true;
  default: return true;
  }
}

bool Planner::checkInputs() {
  if (options.inputs.empty())
    return out.error("N1005", "no input files", "name the sources to compile; nvcc --help shows examples");
  size_t sources = 0;
  bool good = true;
  for (const std::string &input : options.inputs) {
    InputKind kind = kindOf(input, options.language);
    sources += isSource(kind);
    if (kind == InputKind::Unknown)
      good = out.error("N1007", "cannot tell what '" + input + "' is",
                       "name it .cu, .cpp, .c, .o, .a or .so, or give its language with -x");
    else if (kind == InputKind::GpuCode)
      good = out.error("N1007", "'" + input + "' is code for a GPU", "compile its .cu source instead");
    else if (!world.exists(input))
      good = out.error("N1006", "there is no file '" + input + "'", "check the name and the folder");
  }
  bool single = options.phase != Phase::Link && options.phase != Phase::Library && options.phase != Phase::DeviceLink &&
                options.phase != Phase::Syntax;
  if (single && sources > 1 && !options.output.empty())
    good = out.error("N1008", "-o names one output, but there are " + std::to_string(sources) + " sources",
                     "leave -o out, or compile them one by one");
  if (world.toolkit.empty() && sources > 0)
    good = out.error("N1012", "the toolkit's headers are not where this program expects them",
                     "keep bin/, include/ and lib64/ of the toolkit in one folder");
  return good;
}

// Without the cross compiler's headers Clang would take this machine's, or speak of a header that is not found.
bool Planner::checkCross() {
  const bool kernelsOnly = options.phase == Phase::Emit && (options.device.product == cpu::Product::Kernels ||
                                                            options.device.product == cpu::Product::DeviceIr ||
                                                            options.device.product == cpu::Product::KernelIr);
  if (!cross->package)
    return kernelsOnly || out.error("N1024",
                                    std::string("host code for ") + cross->machine +
                                        " cannot be compiled here: Debian has no C++ library for it",
                                    "--sampan-emit=kernels makes an object of the kernels alone");
  return world.findsProgram(options.hostCompiler) ||
         out.error("N1022",
                   "there is no '" + options.hostCompiler + "', which programs for " + cross->machine + " need",
                   std::string("install it: apt install ") + cross->package + ", or name another one with -ccbin");
}

void Planner::dropOtherToolkits() {
  auto other = [&](const std::string &folder) {
    if (!isOtherToolkit(folder, world))
      return false;
    out.remark("N1034", "'" + folder + "' belongs to another CUDA toolkit and is left out");
    return true;
  };
  const std::vector<std::string> &all = options.preprocessor;
  for (size_t i = 0; i < all.size(); ++i) {
    bool pair = all[i] == "-isystem" || all[i] == "-include";
    const std::string value = pair ? all[i + 1] : all[i].substr(2);
    bool folder = all[i] == "-isystem" || all[i].starts_with("-I");
    if (!folder || !other(value)) {
      preprocessor.push_back(all[i]);
      if (pair)
        preprocessor.push_back(value);
    }
    i += pair;
  }
  for (const std::string &path : options.libraryPaths)
    if (!other(path))
      libraryPaths.push_back(path);
}

} // namespace sampan::nvcc
