// The words of a command line, told apart by the options table. What they mean is decided in options.cpp.
#pragma once

#include "nvcc/option_table.h"
#include "support/diagnostic.h"

#include <string>
#include <vector>

namespace sampan::nvcc {

struct Given {
  Id id;
  std::string spelling; // as the user wrote the name
  std::string value;    // one piece; lists give several of these
};

struct CommandLine {
  std::vector<Given> options;
  std::vector<std::string> inputs;
  bool verbose = false; // -v or -dryrun: remarks about options without effect are made
};

// Adds what NVCC_PREPEND_FLAGS and NVCC_APPEND_FLAGS hold, and replaces @file and --options-file by what they hold.
bool expandArguments(std::vector<std::string> &arguments, const std::string &prepend, const std::string &append,
                     Diagnostics &);

// `arguments` without the program's name.
bool readCommandLine(const std::vector<std::string> &arguments, CommandLine &, Diagnostics &);

} // namespace sampan::nvcc
