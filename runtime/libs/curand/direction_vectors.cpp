#include "curand/direction_vectors.h"

#include "curand/message.h"

namespace sampan::curand {
namespace {

// Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", 2008: for each dimension behind the
// first a primitive polynomial, x^degree + … + 1 with the coefficients between in one number, and the first odd numbers.
struct Dimension {
  unsigned degree, coefficients, first[5];
};
constexpr Dimension kDimensions[kKnownDimensions - 1] = {
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
};

template <class Word> void fill(unsigned dimension, Word *vectors) {
  constexpr unsigned kBits = sizeof(Word) * 8;
  if (dimension == 0) {
    for (unsigned k = 0; k < kBits; ++k)
      vectors[k] = Word(1) << (kBits - 1 - k);
    return;
  }
  const Dimension &d = kDimensions[dimension - 1];
  for (unsigned k = 0; k < kBits; ++k) {
    if (k < d.degree) {
      vectors[k] = Word(d.first[k]) << (kBits - 1 - k);
      continue;
    }
    vectors[k] = vectors[k - d.degree] ^ (vectors[k - d.degree] >> d.degree);
    for (unsigned i = 1; i < d.degree; ++i)
      if (d.coefficients >> (d.degree - 1 - i) & 1)
        vectors[k] ^= vectors[k - i];
  }
}

} // namespace

bool haveDimensions(unsigned dimensions) {
  if (dimensions > kKnownDimensions && dimensions <= kMostDimensions)
    tell("S8104", "cuRAND's Sobol generators have 20000 dimensions, of which Sampan has the direction numbers of 10",
         "use at most 10 dimensions, or a pseudorandom generator for the others");
  return dimensions >= 1 && dimensions <= kKnownDimensions;
}

void directionVectors(unsigned dimension, uint32_t vectors[32]) { fill(dimension, vectors); }
void directionVectors(unsigned dimension, uint64_t vectors[64]) { fill(dimension, vectors); }

} // namespace sampan::curand
