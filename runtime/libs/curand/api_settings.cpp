// Life and settings of a generator. A setting takes effect from the start of the sequence.
#include "curand/direction_vectors.h"
#include "curand/generator.h"
#include "curand/message.h"

#include <new>

using namespace sampan::curand;
using sampan::tell;

namespace {

curandStatus_t create(curandGenerator_t *generator, curandRngType_t type, bool onHost) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  switch (type) {
  case CURAND_RNG_PSEUDO_DEFAULT: type = CURAND_RNG_PSEUDO_XORWOW; break;
  case CURAND_RNG_QUASI_DEFAULT: type = CURAND_RNG_QUASI_SOBOL32; break;
  case CURAND_RNG_PSEUDO_XORWOW:
  case CURAND_RNG_PSEUDO_MRG32K3A:
  case CURAND_RNG_PSEUDO_PHILOX4_32_10:
  case CURAND_RNG_PSEUDO_MT19937:
  case CURAND_RNG_QUASI_SOBOL32:
  case CURAND_RNG_QUASI_SOBOL64: break;
  case CURAND_RNG_PSEUDO_MTGP32:
    tell("S8101", "cuRAND's generator MTGP32 needs a table of parameters that Sampan does not have",
         "use CURAND_RNG_PSEUDO_MT19937, or XORWOW, MRG32K3A, PHILOX4_32_10");
    return CURAND_STATUS_TYPE_ERROR;
  case CURAND_RNG_QUASI_SCRAMBLED_SOBOL32:
  case CURAND_RNG_QUASI_SCRAMBLED_SOBOL64: tellNoScrambling(); return CURAND_STATUS_TYPE_ERROR;
  default: return CURAND_STATUS_TYPE_ERROR;
  }
  curandGenerator_t made = new (std::nothrow) curandGenerator_st{type};
  if (!made)
    return CURAND_STATUS_ALLOCATION_FAILED;
  made->settings.onHost = onHost;
  if (isQuasi(type))
    made->settings.ordering = CURAND_ORDERING_QUASI_DEFAULT;
  *generator = made;
  return CURAND_STATUS_SUCCESS;
}

// Changes a setting of a generator for which it has a meaning.
template <class Change> curandStatus_t set(curandGenerator_t generator, bool hasMeaning, Change change) {
  if (!hasMeaning)
    return CURAND_STATUS_TYPE_ERROR;
  change(generator->settings);
  generator->source.reset();
  return CURAND_STATUS_SUCCESS;
}

} // namespace

extern "C" {

curandStatus_t curandCreateGenerator(curandGenerator_t *generator, curandRngType_t type) {
  int devices = 0;
  if (cudaGetDeviceCount(&devices) != cudaSuccess || devices == 0)
    return CURAND_STATUS_INITIALIZATION_FAILED;
  return create(generator, type, false);
}

curandStatus_t curandCreateGeneratorHost(curandGenerator_t *generator, curandRngType_t type) {
  return create(generator, type, true);
}

curandStatus_t curandDestroyGenerator(curandGenerator_t generator) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  delete generator;
  return CURAND_STATUS_SUCCESS;
}

curandStatus_t curandGetVersion(int *version) {
  if (!version)
    return CURAND_STATUS_OUT_OF_RANGE;
  *version = CURAND_VERSION;
  return CURAND_STATUS_SUCCESS;
}

curandStatus_t curandGetProperty(libraryPropertyType type, int *value) {
  if (!value)
    return CURAND_STATUS_OUT_OF_RANGE;
  switch (type) {
  case MAJOR_VERSION: *value = CURAND_VER_MAJOR; return CURAND_STATUS_SUCCESS;
  case MINOR_VERSION: *value = CURAND_VER_MINOR; return CURAND_STATUS_SUCCESS;
  case PATCH_LEVEL: *value = CURAND_VER_PATCH; return CURAND_STATUS_SUCCESS;
  }
  return CURAND_STATUS_OUT_OF_RANGE;
}

curandStatus_t curandSetStream(curandGenerator_t generator, cudaStream_t stream) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  generator->stream = stream;
  return CURAND_STATUS_SUCCESS;
}

curandStatus_t curandSetPseudoRandomGeneratorSeed(curandGenerator_t generator, unsigned long long seed) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  return set(generator, !isQuasi(generator->type), [=](Settings &s) { s.seed = seed; });
}

curandStatus_t curandSetGeneratorOffset(curandGenerator_t generator, unsigned long long offset) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  return set(generator, generator->type != CURAND_RNG_PSEUDO_MT19937, [=](Settings &s) { s.offset = offset; });
}

curandStatus_t curandSetGeneratorOrdering(curandGenerator_t generator, curandOrdering_t order) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  if ((order == CURAND_ORDERING_QUASI_DEFAULT) != isQuasi(generator->type))
    return CURAND_STATUS_OUT_OF_RANGE;
  switch (order) {
  case CURAND_ORDERING_PSEUDO_SEEDED:
  case CURAND_ORDERING_PSEUDO_DYNAMIC:
    tell("S8103", "the orderings CURAND_ORDERING_PSEUDO_SEEDED and _DYNAMIC are not known to Sampan",
         "use CURAND_ORDERING_PSEUDO_DEFAULT, _BEST or _LEGACY, whose numbers are those of the original");
    return CURAND_STATUS_OUT_OF_RANGE;
  case CURAND_ORDERING_PSEUDO_BEST:
  case CURAND_ORDERING_PSEUDO_DEFAULT:
  case CURAND_ORDERING_PSEUDO_LEGACY:
  case CURAND_ORDERING_QUASI_DEFAULT: break;
  default: return CURAND_STATUS_OUT_OF_RANGE;
  }
  return set(generator, true, [=](Settings &s) { s.ordering = order; });
}

curandStatus_t curandSetQuasiRandomGeneratorDimensions(curandGenerator_t generator, unsigned int dimensions) {
  if (!generator)
    return CURAND_STATUS_NOT_INITIALIZED;
  if (isQuasi(generator->type) && !haveDimensions(dimensions))
    return CURAND_STATUS_OUT_OF_RANGE;
  return set(generator, isQuasi(generator->type), [=](Settings &s) { s.dimensions = dimensions; });
}

} // extern "C"
