// One recorded launch, and its form as JSON in a LNCH chunk.
#pragma once

#include "recording/format.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sampan::recording {

// An allocation or device variable that the launch could reach, in the recorded process's addresses.
struct Memory {
  std::string variable; // its name in the device code; empty for an allocation
  std::string kind;     // device, managed, pinned, variable, constant
  uint64_t address = 0;
  uint64_t bytes = 0;
  std::vector<uint32_t> before, after; // numbers of pages; `before` is empty in the recording of a replay
};

struct Argument {
  uint32_t offset = 0;
  std::string value; // its bytes
};

struct Launch {
  uint64_t index = 0; // among all launches of the process, recorded or not
  uint64_t session = 0;
  uint64_t run = 0;   // of a replay: which repetition
  std::string kernel; // mangled
  uint32_t grid[3] = {1, 1, 1}, block[3] = {1, 1, 1};
  uint64_t shared = 0;
  bool cooperative = false;
  std::string layout; // who told the arguments' sizes: image, runtime, source
  std::string path;   // how the kernel was compiled: lanes or regions, whole-warps, fibers; empty if nobody tells
  std::string file;   // where it is defined, if known
  uint32_t line = 0;
  int error = 0; // CUDA's code
  uint64_t nanoseconds = 0;
  std::vector<Argument> arguments;
  std::vector<Memory> memory;
};

nlohmann::json toJson(const Launch &);
// Nothing if a field is missing, of another type or out of bounds, or names a page from `pages` on.
std::optional<Launch> launchFromJson(const nlohmann::json &, uint64_t pages);

} // namespace sampan::recording
