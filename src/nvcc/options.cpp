#include "nvcc/options.h"

#include "nvcc/cross.h"
#include "nvcc/find_chip.h"
#include "support/file.h"
#include "support/text.h"

#include <algorithm>
#include <array>

namespace sampan::nvcc {
namespace {

struct Reader {
  Options &to;
  Diagnostics &out;
  std::string arch;
  std::vector<std::string> codes, generates;
  std::string target, level;
  std::string phaseSpelling;
  bool dopt = false;
  int kernelOptimise = -1;
  bool engineChosen = false, optimised = false;
  bool good = true;

  void read(const Given &);
  bool readSecondHalf(const Given &);
  void setPhase(Phase, const std::string &spelling);
  void setOnce(std::string &field, const Given &);
  bool truth(const Given &);
  std::string choice(const Given &, const std::vector<std::string> &);
  void wrong(const Given &, const std::string &expected);
  void readPtxas(const std::string &flag);
  void chooseMachine();
};

void Reader::wrong(const Given &g, const std::string &expected) {
  good = out.error("N1003", "'" + g.spelling + "' does not take '" + g.value + "'", "it takes " + expected);
}

bool Reader::truth(const Given &g) {
  if (g.value != "true" && g.value != "false")
    wrong(g, "true or false");
  return g.value == "true";
}

std::string Reader::choice(const Given &g, const std::vector<std::string> &values) {
  if (std::ranges::find(values, g.value) != values.end())
    return g.value;
  std::string list;
  for (const std::string &v : values)
    list += (list.empty() ? "" : ", ") + v;
  wrong(g, list);
  return {};
}

void Reader::setPhase(Phase phase, const std::string &spelling) {
  if (!phaseSpelling.empty() && to.phase != phase)
    good = out.error("N1011", "'" + phaseSpelling + "' and '" + spelling + "' ask for different outputs",
                     "give one of them");
  to.phase = phase;
  phaseSpelling = spelling;
}

void Reader::setOnce(std::string &field, const Given &g) {
  if (!field.empty() && field != g.value)
    out.add({"N1033", Severity::Warning, {}, "'" + g.spelling + "' is given twice; '" + g.value + "' counts", {}});
  field = g.value;
}

void Reader::readPtxas(const std::string &flag) {
  if (flag.size() == 3 && flag.starts_with("-O") && flag[2] >= '0' && flag[2] <= '9')
    kernelOptimise = std::min(flag[2] - '0', 3);
  else if (to.verbose)
    out.remark("N1030", "'-Xptxas " + flag + "' is left out: it concerns GPU code");
}

// Paths and preprocessing, then all the rest: one switch would be longer than a page.
void Reader::read(const Given &g) {
  auto both = [&](const char *flag, bool glued) {
    if (glued)
      to.preprocessor.push_back(flag + g.value);
    else
      to.preprocessor.insert(to.preprocessor.end(), {flag, g.value});
  };
  switch (g.id) {
  case Id::Include: return both("-I", true);
  case Id::SystemInclude: return both("-isystem", false);
  case Id::PreInclude: return both("-include", false);
  case Id::Define: return both("-D", true);
  case Id::Undefine: return both("-U", true);
  case Id::Output: return setOnce(to.output, g);
  case Id::OutputFolder: return setOnce(to.outputFolder, g);
  case Id::Language: to.language = choice(g, {"cu", "c++", "c"}); return;
  case Id::LibraryPath: to.libraryPaths.push_back(g.value); return;
  case Id::LibraryName: to.libraries.push_back(g.value); return;
  case Id::HostCompiler: return setOnce(to.hostCompiler, g);
  case Id::Archiver: to.archiver = g.value; return;
  case Id::HostFlags: to.hostFlags.push_back(g.value); return;
  case Id::LinkerFlags: to.linkerFlags.push_back(g.value); return;
  case Id::ForwardToLinker:
    if (!g.value.empty())
      to.linkFlags.push_back(g.value);
    return;
  case Id::ArchiveFlags: to.archiveFlags.push_back(g.value); return;
  case Id::PtxasFlags: return readPtxas(g.value);
  case Id::RunArguments: to.runArguments.push_back(g.value); return;
  case Id::Compile: return setPhase(Phase::Compile, g.spelling);
  case Id::DeviceCompile: to.device.relocatableDevice = true; return setPhase(Phase::Compile, g.spelling);
  case Id::DeviceWhole: to.device.relocatableDevice = false; return setPhase(Phase::Compile, g.spelling);
  case Id::DeviceLink: return setPhase(Phase::DeviceLink, g.spelling);
  case Id::Library: return setPhase(Phase::Library, g.spelling);
  case Id::Link: return setPhase(Phase::Link, g.spelling);
  case Id::Preprocess: return setPhase(Phase::Preprocess, g.spelling);
  case Id::SyntaxOnly: return setPhase(Phase::Syntax, g.spelling);
  case Id::Run: to.run = true; return;
  case Id::UserDependencies: to.dependencies.skipSystem = true; [[fallthrough]];
  case Id::Dependencies: return setPhase(Phase::Dependencies, g.spelling);
  case Id::UserDependenciesToo: to.dependencies.skipSystem = true; [[fallthrough]];
  case Id::DependenciesToo: to.dependencies.alongside = true; return;
  case Id::DependencyFile: to.dependencies.file = g.value; return;
  case Id::DependencyTarget: to.dependencies.target = g.value; return;
  case Id::PhonyTargets: to.dependencies.phonyTargets = true; return;
  case Id::Architecture: arch = g.value; return;
  case Id::Code: codes.push_back(g.value); return;
  case Id::GenerateCode: generates.push_back(g.value); return;
  default:
    if (!readSecondHalf(g))
      good = out.error("N1099", "option '" + g.spelling + "' has no meaning assigned",
                       "report this with the command line");
  }
}

// The level names the machine too; a target beside it must be of the same one.
void Reader::chooseMachine() {
  const std::string own = levelOfTarget(target.empty() ? "cpu" : target);
  to.device.cpu = level.empty() ? own : level;
  if (!target.empty() && cpu::machineOf(own).triple != cpu::machineOf(to.device.cpu).triple)
    good = out.error("N1021", "'" + level + "' is no level of the target '" + target + "'",
                     "leave --sampan-cpu out, or give a level of that machine");
}

static cpu::Engine engineNamed(const std::string &name) {
  return name == "lanes"      ? cpu::Engine::Lanes
         : name == "fibers"   ? cpu::Engine::Fibers
         : name == "lockstep" ? cpu::Engine::Lockstep
                              : cpu::Engine::Regions;
}

bool Reader::readSecondHalf(const Given &g) {
  cpu::CompileRequest &device = to.device;
  auto define = [&](const char *macro) { device.clangArgs.push_back(macro); };
  switch (g.id) {
  case Id::Standard:
    if (!choice(g, {"c++03", "c++11", "c++14", "c++17", "c++20", "c++23"}).empty())
      setOnce(to.standard, g);
    return true;
  case Id::Relocatable: device.relocatableDevice = truth(g); return true;
  case Id::ExtensibleWholeProgram: device.relocatableDevice = true; return true;
  case Id::Shared: to.shared = true; return true;
  case Id::Optimise:
    if (g.value.empty() || g.value.find_first_not_of("0123456789") != std::string::npos)
      wrong(g, "0, 1, 2 or 3; further levels are the host compiler's: -Xcompiler -Ofast");
    else
      to.hostOptimise = g.value.size() > 1 ? 3 : std::min(g.value[0] - '0', 3);
    optimised = to.hostOptimise > 0;
    return true;
  case Id::DeviceOptimise: dopt = choice(g, {"on", "off"}) == "on"; return true;
  case Id::Debug: to.debug = true; return true;
  case Id::DeviceDebug:
    device.debugDevice = true;
    define("-D__CUDACC_DEBUG__");
    return true;
  case Id::LineInfo: device.lineInfo = true; return true;
  case Id::Profile: to.profile = true; return true;
  case Id::FastMath:
    device.fastMath = device.ftz = true;
    define("-D__USE_FAST_MATH__");
    return true;
  case Id::Ftz: device.ftz = truth(g); return true;
  case Id::Fmad: device.fmad = truth(g); return true;
  case Id::Runtime: {
    std::string kind = choice(g, {"none", "shared", "static"});
    to.runtime = kind == "none" ? Runtime::None : kind == "static" ? Runtime::Static : Runtime::Shared;
    return true;
  }
  case Id::DefaultStream:
    if (choice(g, {"legacy", "null", "per-thread"}) == "per-thread") {
      define("-DCUDA_API_PER_THREAD_DEFAULT_STREAM=1");
      define("-fgpu-default-stream=per-thread");
    }
    return true;
  case Id::ExtendedLambda: define("-D__CUDACC_EXTENDED_LAMBDA__"); return true;
  case Id::RelaxedConstexpr: define("-D__CUDACC_RELAXED_CONSTEXPR__"); return true;
  case Id::NoExceptions: to.noExceptions = true; return true;
  case Id::TemplateDepth: device.clangArgs.push_back("-ftemplate-depth=" + g.value); return true;
  case Id::TemplateBacktrace: device.clangArgs.push_back("-ftemplate-backtrace-limit=" + g.value); return true;
  case Id::NoWarnings: to.noWarnings = true; return true;
  case Id::NoDeprecated: to.noDeprecated = true; return true;
  case Id::WarningsAsErrors:
    if (g.value == "all-warnings")
      to.warningsAsErrors = true;
    else if (to.verbose)
      out.remark("N1030", "'-Werror " + g.value + "' is left out: Sampan has no such warning");
    return true;
  case Id::NoDeviceLink: to.deviceLink = false; return true;
  case Id::Verbose: to.verbose = true; return true;
  case Id::DryRun: to.dryRun = true; return true;
  case Id::Keep: to.keep = true; return true;
  case Id::KeepFolder: to.keepFolder = g.value; return true;
  case Id::ForwardToCompiler:
  case Id::ForwardAll: return true;
  case Id::Help: to.help = true; return true;
  case Id::Version: to.version = true; return true;
  case Id::ListCode: to.listCode = true; return true;
  case Id::ListArch: to.listArchitectures = true; return true;
  case Id::Width:
    device.width = static_cast<unsigned>(std::atoi(choice(g, {"1", "4", "8", "16", "32", "64"}).c_str()));
    return true;
  case Id::On:
    if (g.value != "twin:ascend950pr")
      return out.error("N1036", "there is no '" + g.value + "' to run on", "twin:ascend950pr is there");
    to.twin = true;
    return true;
  case Id::Engine:
    device.engine = engineNamed(choice(g, {"lanes", "regions", "fibers", "lockstep"}));
    engineChosen = true;
    return true;
  case Id::Remarks: device.remarks = true; return true;
  case Id::Dump: device.dumpAfter.push_back(g.value); return true;
  case Id::Skip: device.skipPasses.push_back(g.value); return true;
  case Id::Apart:
    device.apart.push_back(g.value);
    device.lineInfo = true;
    return true;
  case Id::Time: device.timings = true; return true;
  case Id::Target:
    if (g.value.starts_with("ascend"))
      to.target = g.value;
    else if (!choice(g, {"cpu", "cpu-arm64", "cpu-loongarch64"}).empty())
      target = g.value;
    return true;
  case Id::Cpu: level = g.value == "native" ? cpu::nativeLevel() : g.value; return true;
  case Id::Emit: {
    using enum cpu::Product;
    constexpr std::array<std::pair<const char *, cpu::Product>, 5> kProducts = {{{"asm", Assembly},
                                                                                 {"host-ir", HostIr},
                                                                                 {"device-ir", DeviceIr},
                                                                                 {"kernel-ir", KernelIr},
                                                                                 {"kernels", Kernels}}};
    std::string name = choice(g, {"asm", "host-ir", "device-ir", "kernel-ir", "kernels"});
    for (auto [text, product] : kProducts)
      if (name == text)
        device.product = product;
    setPhase(Phase::Emit, g.spelling);
    return true;
  }
  default: return false;
  }
}

} // namespace

bool readOptions(const CommandLine &line, const std::string &hostCompiler, Options &to, Diagnostics &out) {
  Reader reader{to, out, {}, {}, {}, {}};
  to.verbose = line.verbose;
  to.inputs = line.inputs;
  to.hostCompiler.clear();
  for (const Given &g : line.options)
    reader.read(g);
  reader.chooseMachine();
  const CrossTools *cross = crossTools(to.device.cpu);
  if (to.archiver.empty())
    to.archiver = cross ? cross->archiver : "ar";
  if (to.hostCompiler.empty())
    to.hostCompiler = !hostCompiler.empty() ? hostCompiler : cross ? cross->hostCompiler : "g++";
  if (isFolder(to.hostCompiler))
    to.hostCompiler += "/g++";

  reader.good &= readArchitectures(reader.arch, reader.codes, reader.generates, to.architectures, out);
  Architecture chosen = highest(to.architectures);
  to.device.arch = chosen.number;
  to.device.archName = chosen.name;
  to.device.debugHost = to.debug;
  // A debugger shows one thread of a region; of a vector of threads it would show nothing that the source has a name for.
  // Who asks for -O as well is not looking at variables.
  if (to.debug && !reader.engineChosen && !reader.optimised)
    to.device.engine = cpu::Engine::Regions;
  if (to.device.width == 1 && to.device.engine == cpu::Engine::Lanes)
    to.device.engine = cpu::Engine::Regions; // that is what one lane at a time is
  if (reader.kernelOptimise >= 0)
    to.device.optimise = reader.kernelOptimise;
  // -G alone means unoptimised kernels that a debugger can read; -dopt=on takes that back.
  if (reader.dopt)
    to.device.debugDevice = false;
  if (to.device.relocatableDevice)
    to.device.clangArgs.push_back("-D__CUDACC_RDC__");
  if (!to.target.empty()) { // a kernel's file is all there is for now: nothing is linked
    reader.good &= findChip(to.target, to.chip, out);
    if (to.phase == Phase::Link || to.phase == Phase::Compile)
      to.phase = Phase::Emit;
  }
  if (to.run && to.phase != Phase::Link)
    reader.good =
        out.error("N1011", "'-run' needs a program, but another output is asked for", "leave one of them out");
  return reader.good;
}

} // namespace sampan::nvcc
