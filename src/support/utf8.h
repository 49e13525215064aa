// Text by code points. What is not UTF-8 reads as U+FFFD, so that nothing behind has to be careful.
#pragma once

#include <string>
#include <string_view>

namespace sampan {

std::u32string decodeUtf8(std::string_view);
std::string encodeUtf8(std::u32string_view);
bool isUtf8(std::string_view);

// Columns that a terminal gives to the text: two for each Chinese character.
size_t displayWidth(std::string_view);

// Control characters, which could move a terminal's cursor or change its title, become U+FFFD.
std::string withoutControls(std::string_view);

} // namespace sampan
