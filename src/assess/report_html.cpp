#include "assess/page.h"
#include "assess/report.h"
#include "report/html_page.h"

namespace sampan::assess {

std::string reportHtml(const Report &report, Language language) {
  return report::fillPage("sampan assess", kPage, language, reportJson(report));
}

} // namespace sampan::assess
