#include "list/check.h"

#include "list/match.h"

#include <algorithm>

namespace sampan::list {
namespace {

bool contains(const std::vector<std::string> &all, const std::string &one) {
  return std::ranges::find(all, one) != all.end();
}

struct Work {
  const CheckOrder &order;
  NameReader reader;
  std::vector<ItemNames> names;
  std::vector<std::set<std::string>> chips;              // ids of the catalogue that an item's name is
  std::vector<std::vector<Matcher>> matchers;            // by list, by item
  std::vector<std::set<std::string>> suppliedCategories; // by list, from the firm's own rows
  std::vector<std::vector<Name>> chipNames;              // by chip of the catalogue, read once

  explicit Work(const CheckOrder &order) : order(order), reader(order.catalogue.vendors) {
    for (const facts::Chip &chip : order.catalogue.chips) {
      std::vector<Name> &all = chipNames.emplace_back();
      all.push_back(reader.read(chip.name.substr(0, chip.name.find(" ("))));
      for (const std::string &alias : chip.aliases)
        all.push_back(reader.read(alias));
    }
  }

  void readItem(const Item &item, const std::vector<Alias> &aliases);
  void see(size_t list, const Entry &entry, const facts::PublicEntry *row);
};

void Work::readItem(const Item &item, const std::vector<Alias> &aliases) {
  ItemNames result{reader.read(item.name), {}, {}, {}, {}, item.version, false};
  std::string stated = item.vendor.empty() ? "" : reader.vendorOf(item.vendor);
  result.vendor = stated.empty() ? result.name.vendor : stated;
  result.category = item.category.empty() ? result.name.category : item.category;
  std::u32string folded = foldName(item.name);
  for (const Alias &alias : aliases)
    if (foldName(alias.name) == folded)
      result.confirmed.push_back(reader.read(alias.product));
  std::set<std::string> same;
  for (size_t i = 0; i < chipNames.size(); ++i) {
    const facts::Chip &chip = order.catalogue.chips[i];
    const std::vector<Name> &read = chipNames[i];
    bool isChip = std::ranges::any_of(read, [&](const Name &n) { return compare(result.name, n) == Closeness::Equal; });
    if (!isChip || (!result.vendor.empty() && result.vendor != chip.vendor))
      continue;
    same.insert(chip.id);
    result.knownProduct = true;
    result.vendor = chip.vendor;
    if (result.category.empty())
      result.category = chip.kind == "cpu" ? "cpu" : "ai-chip";
    result.otherNames.insert(result.otherNames.end(), read.begin(), read.end());
  }
  names.push_back(std::move(result));
  chips.push_back(std::move(same));
}

void Work::see(size_t list, const Entry &entry, const facts::PublicEntry *row) {
  ListRow read{entry, {}, reader.vendorOf(entry.vendor), false};
  if (!entry.product.empty()) {
    read.names.push_back(reader.read(entry.product));
    for (const std::string &alias : entry.aliases)
      read.names.push_back(reader.read(alias));
    if (read.vendor.empty())
      read.vendor = read.names.front().vendor;
  }
  for (size_t i = 0; i < names.size(); ++i) {
    read.uncertainChip = row && std::ranges::any_of(chips[i], [&](const std::string &id) {
                           return contains(row->uncertainChips, id) || contains(row->chips, id);
                         });
    matchers[list][i].see(names[i], read, order.on);
  }
}

const facts::Rule *ruleFor(const facts::Lists &lists, const std::string &entity, const std::string &category) {
  for (const facts::Rule &rule : lists.rules)
    if (contains(rule.entities, entity) && contains(rule.categories, category))
      return &rule;
  return nullptr;
}

// May absence be said? Only where all names of the item's category are known; of an unknown category, where all are.
bool isCovered(const facts::PublicList *list, const std::set<std::string> &supplied, const std::string &category) {
  auto covers = [&](const std::string &c) { return supplied.contains(c) || (list && contains(list->complete, c)); };
  if (category.empty())
    return list ? std::ranges::all_of(list->categories, covers) : !supplied.empty();
  // A list of which one part is known, and which has no such part, does not hold the item.
  bool foreignToList = list && !list->complete.empty() && !contains(list->categories, category);
  return covers(category) || foreignToList || (!list && !supplied.empty());
}

} // namespace

Entry fromPublic(const facts::PublicList &list, const facts::Notice &notice, const facts::PublicEntry &entry) {
  Entry e;
  e.list = list.id;
  e.issuer = list.issuer;
  e.issue = notice.issue;
  e.published = notice.published;
  e.validYears = notice.validYears;
  e.category = notice.category;
  e.product = entry.name;
  e.aliases = entry.aliases;
  e.vendor = entry.vendor;
  e.level = entry.level;
  e.version = entry.version;
  e.source = notice.source;
  e.basis = Basis::Reported;
  return e;
}

const char *verdictId(Verdict verdict) {
  constexpr const char *kIds[] = {"on_list_in_date",        "expired",     "uncertain_match",
                                  "reported_not_confirmed", "not_on_list", "list_not_supplied"};
  return kIds[static_cast<int>(verdict)];
}

Words verdictWords(Verdict verdict) {
  static const Words kWords[] = {{"on the list and in date", "在清单内且在有效期内"},
                                 {"expired", "已过期"},
                                 {"uncertain match", "匹配不确定"},
                                 {"reported, not confirmed", "仅见报道，未经证实"},
                                 {"not on this list", "不在此清单"},
                                 {"list not supplied", "未提供清单"}};
  return kWords[static_cast<int>(verdict)];
}

bool isListed(const facts::Catalogue &catalogue, const facts::Lists &lists, const Store &store,
              const std::string &product) {
  NameReader reader(catalogue.vendors);
  Name wanted = reader.read(product);
  bool found = false;
  auto look = [&](const std::string &name, const std::vector<std::string> &aliases) {
    found = found || compare(wanted, reader.read(name)) == Closeness::Equal;
    for (const std::string &alias : aliases)
      found = found || compare(wanted, reader.read(alias)) == Closeness::Equal;
  };
  for (const facts::PublicList &list : lists.lists)
    for (const facts::Notice &notice : list.notices)
      for (const facts::PublicEntry &entry : notice.entries)
        look(entry.name, entry.aliases);
  store.eachEntry([&](const Entry &entry) { look(entry.product, entry.aliases); });
  return found;
}

std::optional<CheckResult> check(const CheckOrder &order, Purchase purchase, const Speaker &speaker) {
  CheckResult result{nullptr, order.on, {}, {}, std::move(purchase.notChecked)};
  std::string entities;
  for (const facts::Entity &entity : order.lists.entities) {
    entities += (entities.empty() ? "" : ", ") + entity.id;
    if (entity.id == order.entity)
      result.entity = &entity;
  }
  if (!result.entity) {
    speaker.error("L1301", fill(Words{"'{0}' is no kind of buyer", "“{0}”不是已知的单位类型"}, {order.entity}),
                  fill(Words{"--as one of: {0}", "--as 可选：{0}"}, {entities}));
    return std::nullopt;
  }
  Work work(order);
  std::vector<Alias> aliases = order.store.aliases();
  for (const Item &item : purchase.items)
    work.readItem(item, aliases);

  std::vector<const facts::PublicList *> shipped;
  std::map<std::string, size_t> place;
  auto addList = [&](const std::string &id, const facts::PublicList *list) {
    if ((!order.only.empty() && !contains(order.only, id)) || place.contains(id))
      return;
    place[id] = result.lists.size();
    result.lists.push_back({id, list ? list->name : Words{id, id}, list ? list->note : Words{}, false});
    shipped.push_back(list);
    work.matchers.emplace_back(purchase.items.size());
    work.suppliedCategories.emplace_back();
  };
  for (const facts::PublicList &list : order.lists.lists)
    addList(list.id, &list);
  // Then the firm's own lists, in order of the alphabet: columns do not depend on which was imported first.
  std::set<std::string> own;
  order.store.eachEntry([&](const Entry &entry) { own.insert(entry.list); });
  for (const std::string &id : own)
    addList(id, nullptr);
  for (const std::string &id : order.only)
    if (!place.contains(id)) {
      speaker.error("L1206", fill(Words{"there is no list '{0}'", "没有清单“{0}”"}, {id}),
                    {"sampan list log names the lists in the store; cnitsec and miit-xinchuang are always known",
                     "sampan list log 列出存储中的清单；cnitsec 与 miit-xinchuang 始终可用"});
      return std::nullopt;
    }

  for (const facts::PublicList &list : order.lists.lists)
    if (auto at = place.find(list.id); at != place.end())
      for (const facts::Notice &notice : list.notices)
        for (const facts::PublicEntry &entry : notice.entries)
          work.see(at->second, fromPublic(list, notice, entry), &entry);
  order.store.eachEntry([&](const Entry &entry) {
    auto at = place.find(entry.list);
    if (at == place.end())
      return;
    if (entry.basis != Basis::Reported) {
      work.suppliedCategories[at->second].insert(entry.category);
      result.lists[at->second].supplied = true;
    }
    work.see(at->second, entry, nullptr);
  });

  for (size_t l = 0; l < result.lists.size(); ++l)
    if (result.lists[l].supplied && shipped[l] && shipped[l]->complete.empty())
      result.lists[l].note = {}; // it says that the firm's own copy is wanted
  for (const ImportRecord &record : order.store.imports())
    for (CheckedList &list : result.lists)
      if (record.undone.empty() && (record.list == list.id || record.list.empty()))
        list.setAside += record.setAside;

  for (size_t i = 0; i < purchase.items.size(); ++i) {
    CheckedItem checked{purchase.items[i], work.names[i].vendor, work.names[i].category, {}, nullptr};
    for (size_t l = 0; l < result.lists.size(); ++l) {
      const std::set<std::string> &supplied = work.suppliedCategories[l];
      bool covered = isCovered(shipped[l], supplied, checked.category);
      bool own = checked.category.empty() ? !supplied.empty() : supplied.contains(checked.category);
      checked.findings.push_back(work.matchers[l][i].decide(covered, own));
    }
    checked.rule = checked.category.empty() ? nullptr : ruleFor(order.lists, order.entity, checked.category);
    checked.item.needsLicences =
        checked.vendor == "NVIDIA" && (checked.category.empty() || checked.category == "ai-chip");
    result.items.push_back(std::move(checked));
  }
  return result;
}

} // namespace sampan::list
