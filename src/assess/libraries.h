// CUDA's libraries by the headers that programs include, so that a header which is not there can be told from one of the
// user's own whose folder is not known.
#pragma once

#include <string>

namespace sampan::assess {

// "cuFFT" for "cufft.h"; empty for a header of no library of CUDA's.
std::string libraryOf(const std::string &header);

} // namespace sampan::assess
