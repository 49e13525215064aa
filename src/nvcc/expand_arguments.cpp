#include "nvcc/command_line.h"

#include "support/file.h"
#include "support/text.h"

namespace sampan::nvcc {
namespace {

constexpr int kDeepest = 10; // a file that names itself ends here

bool append(const std::string &argument, std::vector<std::string> &to, int depth, Diagnostics &out);

bool appendFile(const std::string &path, std::vector<std::string> &to, int depth, Diagnostics &out) {
  if (depth == kDeepest)
    return out.error("N1009", "options files name each other more than 10 deep, at '" + path + "'",
                     "check whether one of them names itself");
  std::optional<std::string> text = readFile(path);
  if (!text)
    return out.error("N1009", "cannot read options file '" + path + "'", "check the path and its permissions");
  std::vector<std::string> words = splitWords(*text);
  for (size_t i = 0; i < words.size(); ++i) {
    bool named = words[i] == "--options-file" || words[i] == "-optf";
    if (named && i + 1 < words.size())
      words[i + 1].insert(0, "@"), ++i;
    if (!append(words[i], to, depth + 1, out))
      return false;
  }
  return true;
}

bool append(const std::string &argument, std::vector<std::string> &to, int depth, Diagnostics &out) {
  for (std::string_view name : {"--options-file=", "-optf=", "@"})
    if (argument.starts_with(name) && argument.size() > name.size()) {
      for (const std::string &path : splitCommas(argument.substr(name.size())))
        if (!appendFile(path, to, depth, out))
          return false;
      return true;
    }
  to.push_back(argument);
  return true;
}

} // namespace

bool expandArguments(std::vector<std::string> &arguments, const std::string &before, const std::string &after,
                     Diagnostics &out) {
  std::vector<std::string> given = splitWords(before), expanded;
  given.insert(given.end(), arguments.begin(), arguments.end());
  for (std::string &word : splitWords(after))
    given.push_back(std::move(word));
  for (size_t i = 0; i < given.size(); ++i) {
    bool named = given[i] == "--options-file" || given[i] == "-optf" || given[i] == "-options-file";
    if (named && i + 1 == given.size())
      return out.error("N1002", "'" + given[i] + "' needs the name of a file", "write " + given[i] + " FILE");
    if (named)
      given[++i].insert(0, "@");
    if (!append(given[i], expanded, 0, out))
      return false;
  }
  arguments = std::move(expanded);
  return true;
}

} // namespace sampan::nvcc
