// The bytes of an image in memory of unknown length, as the driver API hands them over.
#pragma once

#include <optional>
#include <string>

namespace sampan::rt {

// The shared object in an image (see image_file.h). Without it `why` says what is wrong in a user's words. Memory that
// cannot be read ends the image; it does not end the program.
std::optional<std::string> readImage(const void *memory, std::string &why);

} // namespace sampan::rt
