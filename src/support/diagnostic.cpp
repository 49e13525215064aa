#include "support/diagnostic.h"

namespace sampan {

std::string toString(const Diagnostic &d) {
  if (d.id == "clang") // rendered by Clang, with the source line and the notes
    return d.text;
  std::string s;
  if (!d.where.file.empty()) {
    s += d.where.file;
    if (d.where.line)
      s += ":" + std::to_string(d.where.line);
    if (d.where.column)
      s += ":" + std::to_string(d.where.column);
    s += ": ";
  }
  constexpr const char *kNames[] = {"remark", "warning", "error"};
  s += kNames[static_cast<int>(d.severity)];
  s += ": " + d.text;
  if (!d.id.empty())
    s += " [" + d.id + "]";
  s += "\n";
  if (!d.hint.empty())
    s += "  help: " + d.hint + "\n";
  return s;
}

} // namespace sampan
