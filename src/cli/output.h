// What subcommands write: reports under --html, --json and the like, and the end of standard output.
#pragma once

#include "cli/options.h"

#include <functional>
#include <string>

namespace sampan::cli {

// Reports that options ask for by a path; `-` is standard output.
class ReportFiles {
public:
  ReportFiles(const Options &options, const Speaker &speaker) : options(options), speaker(speaker) {}
  // True if option `name` asks for nothing or the report was written.
  bool write(const char *name, const std::function<std::string()> &make);
  bool onOutput = false; // one went to standard output, which is then no place for a summary

private:
  const Options &options;
  const Speaker &speaker;
};

// `status` if standard output took everything, else 1 after L1004.
int finishOutput(int status, const Speaker &);

} // namespace sampan::cli
