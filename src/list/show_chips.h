// The catalogue of chips as a person or a program reads it.
#pragma once

#include "list/chips.h"

namespace sampan::list {

std::string chipTable(const Offer &, const std::vector<const facts::Chip *> &, Language);

// Everything about one chip, each figure with its source.
std::string chipSheet(const Offer &, const facts::Chip &, Language);

// Side by side. Peaks of vector and of matrix units are sections of their own.
std::string chipComparison(const Offer &, const std::vector<const facts::Chip *> &, Language);

// {"schema": "sampan.chips/1", "chips": […]}; docs/list.md describes it.
std::string chipsJson(const Offer &, const std::vector<const facts::Chip *> &, Language);

} // namespace sampan::list
