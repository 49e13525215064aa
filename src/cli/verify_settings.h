// What the command line of `sampan verify` asks for, checked.
#pragma once

#include "cli/options.h"

namespace sampan::cli {

struct VerifySettings {
  Options options; // files by name; what is not below
  std::string recording;
  unsigned threads = 0, repeats = 2, seconds = 600;
  std::vector<std::string> rebuild; // options of nvcc that the program is built again with; empty: it is run as it is
  bool has(const char *name) const { return options.has(name); }
  std::string get(const char *name) const { return options.get(name); }
};

extern const Words kVerifyHelp;

// Nothing after an error (L1001).
std::optional<VerifySettings> readVerifySettings(const Arguments &, const Speaker &);

} // namespace sampan::cli
