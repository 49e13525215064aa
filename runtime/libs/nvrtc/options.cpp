#include "nvrtc/options.h"

#include <string_view>

namespace sampan::nvrtc {
namespace {

// What NVRTC knows and nvcc does not, and what would make another product: it changes nothing that a kernel computes here.
// With a value (=) or without.
constexpr std::string_view kLeftOut[] = {"--device-c",
                                         "-dc",
                                         "--device-w",
                                         "-dw",
                                         "--relocatable-device-code",
                                         "-rdc",
                                         "--extensible-whole-program",
                                         "-ewp",
                                         "--extra-device-vectorization",
                                         "-extra-device-vectorization",
                                         "--modify-stack-limit",
                                         "-modify-stack-limit",
                                         "--builtin-move-forward",
                                         "-builtin-move-forward",
                                         "--builtin-initializer-list",
                                         "-builtin-initializer-list",
                                         "--dlink-time-opt",
                                         "-dlto",
                                         "--gen-opt-lto",
                                         "-gen-opt-lto",
                                         "--no-source-include",
                                         "-no-source-include",
                                         "--version-ident",
                                         "-version-ident",
                                         "--brief-diagnostics",
                                         "-brief-diag",
                                         "--no-cache",
                                         "-no-cache",
                                         "--pch",
                                         "-pch",
                                         "--create-pch",
                                         "-create-pch",
                                         "--use-pch",
                                         "-use-pch",
                                         "--pch-dir",
                                         "-pch-dir",
                                         "--pch-verbose",
                                         "-pch-verbose",
                                         "--pch-messages",
                                         "-pch-messages",
                                         "--instantiate-templates-in-pch",
                                         "-instantiate-templates-in-pch",
                                         "--minimal",
                                         "-minimal",
                                         "--device-stack-protector",
                                         "-device-stack-protector",
                                         "--time",
                                         "-time",
                                         "--split-compile",
                                         "-split-compile",
                                         "--fdevice-time-trace",
                                         "-fdevice-time-trace",
                                         "--jump-table-density",
                                         "-jtd",
                                         "--device-int128",
                                         "-device-int128",
                                         "--ofast-compile",
                                         "-Ofc"};

} // namespace

CompilerOptions compilerOptions(const std::vector<std::string> &given) {
  CompilerOptions options;
  for (std::string word : given) {
    // `-I folder` in one word, as some programs write it.
    const size_t end = word.find_last_not_of(" \t\n");
    word.resize(end == word.npos ? 0 : end + 1);
    const std::string_view name = std::string_view(word).substr(0, word.find('='));
    if (word.empty())
      continue;
    if (name == "--device-as-default-execution-space" || name == "-default-device") {
      options.hostDevice = true;
      continue;
    }
    bool out = false;
    for (std::string_view other : kLeftOut)
      out |= name == other;
    if (!out)
      options.words.push_back(word);
  }
  return options;
}

} // namespace sampan::nvrtc
