// A program on the twin of Ascend 950: its kernels are those of the translated text, compiled for this machine.
#pragma once

#include "targets/ascend950/translate.h"

namespace sampan::ascend950 {

struct TwinRequest {
  TranslateRequest source;
  std::string share;    // folder with twins/ and runtime/abi.h
  std::string archName; // "sm_80", for the image
  std::string object;   // to write
  std::string image;    // symbol of the image in it
};

// False after adding errors: also if a kernel was left out, for the program could launch it.
bool buildTwin(const TwinRequest &, Diagnostics &);

} // namespace sampan::ascend950
