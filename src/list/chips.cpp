#include "list/chips.h"

#include "list/name.h"

#include "support/text.h"

#include <algorithm>

namespace sampan::list {
namespace {

bool contains(const std::vector<std::string> &all, const std::string &one) {
  return std::ranges::find(all, one) != all.end();
}

// A name without what stands in brackets behind it.
std::string shortName(const std::string &name) { return name.substr(0, name.find(" (")); }

bool hasFp64(const facts::Chip &chip) {
  for (const char *key : {"peak.vector.fp64_tflops", "peak.matrix.fp64_tflops", "peak.unstated.fp64_tflops"})
    if (chip.find(key))
      return true;
  const facts::Figure *words = chip.find("chip.fp64");
  return words && std::get<Words>(words->value).en == "yes";
}

} // namespace

std::vector<Mention> Offer::mentions(const facts::Chip &chip) const {
  std::vector<Mention> found;
  for (const facts::PublicList &list : lists.lists)
    for (const facts::Notice &notice : list.notices)
      for (const facts::PublicEntry &entry : notice.entries) {
        bool byVendor =
            entry.name.empty() && entry.vendor == chip.vendor && chip.kind == "ai" && notice.category == "ai-chip";
        bool sure = contains(entry.chips, chip.id);
        if (byVendor || sure || contains(entry.uncertainChips, chip.id))
          found.push_back({&list, &notice, &entry, sure});
      }
  return found;
}

const TargetState *Offer::target(const facts::Chip &chip) const {
  auto found = std::ranges::find(targets, chip.target, &TargetState::name);
  return chip.target.empty() || found == targets.end() ? nullptr : &*found;
}

std::vector<const facts::Chip *> choose(const Offer &offer, const ChipFilter &filter, const Speaker &speaker) {
  NameReader reader(offer.catalogue.vendors);
  std::string vendor = filter.vendor.empty() ? "" : reader.vendorOf(filter.vendor);
  std::vector<std::string> families, kinds, lists, targets, vendors;
  for (const facts::Chip &chip : offer.catalogue.chips) {
    families.push_back(chip.family);
    kinds.push_back(chip.kind);
    vendors.push_back(chip.vendor);
  }
  for (const facts::PublicList &list : offer.lists.lists)
    lists.push_back(list.id);
  for (const TargetState &target : offer.targets)
    targets.push_back(target.name);

  auto known = [&](const char *what, const std::string &value, const std::vector<std::string> &all) {
    if (value.empty() || contains(all, value))
      return true;
    std::string close = nearest(value, all);
    return speaker.error("L1003",
                         {"no chip has the " + std::string(what) + " '" + value + "'",
                          "没有 " + std::string(what) + " 为“" + value + "”的芯片"},
                         close.empty() ? Words{"sampan list without filters shows what there is",
                                               "不带筛选条件的 sampan list 会列出全部"}
                                       : Words{"did you mean " + close + "?", "是否指 " + close + "？"});
  };
  bool good = known("vendor",
                    filter.vendor.empty() ? ""
                    : vendor.empty()      ? filter.vendor
                                          : vendor,
                    vendors) &
              known("family", filter.family, families) & known("kind", filter.kind, kinds) &
              known("list", filter.onList, lists) & known("target", filter.target, targets);
  std::vector<const facts::Chip *> chosen;
  if (!good)
    return chosen;
  for (const facts::Chip &chip : offer.catalogue.chips) {
    const TargetState *target = offer.target(chip);
    std::vector<Mention> mentions = offer.mentions(chip);
    bool onList = std::ranges::any_of(mentions, [&](const Mention &m) { return m.list->id == filter.onList; });
    if ((vendor.empty() || chip.vendor == vendor) && (filter.family.empty() || chip.family == filter.family) &&
        (filter.kind.empty() || chip.kind == filter.kind) && (filter.onList.empty() || onList) &&
        (filter.target.empty() || chip.target == filter.target) && (!filter.withTarget || target) &&
        (!filter.works || (target && target->works)) && (!filter.fp64 || hasFp64(chip)))
      chosen.push_back(&chip);
  }
  std::ranges::stable_sort(chosen, {}, [](const facts::Chip *c) { return std::pair(c->reference, c->vendor); });
  return chosen;
}

const facts::Chip *findChip(const Offer &offer, const std::string &name, const Speaker &speaker) {
  if (const facts::Chip *chip = offer.catalogue.find(name))
    return chip;
  NameReader reader(offer.catalogue.vendors);
  Name wanted = reader.read(name);
  std::vector<std::string> ids;
  for (const facts::Chip &chip : offer.catalogue.chips) {
    std::vector<std::string> names = chip.aliases;
    names.push_back(chip.name);
    names.push_back(shortName(chip.name));
    for (const std::string &other : names)
      if (compare(wanted, reader.read(other)) == Closeness::Equal)
        return &chip;
    ids.push_back(chip.id);
  }
  std::string close = nearest(name, ids);
  speaker.error("L1002", {"there is no chip '" + name + "'", "没有芯片“" + name + "”"},
                close.empty() ? Words{"sampan list shows them all", "sampan list 会列出全部"}
                              : Words{"did you mean " + close + "?", "是否指 " + close + "？"});
  return nullptr;
}

} // namespace sampan::list
