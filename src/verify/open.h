// Recordings as commands take them: problems become diagnostics in the reader's language.
#pragma once

#include "runtime/recording/reader.h"
#include "support/speaker.h"

namespace sampan::verify {

// Answers false.
bool tell(const recording::Problem &, const Speaker &);

struct OpenOptions {
  bool salvage = false; // take what is whole of a recording that ends early
  std::string digest;   // that it has to have; empty: any
};

// False after an error: those of Reader::open, R1004 for one that ends early, R1014 for another digest.
bool openRecording(recording::Reader &, const std::string &path, const OpenOptions &, const Speaker &);

} // namespace sampan::verify
