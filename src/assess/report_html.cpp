#include "assess/page.h"
#include "assess/report.h"

namespace sampan::assess {

std::string reportHtml(const Report &report, Language language) {
  // Inside a script element only "</" could end it; JSON may spell "<" as an escape.
  std::string data;
  for (const char c : reportJson(report))
    c == '<' ? data += "\\u003c" : data += c;
  std::string page = kPage;
  const auto put = [&](const std::string &mark, const std::string &text) {
    page.replace(page.find(mark), mark.size(), text);
  };
  put("@LANG@", language == Language::Chinese ? "zh" : "en");
  put("@DATA@", data);
  return page;
}

} // namespace sampan::assess
