// Why numbers differ: the program is built again with one thing changed at a time, until the difference goes.
#pragma once

#include "verify/experiment.h"
#include "verify/replay.h"
#include "verify/source_diff.h"

#include <functional>

namespace sampan::verify {

struct Trial {
  Words what; // "-fmad=false"
  bool built = false;
  bool removed = false; // is the difference gone?
};

struct Explanation {
  Cause cause = Cause::None;
  std::vector<Location> lines; // of the program's sources
  Words text;
  std::vector<Trial> trials;
};

struct Case {
  const recording::Reader &reference;
  std::string file; // of the recording
  const Policy &policy;
  const Comparison &comparison; // with its differences
  Manifest manifest;            // of the program
  Texts sources;                // of the program
  Texts recordedSources;        // of the recorded program; may be empty
  std::string folder, nvcc;
  std::vector<ReplayRun> runs;
  unsigned seconds = 600;
  std::function<void(const Words &)> progress;
};

Explanation explain(const Case &, const Speaker &);

} // namespace sampan::verify
