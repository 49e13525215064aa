#include "nvcc/planner.h"
#include "nvcc/version.h"
#include "support/file.h"

#include <filesystem>

namespace sampan::nvcc {
namespace fs = std::filesystem;

bool Planner::prepareCompile() {
  clang = translateHostFlags(options.hostFlags, options.verbose, out);
  bool cuda = false;
  for (const std::string &input : options.inputs)
    cuda |= kindOf(input, options.language) == InputKind::Cuda;
  if (cuda && clang.openMp && cross)
    return out.error("N1016", "-fopenmp in a .cu file is not there for programs that are compiled for another machine",
                     "leave it out, or move what uses OpenMP into a .cpp file");
  if (cuda && clang.openMp && world.openMp.libraryFolder.empty())
    return out.error("N1016", "-fopenmp in a .cu file needs the OpenMP library of Clang, which is not installed",
                     "install it: apt install libomp-19-dev");
  return true;
}

bool Planner::compileOne(const std::string &input, InputKind kind) {
  bool linking = options.phase == Phase::Link || options.phase == Phase::Library || options.phase == Phase::DeviceLink;
  if (!isSource(kind)) {
    if (linking)
      objects.push_back(input);
    else
      out.add({"N1035", Severity::Warning, {}, "'" + input + "' is not used: nothing is linked", {}});
    return true;
  }
  std::string output = options.output;
  if (linking)
    output = inFolder(options.keep ? options.keepFolder : world.workFolder,
                      (options.keep ? "" : std::to_string(plan.steps.size()) + "-") + stemOf(input) + ".o");
  else if (options.phase == Phase::Compile && output.empty())
    output = objectFor(input);
  if (linking)
    objects.push_back(output);
  if (kind != InputKind::Cuda && !options.target.empty()) {
    out.add({"N1035",
             Severity::Warning,
             {},
             "'" + input + "' is not used: only kernels are written for " + options.target,
             {}});
    return true;
  }
  if (kind != InputKind::Cuda) {
    addHost(input, kind, output);
    return true;
  }
  relocatable |= options.device.relocatableDevice;
  return addDevice(input, output);
}

std::string Planner::objectFor(const std::string &input) const {
  return inFolder(options.outputFolder, stemOf(input) + ".o");
}

std::vector<std::string> Planner::versionMacros() const {
  auto number = [](const char *name, int value) { return std::string("-D") + name + "=" + std::to_string(value); };
  return {"-D__NVCC__", number("__CUDACC_VER_MAJOR__", kCudaMajor), number("__CUDACC_VER_MINOR__", kCudaMinor),
          number("__CUDACC_VER_BUILD__", kCudaBuild),
          number("__CUDA_ARCH_LIST__", static_cast<int>(options.device.arch))};
}

std::string Planner::makefileTarget(const std::string &input, const std::string &object) const {
  if (!options.dependencies.target.empty())
    return options.dependencies.target;
  return options.phase == Phase::Compile ? object : objectFor(input);
}

// Beside the object if there is one to stay, as nvcc does; else named after the source.
std::string Planner::dependencyFile(const std::string &input) const {
  if (!options.dependencies.file.empty())
    return options.dependencies.file;
  if (options.phase == Phase::Compile && !options.output.empty())
    return fs::path(options.output).replace_extension(".d").string();
  return inFolder(options.outputFolder, stemOf(input) + ".d");
}

void Planner::addDependencies(cpu::CompileRequest &request, const std::string &input, const std::string &object) const {
  const DependencyOptions &d = options.dependencies;
  request.dependenciesOnly = options.phase == Phase::Dependencies;
  request.dependencies = d.alongside && !request.dependenciesOnly;
  request.skipSystemHeaders = d.skipSystem;
  if (!request.dependencies && !request.dependenciesOnly)
    return;
  request.dependencyTarget = makefileTarget(input, object);
  request.dependencyFile = request.dependencies ? dependencyFile(input) : d.file.empty() ? options.output : d.file;
  if (d.phonyTargets)
    request.clangArgs.push_back("-MP");
}

bool Planner::addDevice(const std::string &input, const std::string &output) {
  Step step{StepKind::CompileDevice};
  cpu::CompileRequest &request = step.request;
  step.twin = options.twin;
  request = options.device;
  request.input = input;
  request.output = output;
  request.toolkit = world.toolkit;
  std::vector<std::string> &args = request.clangArgs;
  std::vector<std::string> ofOptions = std::move(args);
  args = versionMacros();
  auto add = [&](const std::vector<std::string> &more) { args.insert(args.end(), more.begin(), more.end()); };
  // Clang compiles each side apart and would warn of the flags that are for the other.
  args.push_back("-Qunused-arguments");
  if (!options.standard.empty())
    args.push_back("-std=" + options.standard);
  add(ofOptions);
  add(preprocessor);
  add(clang.clang);
  if (clang.openMp && !world.openMp.headerFolder.empty())
    add({"-idirafter", world.openMp.headerFolder});
  if (options.noWarnings)
    args.push_back("-w");
  if (options.noDeprecated)
    args.push_back("-Wno-deprecated-declarations");
  if (options.warningsAsErrors)
    args.push_back("-Werror");
  if (options.noExceptions)
    add({"-Xarch_host", "-fno-exceptions"});
  if (options.profile)
    add({"-Xarch_host", "-pg"});

  request.debugHost = options.debug || clang.debug;
  if (options.hostOptimise >= 0)
    request.optimiseHost = options.hostOptimise;
  else if (request.debugHost || request.debugDevice)
    request.optimiseHost = 0; // as nvcc without -O: a debugger is to see every variable
  if (clang.optimise >= 0)
    request.optimiseHost = clang.optimise;

  addDependencies(request, input, output);
  if (options.phase == Phase::Preprocess) {
    request.product = cpu::Product::Preprocessed;
    request.output = options.output.empty() ? "-" : options.output;
  } else if (options.phase == Phase::Syntax) {
    request.product = cpu::Product::Syntax;
  } else if (options.phase == Phase::Emit && output.empty()) {
    bool kernels = request.product == cpu::Product::Kernels;
    bool assembly = request.product == cpu::Product::Assembly;
    request.output = inFolder(options.outputFolder, stemOf(input) + (assembly ? ".s" : kernels ? ".o" : ".ll"));
  }
  if (!options.target.empty()) {
    step.kind = StepKind::PrintTiles;
    step.chip = options.chip;
    request.output = output.empty() ? inFolder(options.outputFolder, stemOf(input) + ".ascend910") : output;
    request.lineInfo = true; // for the places in messages
  }
  step.output = request.output;
  // The compiler renames its output into place, and renaming onto a device would destroy it.
  bool renamed = options.target.empty() && (options.phase == Phase::Compile || options.phase == Phase::Emit);
  if (renamed && isSpecial(step.output))
    request.output = inFolder(world.workFolder, std::to_string(plan.steps.size()) + "-special");
  plan.steps.push_back(std::move(step));
  return true;
}

void Planner::addHost(const std::string &input, InputKind kind, const std::string &output) {
  Step step{StepKind::CompileHost};
  std::vector<std::string> &c = step.command;
  auto add = [&](const std::vector<std::string> &more) { c.insert(c.end(), more.begin(), more.end()); };
  c.push_back(options.hostCompiler);
  if (kind != InputKind::Assembler)
    add({"-x", kind == InputKind::C ? "c" : "c++"});
  if (options.phase == Phase::Preprocess || options.phase == Phase::Dependencies)
    c.push_back("-E");
  else if (options.phase == Phase::Syntax)
    c.push_back("-fsyntax-only");
  else if (options.phase == Phase::Emit)
    c.push_back("-S");
  else
    c.push_back("-c");
  if (!options.standard.empty() && kind == InputKind::Cpp)
    c.push_back("-std=" + options.standard);
  add(versionMacros());
  add(preprocessor);
  if (cross) // as on x86-64 without -march: the program computes the same numbers
    add({"-fsigned-char", "-ffp-contract=off"});
  add(options.hostFlags);
  if (options.hostOptimise >= 0)
    c.push_back("-O" + std::to_string(options.hostOptimise));
  if (options.debug)
    c.push_back("-g");
  if (options.profile)
    c.push_back("-pg");
  if (options.noWarnings)
    c.push_back("-w");
  if (options.noDeprecated)
    c.push_back("-Wno-deprecated-declarations");
  if (options.warningsAsErrors)
    c.push_back("-Werror");
  if (options.noExceptions)
    c.push_back("-fno-exceptions");
  add({"-isystem", inFolder(world.toolkit, "include"), "-isystem", inFolder(world.toolkit, "cccl/include")});

  const DependencyOptions &d = options.dependencies;
  bool only = options.phase == Phase::Dependencies;
  if (only)
    add({d.skipSystem ? "-MM" : "-M", "-MT", makefileTarget(input, output)});
  else if (d.alongside)
    add({d.skipSystem ? "-MMD" : "-MD", "-MF", dependencyFile(input), "-MT", makefileTarget(input, output)});
  if ((only || d.alongside) && d.phonyTargets)
    c.push_back("-MP");
  if (only && !d.file.empty())
    add({"-MF", d.file});
  c.push_back(input);
  if (!output.empty())
    add({"-o", output});
  step.output = output;
  plan.steps.push_back(std::move(step));
}

} // namespace sampan::nvcc
