// The tables that programs hand to the Sobol generators of kernels.
#include "curand/direction_vectors.h"
#include "curand/message.h"

#include "curand.h"

#include <vector>

using namespace sampan::curand;

namespace {

// As long as the original's, so that no index leaves it; what is not known is zero, and a line says so.
template <class Word> std::vector<Word> *makeTable() {
  constexpr unsigned kBits = sizeof(Word) * 8;
  auto *words = new std::vector<Word>(size_t(kMostDimensions) * kBits);
  for (unsigned dimension = 0; dimension < kKnownDimensions; ++dimension)
    directionVectors(dimension, words->data() + size_t(dimension) * kBits);
  haveDimensions(kMostDimensions);
  return words;
}

template <class Word, class Vectors> curandStatus_t give(Vectors *vectors[]) {
  static std::vector<Word> *const table = makeTable<Word>(); // programs keep the pointer for ever
  *vectors = reinterpret_cast<Vectors *>(table->data());
  return CURAND_STATUS_SUCCESS;
}

curandStatus_t declineScrambled() {
  tellNoScrambling();
  return CURAND_STATUS_INITIALIZATION_FAILED;
}

} // namespace

extern "C" {

curandStatus_t curandGetDirectionVectors32(curandDirectionVectors32_t *vectors[], curandDirectionVectorSet_t set) {
  if (!vectors || (set != CURAND_DIRECTION_VECTORS_32_JOEKUO6 && set != CURAND_SCRAMBLED_DIRECTION_VECTORS_32_JOEKUO6))
    return CURAND_STATUS_OUT_OF_RANGE;
  return set == CURAND_DIRECTION_VECTORS_32_JOEKUO6 ? give<uint32_t>(vectors) : declineScrambled();
}

curandStatus_t curandGetDirectionVectors64(curandDirectionVectors64_t *vectors[], curandDirectionVectorSet_t set) {
  if (!vectors || (set != CURAND_DIRECTION_VECTORS_64_JOEKUO6 && set != CURAND_SCRAMBLED_DIRECTION_VECTORS_64_JOEKUO6))
    return CURAND_STATUS_OUT_OF_RANGE;
  return set == CURAND_DIRECTION_VECTORS_64_JOEKUO6 ? give<uint64_t>(vectors) : declineScrambled();
}

curandStatus_t curandGetScrambleConstants32(unsigned int **) { return declineScrambled(); }
curandStatus_t curandGetScrambleConstants64(unsigned long long **) { return declineScrambled(); }

} // extern "C"
