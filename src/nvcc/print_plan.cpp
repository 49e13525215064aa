#include "nvcc/print_plan.h"

#include "support/text.h"

#include <cstdlib>

namespace sampan::nvcc {
namespace {

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &w : words)
    text += (text.empty() ? "" : " ") + quoteForShell(w);
  return text;
}

std::vector<std::string> compileWords(const cpu::CompileRequest &r) {
  std::string digits = r.archName;
  digits.erase(0, digits.find('_') + 1);
  // `-arch compute_80` is how CMake learns the default architecture.
  std::vector<std::string> words = {"-arch", "compute_" + digits};
  if (r.relocatableDevice)
    words.push_back("-rdc=true");
  if (r.debugHost)
    words.push_back("-g");
  if (r.debugDevice)
    words.push_back("-G");
  words.push_back("-O" + std::to_string(r.optimiseHost));
  words.insert(words.end(), {"-Xptxas", "-O" + std::to_string(r.optimise)});
  words.insert(words.end(), r.clangArgs.begin(), r.clangArgs.end());
  if (!r.input.empty())
    words.push_back(r.input);
  if (!r.output.empty())
    words.insert(words.end(), {"-o", r.output});
  return words;
}

} // namespace

std::string environmentText(const Surroundings &world) {
  std::string bin = world.toolkit + "/bin";
  const char *path = std::getenv("PATH");
  std::string text;
  auto line = [&](const std::string &l) { text += "#$ " + l + "\n"; };
  line("_SPACE_= ");
  line("_CUDART_=cudart");
  line("_HERE_=" + bin);
  line("_THERE_=" + bin);
  line("_TARGET_SIZE_=");
  line("_TARGET_DIR_=");
  line("TOP=" + bin + "/..");
  line("NVVMIR_LIBRARY_DIR=" + bin + "/../nvvm/libdevice");
  line("PATH=" + bin + ":" + (path ? path : ""));
  line("INCLUDES=" + quoteForShell("-I" + world.toolkit + "/include"));
  line("LIBRARIES= " + quoteForShell("-L" + world.toolkit + "/lib64"));
  line("CUDAFE_FLAGS=");
  line("PTXAS_FLAGS=");
  return text;
}

std::string stepText(const Step &step) {
  switch (step.kind) {
  case StepKind::CompileDevice: return "#$ compile-in-process " + joined(compileWords(step.request)) + "\n";
  case StepKind::PrintTiles: return "#$ print-tiles-in-process " + joined(compileWords(step.request)) + "\n";
  case StepKind::LinkDevice: {
    std::vector<std::string> words = compileWords(step.request);
    words.insert(words.end(), step.objects.begin(), step.objects.end());
    return "#$ link-device-in-process " + joined(words) + "\n";
  }
  default: break;
  }
  // What the command writes is renamed when it has succeeded; shown is where it ends.
  std::vector<std::string> words = step.command;
  for (std::string &w : words)
    if (!step.partial.empty() && w == step.partial)
      w = step.output;
  return "#$ " + joined(words) + "\n";
}

} // namespace sampan::nvcc
