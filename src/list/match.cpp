#include "list/match.h"

#include <algorithm>

namespace sampan::list {
namespace {

const std::map<std::string, Words> kReasons = {
    {"vendor", {"the name is on the list under another vendor", "清单中同名条目属于另一厂商"}},
    {"category", {"the name is on the list in another category", "清单中同名条目属于另一类别"}},
    {"version", {"the list names a version; the purchase names another or none", "清单写明版本，采购项未写或不同"}},
    {"contained",
     {"one name holds the other: the list does not say whether this variant is meant",
      "名称相互包含：清单未说明是否包括该型号"}},
    {"misspelt", {"the names are close but not equal", "名称相近但不相同"}},
    {"chip",
     {"the catalogue takes it for this entry, or for one that it may cover; the list does not say so",
      "目录认为可能对应此条目；清单本身未说明"}},
    {"no-category",
     {"a row for this vendor exists; whether the item is of its category is not stated",
      "存在该厂商的条目；采购项未说明类别"}},
};

} // namespace

void Matcher::see(const ItemNames &item, const ListRow &row, Date on) {
  day = on;
  const Entry &entry = row.entry;
  bool otherCategory = !item.category.empty() && item.category != entry.category;
  if (row.names.empty()) {
    if (item.vendor.empty() || item.vendor != row.vendor || otherCategory)
      return;
    if (item.category.empty()) {
      addUncertain(row.vendor, "no-category");
    } else {
      vendorRows.insert(row.vendor);
    }
    return;
  }
  bool otherVendor = !item.vendor.empty() && !row.vendor.empty() && item.vendor != row.vendor;
  bool confirmed = false;
  bool sameChip = row.uncertainChip;
  Closeness best = Closeness::None;
  for (const Name &name : row.names) {
    best = std::max(best, compare(item.name, name));
    for (const Name &other : item.otherNames)
      sameChip = sameChip || compare(other, name) == Closeness::Equal;
    for (const Name &alias : item.confirmed)
      confirmed = confirmed || compare(alias, name) == Closeness::Equal;
  }
  std::string doubt;
  if (best == Closeness::Equal || confirmed) {
    bool otherVersion = !entry.version.empty() && foldName(entry.version) != foldName(item.version);
    doubt = otherVendor && !confirmed ? "vendor" : otherCategory ? "category" : otherVersion ? "version" : "";
  } else if (otherVendor || otherCategory) {
    return;
  } else if (sameChip) {
    doubt = "chip";
  } else if (best == Closeness::Contained) {
    doubt = "contained";
  } else if (best == Closeness::Misspelt && !item.knownProduct) {
    doubt = "misspelt";
  } else {
    return;
  }
  std::optional<Date> published = parseDate(entry.published);
  if (published && *published > on) {
    later = true;
    return;
  }
  if (!doubt.empty()) {
    addUncertain(entry.product, doubt);
    return;
  }
  Match match{entry.validity(), entry.product, basisName(entry.basis),
              entry.issuer + "\x1f" + entry.issue + "\x1f" + entry.published};
  (entry.basis == Basis::Reported ? reported : firm).insert(match);
}

void Matcher::addUncertain(const std::string &product, const std::string &reason) {
  constexpr size_t kNamed = 5;
  uncertain.insert(product);
  if (uncertain.size() > kNamed)
    uncertain.erase(std::prev(uncertain.end()));
  reasons.insert(reason);
}

// Of one notice the earliest end counts, of several notices the latest: a later one may have renewed the entry.
Finding Matcher::fromMatches(const std::set<Match> &matches) const {
  Finding finding;
  std::map<std::string, Match> byNotice;
  std::set<std::string> products;
  bool contradictory = false, unknown = false;
  for (const Match &match : matches) {
    products.insert(match.product);
    unknown = unknown || match.validity.kind == Validity::Unknown;
    auto [place, isNew] = byNotice.emplace(match.notice, match);
    if (isNew || match.validity.kind == Validity::Unknown)
      continue;
    Match &held = place->second;
    bool differs = held.validity.kind != match.validity.kind || held.validity.lastDay != match.validity.lastDay;
    contradictory = contradictory || (differs && held.validity.kind != Validity::Unknown);
    bool earlier = match.validity.kind == Validity::Limited &&
                   (held.validity.kind != Validity::Limited || match.validity.lastDay < held.validity.lastDay);
    if (earlier || held.validity.kind == Validity::Unknown)
      held = match;
  }
  const Match *chosen = nullptr;
  auto rank = [](const Match &m) {
    Date end = m.validity.kind == Validity::Unlimited ? Date{9999, 12, 31}
               : m.validity.kind == Validity::Limited ? m.validity.lastDay
                                                      : Date{};
    return std::tuple(m.validity.kind != Validity::Unknown, end, m.basis, m.product);
  };
  for (auto &[notice, match] : byNotice)
    if (!chosen || rank(*chosen) < rank(match))
      chosen = &match;
  finding.which.assign(products.begin(), products.end());
  finding.basis = chosen->basis;
  const Validity &validity = chosen->validity;
  finding.until = validity.kind == Validity::Unlimited ? "none"
                  : validity.kind == Validity::Limited ? isoDate(validity.shown)
                                                       : "";
  if (contradictory)
    finding.notes.push_back({"entries of one notice contradict each other: the earliest end counts",
                             "同一公告的条目相互矛盾：以最早到期日为准"});
  finding.verdict = validity.holds(day)                  ? Verdict::OnListInDate
                    : validity.kind == Validity::Limited ? Verdict::Expired
                                                         : Verdict::Uncertain;
  // An entry without an end beside one that has lapsed may be its renewal.
  if (finding.verdict == Verdict::Expired && unknown)
    finding.verdict = Verdict::Uncertain;
  if (finding.verdict == Verdict::Uncertain)
    finding.notes.push_back({"the entry does not say until when it holds", "条目未说明有效期"});
  return finding;
}

Finding Matcher::decide(bool covered, bool supplied) const {
  Finding finding;
  if (!firm.empty()) {
    finding = fromMatches(firm);
  } else if (!reported.empty()) {
    finding = fromMatches(reported);
    if (finding.verdict == Verdict::OnListInDate || finding.verdict == Verdict::Uncertain)
      finding.verdict = Verdict::Reported;
    if (finding.verdict == Verdict::Expired)
      finding.notes.push_back(
          {"as others report it; whether it was renewed was not found", "据他人报道；未查到是否续期"});
  } else if (!uncertain.empty()) {
    finding.verdict = Verdict::Uncertain;
    finding.which.assign(uncertain.begin(), uncertain.end());
    for (const std::string &reason : reasons)
      finding.notes.push_back(kReasons.at(reason));
  } else if (!vendorRows.empty() && !supplied) {
    finding.verdict = Verdict::Reported;
    finding.which.assign(vendorRows.begin(), vendorRows.end());
    finding.basis = "reported";
    finding.notes.push_back({"the press names the vendor, not the product", "报道只提到厂商，未提到具体产品"});
  } else {
    finding.verdict = covered ? Verdict::NotOnList : Verdict::NotSupplied;
  }
  if (later && (finding.verdict == Verdict::NotOnList || finding.verdict == Verdict::NotSupplied))
    finding.notes.push_back({"an entry was published after that day", "有条目在该日期之后才发布"});
  return finding;
}

} // namespace sampan::list
