// Recorded launches against their replays.
#pragma once

#include "runtime/recording/reader.h"
#include "verify/policy.h"

#include <memory>

namespace sampan::verify {

struct OutputResult {
  std::string name;     // "arg3", "arg3+" (reached through it), a variable's name
  std::string type;     // of the argument in C++, if known
  bool guessed = false; // is the kind of number a guess from the bytes?
  uint64_t bytes = 0;
  Rule rule;
  Statistics statistics;
  bool same = true;                           // is what was found accepted?
  double standardErrors = 0, probability = 1; // of Monte Carlo
};

struct LaunchResult {
  recording::Launch launch;          // without its memory
  std::string kernel;                // plain name
  std::string here;                  // path of the kernel in the replay
  int errorHere = 0;                 // CUDA's code; not 0: it failed, and there are no outputs
  std::vector<OutputResult> outputs; // those that the kernel changed, there or here
  uint64_t unchanged = 0;            // memory that neither changed
  bool same() const;
};

struct Comparison {
  std::vector<LaunchResult> launches;
  bool same() const;
};

using Readers = std::vector<std::unique_ptr<recording::Reader>>;

// `runs` are recordings of replays of `reference`, one launch of theirs for each of its. R1015 if they are not.
recording::Problem compare(const recording::Reader &reference, const Readers &runs, const Policy &, Comparison &);

} // namespace sampan::verify
