// What `sampan record` and `sampan verify` ask of this library, from the environment variable SAMPAN_RECORD_JOB (JSON).
// Without it the library only hands calls on.
#pragma once

#include <cstdint>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace sampan::record {

enum class Mode { Off, Record, Replay, Layouts };

struct Field {
  uint32_t offset, bytes;
};

struct Job {
  Mode mode = Mode::Off;
  std::string recording; // to write, or of a replay to read
  std::string output;    // of a replay or of layouts: what to write
  // Record
  std::string kernels;                                 // regular expression over mangled and plain names; empty: all
  std::vector<std::pair<uint64_t, uint64_t>> launches; // of each kernel, from 0, both ends included
  uint64_t mostBytes = 0;                              // of the file
  unsigned patienceSeconds = 30;                       // how long a kernel may take before its launch is given up
  bool redact = false;
  std::string about; // file with JSON of what `sampan record` knows of the program: its manifest and sources
  std::map<std::string, std::vector<Field>>
      layouts; // by mangled name, of a build of ours (a file that Mode::Layouts wrote)
  // Replay
  unsigned runs = 1;

  // Mode::Off after a message if the text makes no sense.
  static Job fromEnvironment();
  bool wants(uint64_t launchOfKernel) const;
};

} // namespace sampan::record
