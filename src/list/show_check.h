// The answer of a check: for a person, for a spreadsheet, for a program.
#pragma once

#include "list/inventory.h"

namespace sampan::list {

std::string checkText(const CheckOrder &, const CheckResult &, Language);
std::string checkCsv(const CheckOrder &, const CheckResult &, Language);
// {"schema": "sampan.check/1", …}; docs/list.md describes it. Verdicts are ids, texts are in the language asked for.
std::string checkJson(const CheckOrder &, const CheckResult &, Language);

std::string inventoryText(const CheckOrder &, const CheckResult &, const std::vector<Asset> &, Language);
std::string inventoryCsv(const CheckOrder &, const CheckResult &, const std::vector<Asset> &, Language);
std::string inventoryJson(const CheckOrder &, const CheckResult &, const std::vector<Asset> &, Language);

// "expired (2026-12-26)", "uncertain match (昇腾910)".
std::string findingText(const Finding &, Language);
// Title and where it was read, for a rule.
std::string citation(const facts::Catalogue &, const facts::Rule &, Language);
Words mandateWords(const std::string &mandate);
// What the user has shown; unknown by default.
std::string evidence(const std::string &given, Language);

} // namespace sampan::list
