// Reports of one file: their common head, and a page from its style on, with @DATA@ where the JSON goes.
#pragma once

#include "support/language.h"

#include <string>
#include <string_view>

namespace sampan::report {

// The data ends in a script element of type application/json; nothing in it can end that element.
std::string fillPage(std::string_view title, std::string_view page, Language, std::string_view json);

} // namespace sampan::report
