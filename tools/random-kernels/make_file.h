// From seeds to files.
#pragma once

#include "generator.h"

#include <set>
#include <string>
#include <vector>

namespace sampan::randomkernels {

struct FileRequest {
  std::vector<uint64_t> seeds;
  Settings settings;
  std::set<int> drop;
  bool mutate = false;  // one expected value of each kernel is made wrong, to see that the comparison notices
  bool withIds = false; // the number of each statement stands before it
};

struct MadeFile {
  std::string text;
  std::set<int> dropped;
  int statements = 0; // of the last kernel
};

MadeFile makeFile(const FileRequest &request);

// Checks the generator and the model against themselves on that many seeds. Answers what is wrong, or "".
std::string selfTest(uint64_t firstSeed, int count, const Settings &settings);

} // namespace sampan::randomkernels
