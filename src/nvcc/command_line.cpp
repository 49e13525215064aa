#include "nvcc/command_line.h"

#include "support/text.h"

#include <algorithm>

namespace sampan::nvcc {
namespace {

struct Reader {
  const std::vector<std::string> &words;
  CommandLine &line;
  Diagnostics &out;
  bool toCompiler = false, toLinker = false;
  size_t at = 0;
  Diagnostics quiet{}; // remarks for -v, which may come last

  bool readAll();
  bool readOption(const std::string &word);
  bool unknown(const std::string &word);
  bool take(const OptionRow &, const std::string &spelling, const std::string *attached);
  void give(const OptionRow &, const std::string &spelling, const std::string &value);
};

bool names(const std::string &word, std::string_view name) {
  return word == "-" + std::string(name) || word == "--" + std::string(name);
}

bool Reader::readAll() {
  for (const std::string &word : words) {
    toCompiler |= names(word, "forward-unknown-to-host-compiler") || names(word, "forward-unknown-opts");
    toLinker |= names(word, "forward-unknown-to-host-linker") || names(word, "forward-unknown-opts");
  }
  bool good = true;
  for (at = 0; at < words.size(); ++at) {
    const std::string &word = words[at];
    if (word.size() > 1 && word[0] == '-')
      good &= readOption(word);
    else
      line.inputs.push_back(word);
  }
  if (line.verbose)
    for (const Diagnostic &d : quiet.all())
      out.add(d);
  return good;
}

// A value that follows a one-letter name directly. Numbers only where a number is expected, so that a mistyped
// long name is not taken for one.
bool mayJoin(const OptionRow &row, const std::string &value) {
  if (!row.joined || value.empty())
    return false;
  bool number = row.id == Id::Optimise || row.shortName == "t";
  return !number || (value[0] >= '0' && value[0] <= '9');
}

bool Reader::readOption(const std::string &word) {
  std::string name = word.substr(word[1] == '-' && word.size() > 2 ? 2 : 1);
  if (const OptionRow *row = findOption(name))
    return take(*row, word, nullptr);
  size_t equals = name.find('=');
  if (equals != std::string::npos) {
    if (const OptionRow *row = findOption(name.substr(0, equals))) {
      std::string value = name.substr(equals + 1);
      return take(*row, word.substr(0, word.find('=')), &value);
    }
  }
  if (word[1] != '-') {
    const OptionRow *row = findOption(name.substr(0, 1));
    std::string value = name.substr(1);
    if (row && mayJoin(*row, value))
      return take(*row, word.substr(0, 2), &value);
  }
  return unknown(word);
}

bool Reader::unknown(const std::string &word) {
  if (toCompiler || toLinker) {
    if (toCompiler)
      line.options.push_back({Id::HostFlags, word, word});
    else
      line.options.push_back({Id::ForwardToLinker, word, word});
    return true;
  }
  std::string hint;
  bool hostLike = word.starts_with("-f") || word.starts_with("-W") || word.starts_with("-m") || word == "-pthread" ||
                  word.starts_with("-ansi") || word.starts_with("-pedantic") || word == "-pipe" || word == "-static";
  std::string close = nearest(word.substr(0, word.find('=')), optionSpellings());
  if (hostLike)
    hint = "it looks like a flag of the host compiler: write -Xcompiler " + word;
  else if (!close.empty())
    hint = "did you mean " + close + "?";
  else
    hint = "nvcc --help lists what there is";
  return out.error("N1001", "unknown option '" + word + "'", hint);
}

bool Reader::take(const OptionRow &row, const std::string &spelling, const std::string *attached) {
  if (row.value == Value::None) {
    if (attached)
      return out.error("N1003", "'" + spelling + "' takes no value", "write " + spelling + " alone");
    give(row, spelling, {});
    return row.action != Action::Refuse;
  }
  std::string value;
  if (attached) {
    value = *attached;
    // -I=folder, as well as -Ifolder
    if (row.joined && value.starts_with("=") && spelling.size() == 2)
      value.erase(0, 1);
  } else if (at + 1 < words.size()) {
    value = words[++at];
  } else {
    return out.error("N1002", "'" + spelling + "' needs a value", "nvcc --help says which");
  }
  give(row, spelling, value);
  return row.action != Action::Refuse;
}

// `-Xcompiler -Wl,-rpath,/x` is meant as one flag although commas part.
std::vector<std::string> hostWords(const std::string &value) {
  std::vector<std::string> flags;
  for (const std::string &word : splitWords(value)) {
    if (word.starts_with("-Wl,") || word.starts_with("-Wa,") || word.starts_with("-Wp,"))
      flags.push_back(word);
    else
      for (std::string &piece : splitCommas(word))
        flags.push_back(std::move(piece));
  }
  return flags;
}

void Reader::give(const OptionRow &row, const std::string &spelling, const std::string &value) {
  switch (row.action) {
  case Action::Refuse:
    out.error("N1004", "'" + spelling + "' is not possible: " + std::string(row.text), "leave it out");
    return;
  case Action::Announce:
  case Action::Ignore:
    (row.action == Action::Announce ? out : quiet)
        .remark("N1030", "'" + spelling + "' is left out: " + std::string(row.text));
    return;
  case Action::Act: break;
  }
  line.verbose |= row.id == Id::Verbose || row.id == Id::DryRun;
  std::vector<std::string> values;
  if (row.value == Value::List)
    values = splitCommas(value);
  else if (row.value == Value::Words)
    values = hostWords(value);
  else
    values.push_back(value);
  for (std::string &v : values)
    line.options.push_back({row.id, spelling, std::move(v)});
}

} // namespace

bool readCommandLine(const std::vector<std::string> &arguments, CommandLine &line, Diagnostics &out) {
  return Reader{arguments, line, out}.readAll();
}

} // namespace sampan::nvcc
