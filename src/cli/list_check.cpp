#include "cli/list_commands.h"
#include "cli/options.h"
#include "cli/target_table.h"
#include "list/show_check.h"

#include "support/text.h"

#include <cstdio>

namespace sampan::cli {

int listCheck(const ListWork &work, const Arguments &arguments) {
  const Speaker &speaker = work.speaker;
  std::optional<Options> options =
      parseOptions(arguments, withListOptions({"as", "on", "list", "inventory", "sheet"}), {"json", "csv"}, speaker);
  if (!options)
    return 2;
  bool inventory = options->has("inventory");
  if (options->words.size() != (inventory ? 0 : 1) || !options->has("as") || !options->has("on") ||
      (options->has("json") && options->has("csv"))) {
    speaker.error("L1001",
                  {"check takes one file, --as, --on, and one form of output at most",
                   "check 需要一个文件、--as、--on，输出格式至多一种"},
                  {"sampan list check PURCHASE.csv --as soe --on 2026-12-01",
                   "sampan list check 采购.csv --as soe --on 2026-12-01"});
    return 2;
  }
  std::optional<list::Date> on = list::parseDate(options->get("on"));
  if (!on) {
    speaker.error("L1301", fill(Words{"--on: '{0}' is no date", "--on：“{0}”不是日期"}, {options->get("on")}),
                  {"write 2026-12-26", "请写 2026-12-26"});
    return 2;
  }
  std::optional<list::Store> store = list::Store::open(work.store, list::Store::Use::Read, speaker);
  if (!store)
    return 1;
  std::optional<list::Purchase> purchase =
      list::readPurchase(inventory ? options->get("inventory") : options->words[0], {options->get("sheet")}, speaker);
  if (!purchase)
    return 1;
  list::CheckOrder order{work.catalogue,     work.lists, *store,
                         options->get("as"), *on,        splitCommas(options->get("list"))};
  std::optional<list::CheckResult> result = list::check(order, std::move(*purchase), speaker);
  if (!result)
    return 1;
  Language language = speaker.language();
  std::string text;
  if (inventory) {
    list::Offer offer{work.catalogue, work.lists, {}};
    for (const Target &target : targetTable())
      offer.targets.push_back({target.name, target.readiness == Readiness::Works});
    std::vector<list::Asset> assets = list::takeInventory(order, *result, offer);
    text = options->has("json")  ? list::inventoryJson(order, *result, assets, language)
           : options->has("csv") ? list::inventoryCsv(order, *result, assets, language)
                                 : list::inventoryText(order, *result, assets, language);
  } else {
    text = options->has("json")  ? list::checkJson(order, *result, language)
           : options->has("csv") ? list::checkCsv(order, *result, language)
                                 : list::checkText(order, *result, language);
  }
  std::fputs(text.c_str(), stdout);
  return result->notChecked.empty() ? 0 : 3;
}

} // namespace sampan::cli
