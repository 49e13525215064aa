#include "nvcc/version.h"

#include "nvcc/option_table.h"

namespace sampan::nvcc {

std::string versionText() {
  std::string release = std::to_string(kCudaMajor) + "." + std::to_string(kCudaMinor);
  // CMake and others take a compiler for nvcc only by the second line; Meson takes what follows the last V as the version.
  return "Sampan " + std::string(kSampanVersion) + ": compiles CUDA C++ for CPUs. Not a product of NVIDIA.\n" +
         "Compatible with: nvcc: NVIDIA (R) Cuda compiler driver\n" + "Cuda compilation tools, release " + release +
         ", V" + release + "." + std::to_string(kCudaBuild) + "\n";
}

std::string helpText() {
  std::string text = "Usage: nvcc [options] file...\n\n"
                     "Compiles CUDA C++ for this machine's CPU, with nvcc's command line.\n\n"
                     "  nvcc -O3 -o app app.cu           compile and link\n"
                     "  nvcc -c -std=c++17 kernels.cu    make an object\n"
                     "  nvcc -rdc=true a.cu b.cu -o app  kernels that call functions of other files\n\nOptions:\n";
  std::string ignored;
  for (const OptionRow &row : optionTable()) {
    std::string names = row.shortName.empty() ? "" : "-" + std::string(row.shortName);
    if (row.longName != row.shortName)
      names += (names.empty() ? "--" : ", --") + std::string(row.longName);
    if (row.action != Action::Act) {
      ignored += "  " + names + ": " + (row.action == Action::Refuse ? "refused: " : "") + std::string(row.text) + "\n";
      continue;
    }
    names += row.value == Value::None ? "" : row.value == Value::One ? " VALUE" : " VALUE,...";
    text += "  " + names + (names.size() < 44 ? std::string(44 - names.size(), ' ') : "\n" + std::string(46, ' ')) +
            "  " + std::string(row.text) + "\n";
  }
  return text + "\nUnderstood, and without effect here:\n" + ignored;
}

} // namespace sampan::nvcc
