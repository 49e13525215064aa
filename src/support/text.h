// Small questions about text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sampan {

// Words as a POSIX shell would see them, without expansion: spaces part, quotes and backslashes protect.
std::vector<std::string> splitWords(std::string_view);

// At each comma; `\,` is a comma that stays. Empty pieces are dropped.
std::vector<std::string> splitCommas(std::string_view);

// One argument as it would have to be typed in a shell.
std::string quoteForShell(const std::string &);

// The candidate with the fewest edits, if few enough that it may be what was meant; empty otherwise.
std::string nearest(std::string_view word, const std::vector<std::string> &candidates);

} // namespace sampan
