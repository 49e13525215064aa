// Replays a recording with a program, in its own process, under the settings of each run.
#pragma once

#include "support/speaker.h"
#include "verify/compare.h"

#include <map>

namespace sampan::verify {

struct ReplayRun {
  std::string name; // for reports
  std::map<std::string, std::string> environment;
};

struct ReplayOrder {
  std::string recording; // file
  std::string program;
  std::string folder; // for the replays' recordings
  unsigned seconds = 600;
  std::vector<ReplayRun> runs;
};

// The runs of `sampan verify --on cpu`: as asked, and with blocks begun in the opposite order, which shows what depends
// on it. threads 0: as the runtime chooses.
std::vector<ReplayRun> cpuRuns(unsigned threads, unsigned repeats);

// Nothing after an error: those of runPreloaded, or of a replay that cannot be read.
std::optional<Readers> replay(const ReplayOrder &, const Speaker &);

} // namespace sampan::verify
