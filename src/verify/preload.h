// Programs run with libsampan_record.so in front of their CUDA runtime.
#pragma once

#include "support/process.h"
#include "support/speaker.h"

#include <nlohmann/json_fwd.hpp>

#include <map>

namespace sampan::verify {

// The library that belongs to this `sampan`; nothing after an error (R1030).
std::optional<std::string> findRecorder(const Speaker &);

// Puts the job and the library into this process's environment, for a program that it is about to become.
void preload(const std::string &recorder, const nlohmann::json &job);

struct PreloadRun {
  std::string recorder;
  std::string program;
  std::map<std::string, std::string> environment; // besides this process's own
  unsigned seconds = 600;                         // after which it is ended
};

// Runs it with what it prints captured. False after an error: R1031 could not be run, R1032 ended by a signal, R1033 took
// too long, R1034 ended without doing the job; what it said itself is added.
bool runPreloaded(const PreloadRun &, const nlohmann::json &job, const Speaker &);

} // namespace sampan::verify
