#include "cli/list_commands.h"
#include "cli/options.h"
#include "cli/target_table.h"
#include "list/show_chips.h"

#include "support/text.h"

#include <algorithm>
#include <cstdio>

namespace sampan::cli {
namespace {

// What chips are compared with unless something else is asked for.
constexpr const char *kReferences = "a100-sxm4-80,h20";

} // namespace

int listChips(const ListWork &work, const Arguments &arguments) {
  std::optional<Options> options =
      parseOptions(arguments, withListOptions({"vendor", "family", "kind", "on", "target", "reference"}),
                   {"with-target", "works", "fp64", "json"}, work.speaker);
  if (!options)
    return 2;
  list::Offer offer{work.catalogue, work.lists, {}};
  for (const Target &target : targetTable())
    offer.targets.push_back({target.name, target.readiness == Readiness::Works});

  std::vector<const facts::Chip *> chips;
  if (options->words.empty()) {
    chips =
        list::choose(offer,
                     {options->get("vendor"), options->get("family"), options->get("kind"), options->get("on"),
                      options->get("target"), options->has("with-target"), options->has("works"), options->has("fp64")},
                     work.speaker);
  } else {
    for (const std::string &word : options->words)
      if (const facts::Chip *chip = list::findChip(offer, word, work.speaker))
        chips.push_back(chip);
  }
  if (work.speaker.diagnostics().hasErrors())
    return 1;
  Language language = work.speaker.language();
  bool compares = options->words.size() > 1 || options->has("reference");
  if (compares && std::ranges::none_of(chips, &facts::Chip::reference)) {
    std::string wanted = options->has("reference") ? options->get("reference") : kReferences;
    for (const std::string &id : splitCommas(wanted == "none" ? "" : wanted))
      if (const facts::Chip *chip = list::findChip(offer, id, work.speaker))
        chips.push_back(chip);
    if (work.speaker.diagnostics().hasErrors())
      return 1;
  }
  std::string text = options->has("json")     ? list::chipsJson(offer, chips, language)
                     : options->words.empty() ? list::chipTable(offer, chips, language)
                     : compares               ? list::chipComparison(offer, chips, language)
                                              : list::chipSheet(offer, *chips.front(), language);
  std::fputs(text.c_str(), stdout);
  return 0;
}

} // namespace sampan::cli
