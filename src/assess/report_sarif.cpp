#include "assess/report.h"

#include <nlohmann/json.hpp>

#include <set>

namespace sampan::assess {
namespace {

using Json = nlohmann::ordered_json;

const char *levelOf(Verdict v) {
  constexpr const char *kLevels[] = {"note", "note", "warning", "error"};
  return kLevels[static_cast<int>(v)];
}

// RFC 3986: what a path may hold as it is.
std::string uriOf(const std::string &path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || std::string_view("/-._~").find(c) != std::string_view::npos)
      uri += c;
    else
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return uri;
}

} // namespace

std::string reportSarif(const Report &report, Language language) {
  Json results = Json::array(), rules = Json::array();
  std::set<std::string> ids, seen;
  for (const Unit &unit : report.units) {
    const auto add = [&](const Finding &f, const std::string &target) {
      const std::string message = (target.empty() ? "" : target + ": ") + nameOf(f.verdict).in(language) + ": " +
                                  f.what.in(language) + " " + f.todo.in(language);
      const std::string path = fullPath(unit, f.where.file.empty() ? unit.file : f.where.file);
      if (!seen.insert(f.id + path + std::to_string(f.where.line) + message).second)
        return; // a header's, said for another unit
      if (ids.insert(f.id).second)
        rules.push_back({{"id", f.id}});
      Json at = {{"artifactLocation", {{"uri", uriOf(path)}}}};
      if (f.where.line) {
        at["region"] = {{"startLine", f.where.line}};
        if (f.where.column)
          at["region"]["startColumn"] = f.where.column;
      }
      results.push_back({{"ruleId", f.id},
                         {"level", levelOf(f.verdict)},
                         {"message", {{"text", message}}},
                         {"locations", Json::array({{{"physicalLocation", at}}})}});
    };
    for (const Finding &f : unit.general)
      add(f, "");
    for (const auto &[target, findings] : unit.targets)
      for (const Finding &f : findings)
        add(f, target);
  }
  Json driver = {{"name", "sampan assess"}, {"version", report.version}, {"rules", rules}};
  Json run = {{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return Json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"},
              {"runs", Json::array({run})}}
             .dump(1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

} // namespace sampan::assess
