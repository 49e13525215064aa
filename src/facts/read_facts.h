// Reads the data files into plain structs. Nobody else parses them. What is wrong with a file is an error with its line,
// and nothing that a file says is dropped: a field that is not known is an error too.
#pragma once

#include "facts/api.h"
#include "facts/public_list.h"
#include "support/speaker.h"

#include <optional>

namespace sampan::facts {

// Where data lies, beside the program as built or as installed; the toolkit's nvcc stands a folder deeper than `sampan`.
std::string shareFolder(const std::string &programFolder);

// The folder that holds chips/ and lists/: `chosen` if it is not empty, else that one.
std::optional<std::string> findData(const std::string &chosen, const std::string &programFolder, const Speaker &);

std::optional<Catalogue> readCatalogue(const std::string &dataFolder, Diagnostics &);

// The rows of lists name chips and sources of the catalogue, which gets the lists' own sources.
std::optional<Lists> readLists(const std::string &dataFolder, Catalogue &, Diagnostics &);

// What Sampan has of CUDA's libraries, in the order of the files' names.
std::optional<std::vector<Api>> readApis(const std::string &dataFolder, Diagnostics &);

} // namespace sampan::facts
