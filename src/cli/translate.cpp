#include "targets/ascend950/translate.h"
#include "cli/commands.h"
#include "nvcc/command_line.h"
#include "nvcc/inputs.h"
#include "nvcc/options.h"
#include "nvcc/toolkit.h"
#include "support/process.h"
#include "support/terminal.h"

#include <cstdio>

namespace sampan::cli {
namespace {

void printHelp() {
  std::puts(
      "Usage: sampan translate --to ascend950 [--keep-going] [options of nvcc] file.cu... -o FOLDER\n\n"
      "Writes the kernels as source text in the chip's language (Ascend C SIMT for Ascend 950), comments and names\n"
      "kept, with build.sh, a CMake project and a README that says what was changed. Compiling it needs the vendor's\n"
      "CANN. A kernel that cannot be translated is left out with an error that says why; the exit status is 1 then,\n"
      "unless --keep-going is given and some kernel was translated.");
}

int fail(const Diagnostics &out) {
  print(out, stderr);
  return 1;
}

// Takes `--to NAME` and --keep-going out of the arguments.
bool takeOwn(Arguments &arguments, std::string &to, bool &keepGoing) {
  for (size_t i = 0; i < arguments.size();) {
    size_t words = 0;
    if (arguments[i].starts_with("--to="))
      to = arguments[i].substr(5), words = 1;
    else if (arguments[i] == "--to" && i + 1 < arguments.size())
      to = arguments[i + 1], words = 2;
    else if (arguments[i] == "--keep-going")
      keepGoing = true, words = 1;
    if (!words)
      ++i;
    else
      arguments.erase(arguments.begin() + static_cast<long>(i), arguments.begin() + static_cast<long>(i + words));
  }
  return to == "ascend950";
}

} // namespace

int translateCommand(const Arguments &given) {
  if (asksForHelp(given)) {
    printHelp();
    return 0;
  }
  Diagnostics out;
  Arguments arguments = given;
  std::string to;
  bool keepGoing = false;
  if (!takeOwn(arguments, to, keepGoing)) {
    out.error("N2007", to.empty() ? "translate needs a chip" : "sources are not translated for '" + to + "'",
              "sampan translate --to ascend950 file.cu -o FOLDER");
    return fail(out);
  }
  nvcc::CommandLine line;
  nvcc::Options options;
  if (!nvcc::readCommandLine(arguments, line, out) || !nvcc::readOptions(line, "", options, out))
    return fail(out);
  if (options.inputs.empty() || options.output.empty()) {
    out.error("N2007", options.inputs.empty() ? "nothing to translate" : "there is no folder to write to",
              "sampan translate --to ascend950 file.cu -o FOLDER");
    return fail(out);
  }
  const std::string toolkit = nvcc::locateToolkit(programFolder());
  ascend950::Project project{options.output, toolkit, {}};
  size_t kernels = 0, missing = 0;
  for (const std::string &input : options.inputs) {
    if (nvcc::kindOf(input, options.language) != nvcc::InputKind::Cuda) {
      out.error("N2007", "'" + input + "' is not a CUDA source", "name .cu files");
      return fail(out);
    }
    ascend950::TranslateRequest request{input, toolkit, options.preprocessor};
    if (!options.standard.empty())
      request.clangArgs.push_back("-std=" + options.standard);
    if (!options.architectures.empty())
      request.arch = nvcc::highest(options.architectures).number;
    ascend950::Translation translation;
    Diagnostics said;
    const bool parsed = ascend950::translate(request, translation, said);
    print(said, stderr);
    if (!parsed)
      return 1;
    kernels += translation.kernels.size();
    missing += translation.leftOut.size();
    project.sources.push_back({input, std::move(translation)});
  }
  if (!ascend950::writeProject(project, out))
    return fail(out);
  std::printf("%s: %zu kernels translated, %zu left out\n", options.output.c_str(), kernels, missing);
  return missing && !(keepGoing && kernels) ? 1 : 0;
}

} // namespace sampan::cli
