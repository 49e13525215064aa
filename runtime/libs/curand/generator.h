// What a curandGenerator_t points to: settings, and the source that they make when numbers are first asked for.
#pragma once

#include "curand/source.h"

struct curandGenerator_st {
  curandRngType_t type;
  cudaStream_t stream = nullptr;
  sampan::curand::Settings settings;
  std::unique_ptr<sampan::curand::Source> source;
};

namespace sampan::curand {

inline bool isQuasi(curandRngType_t type) { return type >= CURAND_RNG_QUASI_DEFAULT; }
inline bool isOf64Bits(curandRngType_t type) {
  return type == CURAND_RNG_QUASI_SOBOL64 || type == CURAND_RNG_QUASI_SCRAMBLED_SOBOL64;
}

} // namespace sampan::curand
