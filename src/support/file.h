// Whole files in, whole files out. A reader never sees half of an output.
#pragma once

#include "support/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>

namespace sampan {

std::optional<std::string> readFile(const std::string &path);

// Writes beside the path and renames. Devices and pipes (`/dev/null`) are written directly, for they cannot be renamed onto.
bool writeFile(const std::string &path, std::string_view content, Diagnostics &);

bool isFile(const std::string &path);
bool isFolder(const std::string &path);

// Name beside `path` under which an output may grow until it is complete; renaming stays within one file system.
std::string partialName(const std::string &path);

// Puts a finished partial file in its place.
bool finishFile(const std::string &partial, const std::string &path, Diagnostics &);

// Is there something at the path that is not an ordinary file, so that it has to be written in place?
bool isSpecial(const std::string &path);

} // namespace sampan
