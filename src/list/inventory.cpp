#include "list/inventory.h"

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

// Everything that the lists offer in a category on that day. Vendor rows name no product and are no offer.
std::vector<Substitute> offers(const CheckOrder &order, const CheckResult &result, const Offer &chips,
                               const std::string &category) {
  NameReader reader(order.catalogue.vendors);
  std::vector<Substitute> all;
  auto known = [&](const std::string &id) {
    return std::ranges::any_of(result.lists, [&](const CheckedList &l) { return l.id == id; });
  };
  for (const facts::PublicList &list : order.lists.lists)
    for (const facts::Notice &notice : list.notices)
      for (const facts::PublicEntry &row : notice.entries) {
        Entry entry;
        entry.published = notice.published;
        entry.validYears = notice.validYears;
        std::optional<Date> published = parseDate(notice.published);
        if (!known(list.id) || notice.category != category || row.name.empty() || !entry.validity().holds(order.on) ||
            (published && *published > order.on))
          continue;
        Substitute offer{row.name, row.vendor, list.id, Verdict::Reported, isoDate(entry.validity().shown), {}, false};
        for (const std::vector<std::string> *ids : {&row.chips, &row.uncertainChips})
          for (const std::string &id : *ids)
            if (const facts::Chip *chip = order.catalogue.find(id))
              if (const TargetState *target = chips.target(*chip); target && !offer.targetWorks)
                offer.target = target->name, offer.targetWorks = target->works;
        all.push_back(std::move(offer));
      }
  order.store.eachEntry([&](const Entry &entry) {
    std::optional<Date> published = parseDate(entry.published);
    if (!known(entry.list) || entry.category != category || !entry.validity().holds(order.on) ||
        (published && *published > order.on))
      return;
    std::string vendor = reader.vendorOf(entry.vendor.empty() ? entry.product : entry.vendor);
    if (reader.homeOf(vendor) == "abroad")
      return;
    Validity validity = entry.validity();
    all.push_back({entry.product,
                   vendor.empty() ? entry.vendor : vendor,
                   entry.list,
                   entry.basis == Basis::Reported ? Verdict::Reported : Verdict::OnListInDate,
                   validity.kind == Validity::Limited ? isoDate(validity.shown) : "none",
                   {},
                   false});
  });
  auto rank = [](const Substitute &s) {
    return std::tuple(s.status != Verdict::OnListInDate, !s.targetWorks, s.target.empty(), s.product, s.list, s.until);
  };
  std::ranges::sort(all, {}, rank);
  auto repeated = std::ranges::unique(all, {}, rank);
  all.erase(repeated.begin(), repeated.end());
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
