#include "report/html_page.h"

namespace sampan::report {
namespace {

// No network and no library: the browser is told so.
constexpr std::string_view kHead = R"page(<!doctype html>
<html lang="@LANG@"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>@TITLE@</title><link rel="icon" href="data:,">
)page";

} // namespace

std::string fillPage(std::string_view title, std::string_view page, Language language, std::string_view json) {
  // Inside a script element only "</" could end it; JSON may spell "<" as an escape.
  std::string data;
  for (const char c : json)
    c == '<' ? data += "\\u003c" : data += c;
  std::string filled(kHead);
  filled += page;
  const auto put = [&](std::string_view mark, std::string_view text) {
    filled.replace(filled.find(mark), mark.size(), text);
  };
  put("@LANG@", language == Language::Chinese ? "zh" : "en");
  put("@TITLE@", title);
  put("@DATA@", data);
  return filled;
}

} // namespace sampan::report
