#include "list/show_check.h"

#include <nlohmann/json.hpp>

namespace sampan::list {
namespace {

using Json = nlohmann::ordered_json;

// Unknown is said, not left out: a reader must not take silence for yes.
Json known(const std::string &given) { return given.empty() ? Json("unknown") : Json(given); }

Json findingJson(const CheckedList &list, const Finding &finding, Language language) {
  Json notes = Json::array();
  for (const Words &note : finding.notes)
    notes.push_back(note.in(language));
  return {{"list", list.id},
          {"verdict", verdictId(finding.verdict)},
          {"text", findingText(finding, language)},
          {"entries", finding.which},
          {"until", finding.until},
          {"basis", finding.basis},
          {"notes", notes}};
}

Json ruleJson(const CheckOrder &order, const facts::Rule *rule, Language language) {
  if (!rule)
    return nullptr;
  return {{"mandate", rule->mandate},   {"text", rule->text.in(language)},
          {"deadline", rule->deadline}, {"citation", citation(order.catalogue, *rule, language)},
          {"source", rule->source},     {"confidence", rule->confidence}};
}

Json itemJson(const CheckOrder &order, const CheckResult &result, const CheckedItem &item, Language language) {
  Json findings = Json::array();
  for (size_t l = 0; l < item.findings.size(); ++l)
    findings.push_back(findingJson(result.lists[l], item.findings[l], language));
  Json json = {{"line", item.item.line},
               {"name", item.item.name},
               {"vendor", item.vendor.empty() ? item.item.vendor : item.vendor},
               {"category", known(item.category)},
               {"quantity", item.item.quantity},
               {"findings", findings},
               {"rule", ruleJson(order, item.rule, language)}};
  if (item.item.needsLicences) {
    json["export_licence"] = known(item.item.exportLicence);
    json["domestic_approval"] = known(item.item.domesticApproval);
  }
  return json;
}

Json envelope(const char *schema, const CheckResult &result, Language language) {
  Json lists = Json::array(), missed = Json::array();
  for (const CheckedList &list : result.lists)
    lists.push_back({{"id", list.id},
                     {"name", list.name.in(language)},
                     {"supplied", list.supplied},
                     {"set_aside", list.setAside},
                     {"note", list.note.in(language)}});
  for (const NotChecked &row : result.notChecked)
    missed.push_back({{"line", row.line}, {"why", row.why.in(language)}, {"row", row.verbatim}});
  return {{"schema", schema},
          {"entity", result.entity->id},
          {"on", isoDate(result.on)},
          {"lists", lists},
          {"not_checked", missed}};
}

// Names come from files of others: what is not UTF-8 in them must not end the report.
std::string dump(const Json &json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

} // namespace

std::string checkJson(const CheckOrder &order, const CheckResult &result, Language language) {
  Json json = envelope("sampan.check/1", result, language);
  json["items"] = Json::array();
  for (const CheckedItem &item : result.items)
    json["items"].push_back(itemJson(order, result, item, language));
  return dump(json);
}

std::string inventoryJson(const CheckOrder &order, const CheckResult &result, const std::vector<Asset> &assets,
                          Language language) {
  Json json = envelope("sampan.inventory/1", result, language);
  json["assets"] = Json::array();
  for (const Asset &asset : assets) {
    Json one = itemJson(order, result, asset.checked, language), substitutes = Json::array();
    for (const Substitute &s : asset.substitutes)
      substitutes.push_back(
          {{"product", s.product},
           {"vendor", s.vendor},
           {"list", s.list},
           {"status", verdictId(s.status)},
           {"until", s.until},
           {"target", s.target.empty() ? Json() : Json{{"name", s.target}, {"works", s.targetWorks}}}});
    one["origin"] = asset.origin;
    one["deadline"] = asset.deadline;
    one["deadline_reported"] = asset.deadlineReported;
    one["owned"] = asset.counted ? Json(asset.owned) : Json();
    one["replaced"] = asset.counted ? Json(asset.replaced) : Json();
    one["substitutes"] = substitutes;
    json["assets"].push_back(one);
  }
  return dump(json);
}

} // namespace sampan::list
