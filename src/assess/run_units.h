// Many units: each in a process of its own, so that a crash or a hang costs that file only; results of unchanged files come
// from the cache, and each new one goes there as soon as it is known.
#pragma once

#include "assess/facts.h"
#include "support/speaker.h"

#include <functional>

namespace sampan::assess {

struct Job {
  std::string file, folder;         // as its command names it; where the command runs
  std::vector<std::string> command; // with the compiler's name
  bool operator==(const Job &) const = default;
};

struct RunOptions {
  unsigned jobs = 1;
  unsigned seconds = 120; // for one file
  std::string cache;      // folder; empty: none
  std::string tool;       // changes when this program does: what another version found is not believed
  std::function<void(const Job &, Unit &)> assess; // in the child, in the job's folder
  std::function<void(size_t done, size_t all, const std::string &file)> progress;
};

struct RunResult {
  std::vector<Unit> units; // in the order of the jobs; those not reached are left out
  size_t fromCache = 0, notReached = 0;
  int interruption = 0; // the signal
};

RunResult runUnits(const std::vector<Job> &, const RunOptions &, const Speaker &);

} // namespace sampan::assess
