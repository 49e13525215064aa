// The release of CUDA that the driver stands in for, and our own.
#pragma once

#include <string>

namespace sampan::nvcc {

inline constexpr int kCudaMajor = 12;
inline constexpr int kCudaMinor = 4;
inline constexpr int kCudaBuild = 131;
inline constexpr const char *kSampanVersion = "0.1.0";

// What --version prints. Build systems look for two lines in it; the others say plainly whose program this is.
std::string versionText();

std::string helpText();

} // namespace sampan::nvcc
