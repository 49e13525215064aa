#include "support/diagnostic.h"

namespace sampan {

Words severityName(Severity severity) {
  constexpr const char *kEnglish[] = {"remark", "warning", "error"};
  constexpr const char *kChinese[] = {"提示", "警告", "错误"};
  int which = static_cast<int>(severity);
  return {kEnglish[which], kChinese[which]};
}

std::string toString(const Diagnostic &d, Language language) {
  const std::string help =
      d.hint.empty() ? "" : (language == Language::Chinese ? "  办法: " : "  help: ") + d.hint + "\n";
  if (d.id == "clang") // rendered by Clang, with the source line and the notes
    return d.text + help;
  std::string s;
  if (!d.where.file.empty()) {
    s += d.where.file;
    if (d.where.line)
      s += ":" + std::to_string(d.where.line);
    if (d.where.column)
      s += ":" + std::to_string(d.where.column);
    s += ": ";
  }
  s += severityName(d.severity).in(language);
  s += ": " + d.text;
  if (!d.id.empty())
    s += " [" + d.id + "]";
  s += "\n";
  return s + help;
}

} // namespace sampan
