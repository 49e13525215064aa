#include "nvcc/host_flags.h"

#include <algorithm>
#include <string_view>

namespace sampan::nvcc {
namespace {

enum class Fate { Both, Host, Unused, Drop };

struct Rule {
  std::string_view text;
  bool prefix;
  Fate fate;
};

// The first rule that fits counts. Unused: means nothing when one file is compiled in process. Drop: g++ only.
constexpr Rule kRules[] = {
    {"-pipe", false, Fate::Unused},
    {"-no-pie", false, Fate::Unused},
    {"-pie", false, Fate::Unused},
    {"-static", true, Fate::Unused},
    {"-shared", false, Fate::Unused},
    {"-rdynamic", false, Fate::Unused},
    {"-Wl,", true, Fate::Unused},
    {"-Wa,", true, Fate::Unused},
    {"-l", true, Fate::Unused},
    {"-L", true, Fate::Unused},
    {"-B", true, Fate::Unused},
    {"-fuse-ld=", true, Fate::Unused},
    {"-v", false, Fate::Unused},
    {"-c", false, Fate::Unused},
    {"-save-temps", true, Fate::Unused},
    {"-fdiagnostics-color", true, Fate::Unused},
    {"-Wp,", true, Fate::Drop},
    {"-Wno-psabi", false, Fate::Unused},
    {"-W", true, Fate::Both},
    {"-w", false, Fate::Both},
    {"-D", true, Fate::Both},
    {"-U", true, Fate::Both},
    {"-I", true, Fate::Both},
    {"-std=", true, Fate::Both},
    {"-ansi", false, Fate::Both},
    {"-pedantic", true, Fate::Both},
    {"-pthread", false, Fate::Host},
    {"-fopenmp", true, Fate::Host},
    {"-m64", false, Fate::Unused},
    {"-mcmodel=", true, Fate::Host},
    {"-march=", true, Fate::Host},
    {"-mtune=", true, Fate::Host},
    {"-mcpu=", true, Fate::Host},
    {"-msse", true, Fate::Host},
    {"-mavx", true, Fate::Host},
    {"-mfma", true, Fate::Host},
    {"-mf16c", true, Fate::Host},
    {"-mbmi", true, Fate::Host},
    {"-mpopcnt", false, Fate::Host},
    {"-maes", false, Fate::Host},
    {"-mno-", true, Fate::Host},
    {"-fPIC", false, Fate::Host},
    {"-fpic", false, Fate::Host},
    {"-fPIE", false, Fate::Host},
    {"-fpie", false, Fate::Host},
    {"-fno-pic", true, Fate::Host},
    {"-fno-PIC", true, Fate::Host},
    {"-fno-pie", true, Fate::Host},
    {"-fno-PIE", true, Fate::Host},
    {"-fno-plt", false, Fate::Host},
    {"-fvisibility", true, Fate::Host},
    {"-fexceptions", false, Fate::Host},
    {"-fno-exceptions", false, Fate::Host},
    {"-fno-asynchronous-unwind-tables", false, Fate::Host},
    {"-fstack-protector", true, Fate::Host},
    {"-fno-stack-protector", false, Fate::Host},
    {"-fstack-clash-protection", false, Fate::Host},
    {"-fcf-protection", true, Fate::Host},
    {"-fomit-frame-pointer", false, Fate::Host},
    {"-fno-omit-frame-pointer", false, Fate::Host},
    {"-fsanitize", true, Fate::Host},
    {"-fno-sanitize", true, Fate::Host},
    {"--coverage", false, Fate::Host},
    {"-fprofile-arcs", false, Fate::Host},
    {"-ftest-coverage", false, Fate::Host},
    {"-ffast-math", false, Fate::Host},
    {"-funsafe-math-optimizations", false, Fate::Host},
    {"-fno-math-errno", false, Fate::Host},
    {"-ffinite-math-only", false, Fate::Host},
    {"-fno-trapping-math", false, Fate::Host},
    {"-fassociative-math", false, Fate::Host},
    {"-fno-signed-zeros", false, Fate::Host},
    {"-ffp-contract=", true, Fate::Host},
    {"-funroll-loops", false, Fate::Host},
    {"-fno-unroll-loops", false, Fate::Host},
    {"-ftree-vectorize", false, Fate::Host},
    {"-fno-tree-vectorize", false, Fate::Host},
    {"-ffunction-sections", false, Fate::Host},
    {"-fdata-sections", false, Fate::Host},
    {"-finline", true, Fate::Host},
    {"-fno-inline", true, Fate::Host},
    {"-fno-semantic-interposition", false, Fate::Host},
    {"-finput-charset=", true, Fate::Both},
    {"-ftrapv", false, Fate::Host},
    {"-fpermissive", false, Fate::Drop},
    {"-fno-gnu-unique", false, Fate::Drop},
    // Language: the two sides must agree on what the source means.
    {"-fno-strict-aliasing", false, Fate::Both},
    {"-fstrict-aliasing", false, Fate::Both},
    {"-fwrapv", false, Fate::Both},
    {"-fno-rtti", false, Fate::Both},
    {"-frtti", false, Fate::Both},
    {"-fsigned-char", false, Fate::Both},
    {"-funsigned-char", false, Fate::Both},
    {"-fshort-enums", false, Fate::Both},
    {"-fno-common", false, Fate::Both},
    {"-fno-builtin", true, Fate::Both},
    {"-fms-extensions", false, Fate::Both},
    {"-fconcepts", true, Fate::Unused},
    {"-ftemplate-depth", true, Fate::Both},
    {"-fconstexpr-", true, Fate::Both},
    {"-fmacro-prefix-map=", true, Fate::Both},
    {"-ffile-prefix-map=", true, Fate::Both},
    {"-fdebug-prefix-map=", true, Fate::Both},
    {"-fno-threadsafe-statics", false, Fate::Both},
    {"-fno-delete-null-pointer-checks", false, Fate::Both},
};

Fate fateOf(std::string_view flag) {
  for (const Rule &rule : kRules)
    if (rule.prefix ? flag.starts_with(rule.text) : flag == rule.text)
      return rule.fate;
  return Fate::Drop;
}

// Flags whose value may be a word of its own.
bool takesNext(std::string_view flag) {
  constexpr std::string_view kNames[] = {"-I", "-D", "-U", "-L", "-l", "-B"};
  for (std::string_view name : kNames)
    if (flag == name)
      return true;
  return false;
}

bool takesNextForBoth(std::string_view flag) {
  return flag == "-isystem" || flag == "-include" || flag == "-idirafter";
}

void readOptimise(std::string_view level, HostFlags &to) {
  if (level == "fast") {
    to.optimise = 3;
    to.clang.insert(to.clang.end(), {"-Xarch_host", "-ffast-math"});
  } else if (level == "s" || level == "z") {
    to.optimise = 2;
  } else if (level == "g") {
    to.optimise = 1;
  } else {
    to.optimise = level.empty() ? 1 : std::min(level[0] - '0', 3);
  }
}

} // namespace

HostFlags translateHostFlags(const std::vector<std::string> &flags, bool verbose, Diagnostics &out) {
  HostFlags to;
  bool warnings = false;
  for (size_t i = 0; i < flags.size(); ++i) {
    const std::string &flag = flags[i];
    if (flag.starts_with("-O")) {
      readOptimise(std::string_view(flag).substr(2), to);
      continue;
    }
    if (flag.starts_with("-g") && !flag.starts_with("-gsplit")) {
      to.debug |= flag != "-g0";
      continue;
    }
    if (takesNextForBoth(flag)) {
      to.clang.push_back(flag);
      if (i + 1 < flags.size())
        to.clang.push_back(flags[++i]);
      continue;
    }
    Fate fate = fateOf(flag);
    bool two = takesNext(flag) && i + 1 < flags.size();
    if (fate == Fate::Both || fate == Fate::Host) {
      if (fate == Fate::Host)
        to.clang.push_back("-Xarch_host");
      to.clang.push_back(flag);
      if (two)
        to.clang.push_back(flags[i + 1]);
    } else if (fate == Fate::Drop || verbose) {
      out.remark("N1031", "host compiler flag '" + flag + "' is not used for the host code of .cu files" +
                              (fate == Fate::Drop ? ", which Clang compiles" : ""));
    }
    if (two)
      ++i;
    warnings |= flag.starts_with("-W") && fate == Fate::Both;
    to.openMp |= flag == "-fopenmp" || flag.starts_with("-fopenmp=");
  }
  // g++ has warnings that Clang has not; their names alone are no reason to warn.
  if (warnings)
    to.clang.push_back("-Wno-unknown-warning-option");
  return to;
}

} // namespace sampan::nvcc
