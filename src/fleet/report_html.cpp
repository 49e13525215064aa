#include "fleet/page.h"
#include "fleet/report.h"
#include "report/html_page.h"

namespace sampan::fleet {

std::string reportHtml(const Report &report, const facts::Catalogue &catalogue, Language language) {
  return report::fillPage("sampan fleet", kPage, language, reportJson(report, catalogue));
}

} // namespace sampan::fleet
