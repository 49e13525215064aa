#include "list/show_chips.h"

#include <nlohmann/json.hpp>

namespace sampan::list {

std::string chipsJson(const Offer &offer, const std::vector<const facts::Chip *> &chips, Language language) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array(), sources = Json::object();
  for (const facts::Chip *chip : chips) {
    Json figures = Json::object();
    for (const facts::Figure &figure : chip->figures) {
      Json value;
      if (const double *number = std::get_if<double>(&figure.value))
        value = *number;
      else
        value = std::get<Words>(figure.value).in(language);
      Json one = {{"value", value},
                  {"unit", facts::figureKind(figure.key)->unit},
                  {"source", figure.source},
                  {"confidence", figure.confidence}};
      if (!figure.note.en.empty())
        one["note"] = figure.note.in(language);
      figures[figure.key] = std::move(one);
      if (const facts::Source *source = offer.catalogue.source(figure.source))
        sources[source->id] = {
            {"title", source->title.in(language)}, {"url", source->url}, {"place", source->place.in(language)}};
    }
    Json lists = Json::array();
    for (const Mention &m : offer.mentions(*chip)) {
      lists.push_back({{"list", m.list->id},
                       {"issue", m.notice->issue},
                       {"entry", m.entry->name},
                       {"vendor_only", m.entry->name.empty()},
                       {"match", m.sure ? "reported" : "uncertain"},
                       {"source", m.notice->source},
                       {"confidence", m.notice->confidence}});
      if (const facts::Source *source = offer.catalogue.source(m.notice->source))
        sources[source->id] = {
            {"title", source->title.in(language)}, {"url", source->url}, {"place", source->place.in(language)}};
    }
    const TargetState *target = offer.target(*chip);
    all.push_back({{"id", chip->id},
                   {"name", chip->name},
                   {"vendor", chip->vendor},
                   {"kind", chip->kind},
                   {"family", chip->family},
                   {"reference", chip->reference},
                   {"target", target ? Json{{"name", target->name}, {"works", target->works}} : Json()},
                   {"note", chip->note.in(language)},
                   {"figures", figures},
                   {"lists", lists}});
  }
  return Json{{"schema", "sampan.chips/1"}, {"chips", all}, {"sources", sources}}.dump(2) + "\n";
}

} // namespace sampan::list
