// Options of a subcommand that are all `--name` or `--name value`, and what stands between them.
#pragma once

#include "cli/commands.h"
#include "support/speaker.h"

#include <functional>
#include <map>
#include <optional>

namespace sampan::cli {

struct Options {
  std::map<std::string, std::string> values; // by name without dashes; a switch has the value ""
  Arguments words;

  bool has(const std::string &name) const { return values.contains(name); }
  std::string get(const std::string &name) const {
    auto found = values.find(name);
    return found == values.end() ? "" : found->second;
  }
};

// Nothing after an error that names the option which is wrong. `command` is named in messages.
std::optional<Options> parseOptions(const Arguments &, const std::vector<std::string> &withValue,
                                    const std::vector<std::string> &switches, const Speaker &,
                                    const std::string &command = "list");

// What --lang asks for, else the locale.
Language chosenLanguage(const Arguments &);

// A command that speaks both languages: its help if that is asked for, else the status that `work` answers; what it has to say
// goes to standard error behind its output.
int speakingCommand(const Arguments &, const Words &help, const std::function<int(const Speaker &)> &work);

} // namespace sampan::cli
