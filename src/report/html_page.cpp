#include "report/html_page.h"

namespace sampan::report {

std::string fillPage(std::string_view page, Language language, std::string_view json) {
  // Inside a script element only "</" could end it; JSON may spell "<" as an escape.
  std::string data;
  for (const char c : json)
    c == '<' ? data += "\\u003c" : data += c;
  std::string filled(page);
  const auto put = [&](std::string_view mark, std::string_view text) {
    filled.replace(filled.find(mark), mark.size(), text);
  };
  put("@LANG@", language == Language::Chinese ? "zh" : "en");
  put("@DATA@", data);
  return filled;
}

} // namespace sampan::report
