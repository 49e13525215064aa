#include "frontend/prelude.h"
#include "frontend/prelude_essence.h"
#include "support/file.h"

#include <sstream>

namespace sampan::frontend {

namespace {

// Every line of the record is a kind, a space and text. False at the first that does not hold.
bool holds(const std::string &record, const Essence &e) {
  std::string options;
  size_t macros = 0;
  std::istringstream lines(record);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 2)
      return false;
    const std::string text = line.substr(2);
    if (line[0] == 'O') {
      options += text + "\n";
    } else if (line[0] == 'M') {
      const size_t space = text.find(' ');
      const auto found = e.macros.find(text.substr(0, space));
      if (found == e.macros.end() || found->second != text.substr(space + 1))
        return false;
      ++macros;
    } else if (line[0] == 'F') {
      const size_t second = text.find(' ', text.find(' ') + 1);
      if (second == text.npos || fileState(text.substr(second + 1)) != text.substr(0, second))
        return false;
    } else if (line[0] == 'P' || line[0] == 'A') {
      if (isFile(text) != (line[0] == 'P'))
        return false;
    } else if (line[0] == 'H') {
      for (const std::string &folder : e.folders)
        if (isFile(folder + "/" + text))
          return false;
    } else if (line[0] != 'N') {
      return false;
    }
  }
  // The other macros: none that a header could have asked for.
  if (macros != e.macros.size())
    for (const auto &[name, value] : e.macros)
      if (record.find("\nN " + name + "\n") != record.npos && record.find("\nM " + name + " ") == record.npos)
        return false;
  return options == e.options;
}

} // namespace

bool usePrelude(Side side, const SourceRequest &request, std::vector<std::string> &cc1) {
  const Essence e = essenceOf(side, request, cc1);
  if (request.preludes.empty() || !e.include || (side == Side::Device && request.arch < 600))
    return false;
  const std::string path = preludePath(e, side, request);
  const std::optional<std::string> record = readFile(preludeRecord(path));
  if (!record || !isFile(path) || !holds(*record, e))
    return false;
  cc1[e.include] = "-include-pch";
  cc1[e.include + 1] = path;
  if (side == Side::Device) {
    std::erase_if(cc1,
                  [](const std::string &w) { return w.starts_with("-D__CUDA_ARCH__=") || w == "-U__CUDA_ARCH__"; });
    for (size_t i = 0; i + 1 < cc1.size(); ++i)
      if (cc1[i] == "-target-cpu")
        cc1[i + 1] = "sm_80"; // that of the precompiled form; code does not depend on it
  }
  return true;
}

std::string architectureText(const SourceRequest &request) {
  return "#undef __CUDA_ARCH__\n#define __CUDA_ARCH__ " + std::to_string(request.arch) + "\n";
}

} // namespace sampan::frontend
