#include "list/inventory.h"

#include "list/match.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace sampan::list {
namespace {

bool readCount(const std::string &text, double &count) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  return error == std::errc() && end == text.data() + text.size() && count >= 0 && count < 1e9;
}

std::string originOf(const CheckedItem &item, const NameReader &reader) {
  std::u32string stated = foldName(item.item.origin);
  for (auto [word, origin] : {std::pair("foreign", "foreign"),
                              {"abroad", "foreign"},
                              {"国外", "foreign"},
                              {"进口", "foreign"},
                              {"domestic", "domestic"},
                              {"cn", "domestic"},
                              {"国产", "domestic"}})
    if (stated == foldName(word))
      return origin;
  std::string home = reader.homeOf(item.vendor);
  return home == "abroad" ? "foreign" : home == "cn" ? "domestic" : "unknown";
}

auto rank(const Substitute &s) {
  return std::tuple(s.status != Verdict::OnListInDate, !s.targetWorks, s.target.empty(), s.product, s.list, s.until);
}

// The best ones, each once. Nobody reads more, and a list may have a million rows.
void keepBest(std::vector<Substitute> &all) {
  constexpr size_t kMost = 500;
  std::ranges::sort(all, {}, rank);
  auto repeated = std::ranges::unique(all, {}, rank);
  all.erase(repeated.begin(), repeated.end());
  if (all.size() > kMost)
    all.resize(kMost);
}

// Everything that the lists offer in a category on that day. Vendor rows name no product and are no offer.
std::vector<Substitute> offers(const CheckOrder &order, const CheckResult &result, const Offer &chips,
                               const std::string &category) {
  NameReader reader(order.catalogue.vendors);
  std::vector<Substitute> all;
  auto take = [&](const Entry &entry) {
    bool known = std::ranges::any_of(result.lists, [&](const CheckedList &l) { return l.id == entry.list; });
    std::optional<Date> published = parseDate(entry.published);
    Validity validity = entry.validity();
    if (!known || entry.category != category || entry.product.empty() || !validity.holds(order.on) ||
        (published && *published > order.on))
      return false;
    std::string vendor = reader.vendorOf(entry.vendor.empty() ? entry.product : entry.vendor);
    if (reader.homeOf(vendor) == "abroad")
      return false;
    all.push_back({entry.product, vendor.empty() ? entry.vendor : vendor, entry.list,
                   entry.basis == Basis::Reported ? Verdict::Reported : Verdict::OnListInDate,
                   validity.kind == Validity::Limited ? isoDate(validity.shown) : "none"});
    return true;
  };
  auto target = [&](Substitute &offer, const facts::Chip &chip) {
    if (const TargetState *found = chips.target(chip); found && !offer.targetWorks)
      offer.target = found->name, offer.targetWorks = found->works;
  };
  order.store.eachEntry([&](const Entry &entry) {
    constexpr size_t kAtOnce = 10000;
    if (take(entry) && all.size() > kAtOnce)
      keepBest(all);
  });
  keepBest(all);
  for (const facts::Chip &chip : order.catalogue.chips) {
    Name name = reader.read(chip.name.substr(0, chip.name.find(" (")));
    for (Substitute &offer : all)
      if (compare(name, reader.read(offer.product)) == Closeness::Equal)
        target(offer, chip);
  }
  for (const facts::PublicList &list : order.lists.lists)
    for (const facts::Notice &notice : list.notices)
      for (const facts::PublicEntry &row : notice.entries)
        if (take(fromPublic(list, notice, row)))
          for (const std::vector<std::string> *ids : {&row.chips, &row.uncertainChips})
            for (const std::string &id : *ids)
              if (const facts::Chip *chip = order.catalogue.find(id))
                target(all.back(), *chip);
  keepBest(all);
  return all;
}

} // namespace

std::vector<Asset> takeInventory(const CheckOrder &order, const CheckResult &result, const Offer &chips) {
  NameReader reader(order.catalogue.vendors);
  std::map<std::string, std::vector<Substitute>> byCategory;
  std::vector<Asset> assets;
  for (const CheckedItem &item : result.items) {
    Asset asset{item, originOf(item, reader), item.item.deadline, false};
    asset.counted = readCount(item.item.quantity, asset.owned) &&
                    readCount(item.item.replaced.empty() ? "0" : item.item.replaced, asset.replaced) &&
                    asset.replaced <= asset.owned && asset.owned > 0;
    if (asset.origin == "foreign") {
      if (asset.deadline.empty() && item.rule && !item.rule->deadline.empty()) {
        asset.deadline = item.rule->deadline;
        asset.deadlineReported = item.rule->mandate != "must";
      }
      if (!item.category.empty()) {
        auto [place, isNew] = byCategory.try_emplace(item.category);
        if (isNew)
          place->second = offers(order, result, chips, item.category);
        asset.substitutes = place->second;
      }
    }
    assets.push_back(std::move(asset));
  }
  return assets;
}

} // namespace sampan::list
