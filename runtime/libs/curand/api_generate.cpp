// Filling arrays. What was put into the stream before is done first; the numbers are there when the call returns.
#include "curand/generator.h"
#include "curand/poisson.h"

#include <exception>
#include <new>

using namespace sampan::curand;

namespace {

std::unique_ptr<Source> sourceOf(const curandGenerator_st &g) {
  switch (g.type) {
  case CURAND_RNG_PSEUDO_XORWOW: return xorwowSource(g.settings);
  case CURAND_RNG_PSEUDO_MRG32K3A: return mrg32k3aSource(g.settings);
  case CURAND_RNG_PSEUDO_PHILOX4_32_10: return philoxSource(g.settings);
  case CURAND_RNG_PSEUDO_MT19937: return mt19937Source(g.settings);
  case CURAND_RNG_QUASI_SOBOL32: return sobol32Source(g.settings);
  case CURAND_RNG_QUASI_SOBOL64: return sobol64Source(g.settings);
  default: return nullptr;
  }
}

// Runs what may need memory and threads; C programs take no exceptions.
template <class Work> curandStatus_t guarded(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc &) {
    return CURAND_STATUS_ALLOCATION_FAILED;
  } catch (const std::exception &) {
    return CURAND_STATUS_INTERNAL_ERROR;
  }
}

curandStatus_t prepare(curandGenerator_t g) {
  return guarded([&] {
    if (!g->source)
      g->source = sourceOf(*g);
    return CURAND_STATUS_SUCCESS;
  });
}

curandStatus_t generate(curandGenerator_t g, const Wanted &wanted, void *out, size_t count) {
  if (!g)
    return CURAND_STATUS_NOT_INITIALIZED;
  const bool pairs = wanted.kind == Kind::Normal || wanted.kind == Kind::NormalDouble ||
                     wanted.kind == Kind::LogNormal || wanted.kind == Kind::LogNormalDouble;
  const size_t multiple = isQuasi(g->type) ? g->settings.dimensions : pairs ? 2 : 1;
  if (count % multiple != 0)
    return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
  if (cudaPeekAtLastError() != cudaSuccess)
    return CURAND_STATUS_PREEXISTING_FAILURE;
  if (count != 0 && !out)
    return CURAND_STATUS_LAUNCH_FAILURE;
  if (!g->settings.onHost && cudaStreamSynchronize(g->stream) != cudaSuccess)
    return CURAND_STATUS_LAUNCH_FAILURE;
  if (curandStatus_t status = prepare(g))
    return status;
  return guarded([&] { return count == 0 ? CURAND_STATUS_SUCCESS : g->source->fill(wanted, out, count); });
}

} // namespace

extern "C" {

curandStatus_t curandGenerateSeeds(curandGenerator_t generator) {
  return generator ? prepare(generator) : CURAND_STATUS_NOT_INITIALIZED;
}

curandStatus_t curandGenerate(curandGenerator_t generator, unsigned int *out, size_t count) {
  if (generator && isOf64Bits(generator->type))
    return CURAND_STATUS_TYPE_ERROR;
  return generate(generator, {Kind::Bits}, out, count);
}

curandStatus_t curandGenerateLongLong(curandGenerator_t generator, unsigned long long *out, size_t count) {
  if (generator && !isOf64Bits(generator->type))
    return CURAND_STATUS_TYPE_ERROR;
  return generate(generator, {Kind::Bits64}, out, count);
}

curandStatus_t curandGenerateUniform(curandGenerator_t generator, float *out, size_t count) {
  return generate(generator, {Kind::Uniform}, out, count);
}

curandStatus_t curandGenerateUniformDouble(curandGenerator_t generator, double *out, size_t count) {
  return generate(generator, {Kind::UniformDouble}, out, count);
}

curandStatus_t curandGenerateNormal(curandGenerator_t generator, float *out, size_t count, float mean, float stddev) {
  return generate(generator, {Kind::Normal, mean, stddev}, out, count);
}

curandStatus_t curandGenerateNormalDouble(curandGenerator_t generator, double *out, size_t count, double mean,
                                          double stddev) {
  return generate(generator, {Kind::NormalDouble, mean, stddev}, out, count);
}

curandStatus_t curandGenerateLogNormal(curandGenerator_t generator, float *out, size_t count, float mean,
                                       float stddev) {
  return generate(generator, {Kind::LogNormal, mean, stddev}, out, count);
}

curandStatus_t curandGenerateLogNormalDouble(curandGenerator_t generator, double *out, size_t count, double mean,
                                             double stddev) {
  return generate(generator, {Kind::LogNormalDouble, mean, stddev}, out, count);
}

curandStatus_t curandGeneratePoisson(curandGenerator_t generator, unsigned int *out, size_t count, double lambda) {
  if (!(lambda > 0 && lambda <= kMostMean))
    return CURAND_STATUS_OUT_OF_RANGE;
  return generate(generator, {Kind::Poisson, lambda}, out, count);
}

// Numbers of all methods have one distribution; ours has one method.
curandStatus_t curandGeneratePoissonMethod(curandGenerator_t generator, unsigned int *out, size_t count, double lambda,
                                           curandMethod_t) {
  return curandGeneratePoisson(generator, out, count, lambda);
}

} // extern "C"
