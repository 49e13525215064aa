#include "support/terminal.h"

#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sampan {
namespace {

size_t columns(std::FILE *file) {
  winsize size = {};
  if (ioctl(fileno(file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

std::string coloured(const Diagnostic &d, Language language) {
  constexpr const char *kColours[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
  int severity = static_cast<int>(d.severity);
  std::string text = toString(d, language);
  std::string name = severityName(d.severity).in(language) + ": ";
  size_t at = text.find(name);
  if (at == std::string::npos)
    return text;
  size_t length = name.size();
  return text.substr(0, at) + kColours[severity] + text.substr(at, length) + "\033[0m" + text.substr(at + length);
}

} // namespace

bool isInteractive(std::FILE *file) {
  const char *noColour = std::getenv("NO_COLOR");
  const char *term = std::getenv("TERM");
  return isatty(fileno(file)) && !(noColour && *noColour) && term && std::strcmp(term, "dumb") != 0;
}

void print(const Diagnostics &list, std::FILE *file, bool remarks, Language language) {
  bool colour = isInteractive(file);
  for (const Diagnostic &d : list.all())
    if (remarks || d.severity != Severity::Remark)
      std::fputs((colour ? coloured(d, language) : toString(d, language)).c_str(), file);
}

void ProgressLine::show(const std::string &text) {
  if (!file)
    return;
  std::fprintf(file, "\r\033[K%s", text.substr(0, columns(file) - 1).c_str());
  std::fflush(file);
  shown = true;
}

void ProgressLine::clear() {
  if (!shown)
    return;
  std::fputs("\r\033[K", file);
  std::fflush(file);
  shown = false;
}

} // namespace sampan
