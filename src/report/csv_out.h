// Cells of CSV that a spreadsheet program will open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sampan::report {

// Quoted where needed. What a spreadsheet program would run as a formula gets an apostrophe in front and is text.
std::string csvCell(std::string_view);

std::string csvLine(const std::vector<std::string> &cells);

} // namespace sampan::report
