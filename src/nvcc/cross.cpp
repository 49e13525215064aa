#include "nvcc/cross.h"

#include "targets/cpu/machine.h"

namespace sampan::nvcc {

constexpr CrossTools kTools[] = {
    {"arm64", "aarch64-linux-gnu-g++", "aarch64-linux-gnu-ar", "g++-aarch64-linux-gnu", "targets/aarch64-linux/lib",
     "libtbb-dev:arm64", "qemu-aarch64"},
    {"loongarch64", "loongarch64-linux-gnu-g++", "loongarch64-linux-gnu-ar", nullptr, "targets/loongarch64-linux/lib",
     nullptr, "qemu-loongarch64"},
};

const CrossTools *crossTools(const std::string &level) {
  if (cpu::isCross(level))
    for (const CrossTools &t : kTools)
      if (level.starts_with(t.machine))
        return &t;
  return nullptr;
}

std::string levelOfTarget(const std::string &target) {
  if (target == "cpu")
    return cpu::ownLevel();
  for (const CrossTools &t : kTools)
    if (target == std::string("cpu-") + t.machine)
      return t.machine;
  return {};
}

std::vector<std::string> runnerFor(const std::string &level) {
  const CrossTools *tools = crossTools(level);
  return tools ? std::vector<std::string>{tools->emulator} : std::vector<std::string>{};
}

} // namespace sampan::nvcc
