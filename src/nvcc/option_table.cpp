#include "nvcc/option_table.h"

namespace sampan::nvcc {
namespace {

using enum Value;
using enum Action;

constexpr std::string_view kNoGpuCode =
    "Sampan makes machine code for CPUs, there is no GPU code to write out; --sampan-emit=asm, device-ir and kernel-ir "
    "show what is compiled";
constexpr std::string_view kGpuTuning = "it tunes the code of a GPU";
constexpr std::string_view kNoEffect = "it changes how nvcc works inside";

// Ordered as nvcc's own help is, so that a new release can be compared with it.
constexpr OptionRow kTable[] = {
    // Phases
    {"cuda", "cuda", None, Id::None, Refuse,
     "Sampan has no intermediate C++ file; the host code goes to an object directly"},
    {"cubin", "cubin", None, Id::None, Refuse, kNoGpuCode},
    {"fatbin", "fatbin", None, Id::None, Refuse, kNoGpuCode},
    {"ptx", "ptx", None, Id::None, Refuse, kNoGpuCode},
    {"optix-ir", "optix-ir", None, Id::None, Refuse, kNoGpuCode},
    {"ltoir", "ltoir", None, Id::None, Refuse, kNoGpuCode},
    {"preprocess", "E", None, Id::Preprocess, Act, "preprocess only, to standard output or -o"},
    {"generate-dependencies", "M", None, Id::Dependencies, Act, "write a makefile rule of what is included"},
    {"generate-nonsystem-dependencies", "MM", None, Id::UserDependencies, Act, "as -M, without system headers"},
    {"generate-dependencies-with-compile", "MD", None, Id::DependenciesToo, Act,
     "compile, and write the rule to a .d file"},
    {"generate-nonsystem-dependencies-with-compile", "MMD", None, Id::UserDependenciesToo, Act,
     "as -MD, without system headers"},
    {"dependency-output", "MF", One, Id::DependencyFile, Act, "file for the rule"},
    {"generate-dependency-targets", "MP", None, Id::PhonyTargets, Act, "add an empty target for each header"},
    {"dependency-target-name", "MT", One, Id::DependencyTarget, Act, "target of the rule"},
    {"compile", "c", None, Id::Compile, Act, "make an object of each source, do not link"},
    {"device-c", "dc", None, Id::DeviceCompile, Act, "as -rdc=true -c"},
    {"device-w", "dw", None, Id::DeviceWhole, Act, "as -rdc=false -c"},
    {"device-link", "dlink", None, Id::DeviceLink, Act, "link device code only, into an object for the host linker"},
    {"link", "link", None, Id::Link, Act, "compile and link; the default"},
    {"lib", "lib", None, Id::Library, Act, "put the objects into a static library"},
    {"run", "run", None, Id::Run, Act, "link, then run the program"},
    {"run-args", "run-args", List, Id::RunArguments, Act, "arguments for -run"},

    // Files and paths
    {"output-file", "o", One, Id::Output, Act, "output file"},
    {"pre-include", "include", List, Id::PreInclude, Act, "include this header first"},
    {"objdir-as-tempdir", "objtemp", None, Id::None, Ignore, kNoEffect},
    {"library", "l", List, Id::LibraryName, Act, "link with this library", true},
    {"define-macro", "D", Exact, Id::Define, Act, "define a macro", true},
    {"undefine-macro", "U", List, Id::Undefine, Act, "undefine a macro", true},
    {"include-path", "I", List, Id::Include, Act, "search this folder for headers", true},
    {"system-include", "isystem", List, Id::SystemInclude, Act, "search this folder for system headers"},
    {"library-path", "L", List, Id::LibraryPath, Act, "search this folder for libraries", true},
    {"output-directory", "odir", One, Id::OutputFolder, Act, "folder for outputs without -o"},
    {"compiler-bindir", "ccbin", One, Id::HostCompiler, Act, "host compiler, or the folder that holds g++"},
    {"allow-unsupported-compiler", "allow-unsupported-compiler", None, Id::None, Ignore, "any g++ that links will do"},
    {"archiver-binary", "arbin", One, Id::Archiver, Act, "archiver for -lib"},
    {"cudart", "cudart", One, Id::Runtime, Act, "none, shared or static: how the runtime is linked"},
    {"cudadevrt", "cudadevrt", One, Id::None, Ignore, "there is no separate device runtime library"},
    {"libdevice-directory", "ldir", One, Id::None, Ignore, "the maths library is Sampan's own"},
    {"target-directory", "target-dir", One, Id::None, Announce, "Sampan compiles for the machine's own kind of CPU"},
    {"use-local-env", "use-local-env", None, Id::None, Ignore, "it concerns Windows"},
    {"force-cl-env-setup", "force-cl-env-setup", None, Id::None, Ignore, "it concerns Windows"},

    // Debugging and optimisation
    {"profile", "pg", None, Id::Profile, Act, "instrument the host code for gprof"},
    {"debug", "g", None, Id::Debug, Act, "debug information for host code and kernels"},
    {"device-debug", "G", None, Id::DeviceDebug, Act, "run kernels unoptimised, every variable visible"},
    {"generate-line-info", "lineinfo", None, Id::LineInfo, Act, "line numbers for kernels"},
    {"optimization-info", "opt-info", List, Id::None, Ignore, kGpuTuning},
    {"optimize", "O", One, Id::Optimise, Act, "0 to 3: optimisation of the host code", true},
    {"Ofast-compile", "Ofc", One, Id::None, Ignore, "it trades speed of GPU code for compile time"},
    {"dopt", "dopt", One, Id::DeviceOptimise, Act, "on: optimise kernels although -G is given"},
    {"dlink-time-opt", "dlto", None, Id::None, Ignore, "device code with -rdc=true is always optimised as a whole"},
    {"lto", "lto", None, Id::None, Ignore, "device code with -rdc=true is always optimised as a whole"},
    {"gen-opt-lto", "gen-opt-lto", None, Id::None, Ignore, "device code with -rdc=true is always optimised as a whole"},
    {"ftemplate-backtrace-limit", "ftemplate-backtrace-limit", One, Id::TemplateBacktrace, Act,
     "length of template notes"},
    {"ftemplate-depth", "ftemplate-depth", One, Id::TemplateDepth, Act, "depth of nested templates"},
    {"no-exceptions", "noeh", None, Id::NoExceptions, Act, "host code without exceptions"},
    {"shared", "shared", None, Id::Shared, Act, "make a shared library"},
    {"x", "x", One, Id::Language, Act, "c, c++ or cu: language of the inputs whatever they are called"},
    {"std", "std", One, Id::Standard, Act, "C++ standard"},
    {"no-host-device-initializer-list", "nohdinitlist", None, Id::None, Ignore,
     "std::initializer_list works in kernels either way"},
    {"no-host-device-move-forward", "nohdmoveforward", None, Id::None, Ignore, "std::move works in kernels either way"},
    {"expt-relaxed-constexpr", "expt-relaxed-constexpr", None, Id::RelaxedConstexpr, Act,
     "kernels may call constexpr host functions"},
    {"extended-lambda", "extended-lambda", None, Id::ExtendedLambda, Act, "lambdas with __device__"},
    {"expt-extended-lambda", "expt-extended-lambda", None, Id::ExtendedLambda, Act, "older name of -extended-lambda"},
    {"machine", "m", One, Id::None, Ignore, "everything is 64-bit"},
    {"m64", "m64", None, Id::None, Ignore, "everything is 64-bit"},
    {"m32", "m32", None, Id::None, Refuse, "32-bit programs are not supported, by CUDA neither since release 12"},

    // Flags for other programs
    {"compiler-options", "Xcompiler", Words, Id::HostFlags, Act, "flags for the host compiler"},
    {"linker-options", "Xlinker", Words, Id::LinkerFlags, Act, "flags for the linker"},
    {"archive-options", "Xarchive", Words, Id::ArchiveFlags, Act, "flags for the archiver"},
    {"ptxas-options", "Xptxas", Words, Id::PtxasFlags, Act,
     "-O0 to -O3 set the optimisation of kernels; the rest concerns GPUs"},
    {"nvlink-options", "Xnvlink", Words, Id::None, Ignore, "it concerns GPU code"},
    {"fatbin-options", "Xfatbin", Words, Id::None, Ignore, "it concerns GPU code"},
    {"cudafe-options", "Xcudafe", Words, Id::None, Ignore, "it concerns nvcc's own front end"},
    {"static-global-template-stub", "static-global-template-stub", One, Id::None, Ignore, kNoEffect},
    {"device-entity-has-hidden-visibility", "device-entity-has-hidden-visibility", One, Id::None, Ignore, kNoEffect},
    {"forward-unknown-to-host-compiler", "forward-unknown-to-host-compiler", None, Id::ForwardToCompiler, Act,
     "unknown options go to the host compiler"},
    {"forward-unknown-to-host-linker", "forward-unknown-to-host-linker", None, Id::ForwardToLinker, Act,
     "unknown options go to the linker"},
    {"forward-unknown-opts", "forward-unknown-opts", None, Id::ForwardAll, Act, "both"},

    // How the driver works
    {"dont-use-profile", "noprof", None, Id::None, Ignore, "no profile is read"},
    {"dryrun", "dryrun", None, Id::DryRun, Act, "print the commands, run none"},
    {"verbose", "v", None, Id::Verbose, Act, "print the commands, and every remark"},
    {"threads", "t", One, Id::None, Ignore, "one device version is compiled, so there is nothing to spread", true},
    {"split-compile", "split-compile", One, Id::None, Ignore, kNoEffect},
    {"split-compile-extended", "split-compile-extended", One, Id::None, Ignore, kNoEffect},
    {"fdevice-syntax-only", "fdevice-syntax-only", None, Id::SyntaxOnly, Act, "check the source, write nothing"},
    {"fdevice-time-trace", "fdevice-time-trace", One, Id::None, Announce,
     "no trace is written; --sampan-time prints the time of each stage"},
    {"keep", "keep", None, Id::Keep, Act, "keep intermediate files"},
    {"keep-dir", "keep-dir", One, Id::KeepFolder, Act, "folder for -keep"},
    {"save-temps", "save-temps", None, Id::Keep, Act, "as -keep"},
    {"clean-targets", "clean", None, Id::None, Refuse, "delete the outputs by your build system"},
    {"time", "time", One, Id::None, Announce, "no table is written; --sampan-time prints the time of each stage"},
    {"input-drive-prefix", "idp", One, Id::None, Ignore, "it concerns Windows"},
    {"dependency-drive-prefix", "ddp", One, Id::None, Ignore, "it concerns Windows"},
    {"drive-prefix", "dp", One, Id::None, Ignore, "it concerns Windows"},
    {"no-align-double", "no-align-double", None, Id::None, Refuse,
     "it would change the layout of structs between host and kernels"},
    {"no-device-link", "nodlink", None, Id::NoDeviceLink, Act, "link host code only"},
    {"options-file", "optf", List, Id::OptionsFile, Act, "read options from this file; @file does the same"},
    {"jobserver", "jobserver", None, Id::None, Ignore, kNoEffect},
    {"host-linker-script", "hls", One, Id::None, Ignore, "it concerns the sections of GPU code"},
    {"augment-host-linker-script", "aug-hls", None, Id::None, Ignore, "it concerns the sections of GPU code"},
    {"relocatable-link", "r", None, Id::None, Refuse,
     "link the objects directly, or put them into a library with -lib"},
    {"frandom-seed", "frandom-seed", One, Id::None, Ignore, "outputs do not depend on a seed"},

    // Device code
    {"gpu-architecture", "arch", One, Id::Architecture, Act, "sm_80, compute_80, native…: what __CUDA_ARCH__ says"},
    {"gpu-code", "code", List, Id::Code, Act, "further architectures"},
    {"generate-code", "gencode", Exact, Id::GenerateCode, Act, "arch=compute_80,code=sm_80; the highest one counts"},
    {"relocatable-device-code", "rdc", One, Id::Relocatable, Act,
     "true: kernels may call device functions of other files"},
    {"entries", "e", List, Id::None, Ignore, "every kernel is compiled"},
    {"maxrregcount", "maxrregcount", One, Id::None, Ignore, kGpuTuning},
    {"use_fast_math", "use_fast_math", None, Id::FastMath, Act,
     "fast division, root and intrinsics; denormals to zero"},
    {"ftz", "ftz", One, Id::Ftz, Act, "true: denormal floats are zero in kernels"},
    {"prec-div", "prec-div", One, Id::None, Ignore, "division is always correctly rounded"},
    {"prec-sqrt", "prec-sqrt", One, Id::None, Ignore, "the square root is always correctly rounded"},
    {"fmad", "fmad", One, Id::Fmad, Act, "false: no fused multiply-add in kernels"},
    {"extra-device-vectorization", "extra-device-vectorization", None, Id::None, Ignore, kGpuTuning},
    {"default-stream", "default-stream", One, Id::DefaultStream, Act, "legacy or per-thread"},
    {"keep-device-functions", "keep-device-functions", None, Id::None, Ignore, kNoEffect},
    {"source-in-ptx", "src-in-ptx", None, Id::None, Ignore, "there is no PTX"},
    {"restrict", "restrict", None, Id::None, Ignore, "pointers may alias; __restrict__ in the source is respected"},
    {"extensible-whole-program", "ewp", None, Id::ExtensibleWholeProgram, Act, "as -rdc=true"},
    {"no-compress", "no-compress", None, Id::None, Ignore, "images are not compressed"},
    {"compress-all", "compress-all", None, Id::None, Ignore, "images are not compressed"},
    {"compress-mode", "compress-mode", One, Id::None, Ignore, "images are not compressed"},
    {"qpp-config", "qpp-config", One, Id::None, Ignore, "it concerns QNX"},
    {"compile-as-tools-patch", "astoolspatch", None, Id::None, Refuse, "it concerns NVIDIA's debugging tools"},
    {"jump-table-density", "jtd", One, Id::None, Ignore, kGpuTuning},
    {"relocatable-ptx", "reloc-ptx", None, Id::None, Ignore, "there is no PTX"},
    {"device-stack-protector", "device-stack-protector", One, Id::None, Ignore, kGpuTuning},
    {"sanitize", "sanitize", One, Id::None, Announce, "NVIDIA's sanitizer instruments GPU code"},
    {"nvlink-lto", "nvlink-lto", None, Id::None, Ignore, kNoEffect},
    {"list-gpu-code", "code-ls", None, Id::ListCode, Act, "print the values that -code takes"},
    {"list-gpu-arch", "arch-ls", None, Id::ListArch, Act, "print the virtual architectures that -arch takes"},

    // Warnings
    {"disable-warnings", "w", None, Id::NoWarnings, Act, "no warnings"},
    {"Wreorder", "Wreorder", None, Id::None, Ignore, "the warning is on by default"},
    {"Wdefault-stream-launch", "Wdefault-stream-launch", None, Id::None, Announce, "Sampan has no such warning"},
    {"Wmissing-launch-bounds", "Wmissing-launch-bounds", None, Id::None, Announce, "Sampan has no such warning"},
    {"Wext-lambda-captures-this", "Wext-lambda-captures-this", None, Id::None, Announce, "Sampan has no such warning"},
    {"Wno-deprecated-declarations", "Wno-deprecated-declarations", None, Id::NoDeprecated, Act,
     "no warnings about deprecated names"},
    {"Wno-deprecated-gpu-targets", "Wno-deprecated-gpu-targets", None, Id::None, Ignore,
     "Sampan never warns of an architecture's age"},
    {"Werror", "Werror", List, Id::WarningsAsErrors, Act, "all-warnings: warnings are errors"},
    {"resource-usage", "res-usage", None, Id::None, Ignore, "registers and the like are a GPU's"},
    {"display-error-number", "err-no", None, Id::None, Ignore, "errors always have an id"},
    {"no-display-error-number", "no-err-no", None, Id::None, Ignore, "errors always have an id"},
    {"diag-error", "diag-error", List, Id::None, Ignore, "the numbers are those of nvcc's own front end"},
    {"diag-suppress", "diag-suppress", List, Id::None, Ignore, "the numbers are those of nvcc's own front end"},
    {"diag-warn", "diag-warn", List, Id::None, Ignore, "the numbers are those of nvcc's own front end"},
    {"brief-diagnostics", "brief-diag", One, Id::None, Ignore, kNoEffect},

    // About
    {"help", "h", None, Id::Help, Act, "print this"},
    {"version", "V", None, Id::Version, Act, "print the version"},

    // Sampan's own
    {"sampan-on", "", One, Id::On, Act, "twin:ascend950pr: kernels as they would run on that chip, in its twin"},
    {"sampan-engine", "", One, Id::Engine, Act,
     "lanes, regions, fibers or lockstep: how the threads of a kernel are run"},
    {"sampan-width", "", One, Id::Width, Act, "1, 4, 8, 16, 32 or 64 lanes, instead of what suits the kernel"},
    {"sampan-remarks", "", None, Id::Remarks, Act, "say what could not be compiled the fast way, and why"},
    {"sampan-dump", "", List, Id::Dump, Act, "print the module after this kernel pass; all for every one"},
    {"sampan-skip", "", List, Id::Skip, Act, "leave this kernel pass out"},
    {"sampan-apart", "", List, Id::Apart, Act,
     "FILE:LINE: leave products and sums of this line apart; -fmad for lines"},
    {"sampan-time", "", None, Id::Time, Act, "print the time of each stage"},
    {"sampan-target", "", One, Id::Target, Act,
     "cpu, cpu-arm64 or cpu-loongarch64: the machine that the program is for; ascend910, or a chip of it: kernels for "
     "AscendNPU-IR instead of a program"},
    {"sampan-cpu", "", One, Id::Cpu, Act,
     "level of the kernels' code: x86-64-v3, x86-64-v4, loongarch64-lasx …, or native: the best that this machine "
     "runs"},
    {"sampan-emit", "", One, Id::Emit, Act,
     "asm, host-ir, device-ir or kernel-ir instead of an object; kernels: an object without the host's code"},
};

} // namespace

std::span<const OptionRow> optionTable() { return kTable; }

const OptionRow *findOption(std::string_view name) {
  for (const OptionRow &row : kTable)
    if (name == row.longName || (!row.shortName.empty() && name == row.shortName))
      return &row;
  return nullptr;
}

std::vector<std::string> optionSpellings() {
  std::vector<std::string> all;
  for (const OptionRow &row : kTable) {
    all.push_back("--" + std::string(row.longName));
    if (!row.shortName.empty())
      all.push_back("-" + std::string(row.shortName));
  }
  return all;
}

} // namespace sampan::nvcc
