// The Sobol generators' direction numbers.
#pragma once

#include <stdint.h>

namespace sampan::curand {

// How many dimensions the original has, and how many of their direction numbers Sampan has.
constexpr unsigned kMostDimensions = 20000, kKnownDimensions = 10;

// Says which dimensions are missing, if there are so many in the original.
bool haveDimensions(unsigned dimensions);

// vectors[k] is what changes when bit k of the index's Gray code does; dimension < kKnownDimensions.
void directionVectors(unsigned dimension, uint32_t vectors[32]);
void directionVectors(unsigned dimension, uint64_t vectors[64]);

} // namespace sampan::curand
