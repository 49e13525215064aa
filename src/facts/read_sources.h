// The table of sources, which chips and lists both have. Private to src/facts.
#pragma once

#include "facts/chip.h"
#include "facts/toml_file.h"

namespace sampan::facts {

void readSources(const TomlFile &, Catalogue &);

} // namespace sampan::facts
