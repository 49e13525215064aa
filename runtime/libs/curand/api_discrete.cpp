// Tables of discrete distributions, which kernels read through curand_discrete().
#include "curand/poisson.h"

#include "curand.h"
#include "sampan/curand/discrete.h"

using namespace sampan::curand;

extern "C" {

// One piece of device memory: the description, and the distribution function behind it.
curandStatus_t curandCreatePoissonDistribution(double lambda, curandDiscreteDistribution_t *distribution) {
  if (!distribution || !(lambda > 0 && lambda <= kMostTabledMean))
    return CURAND_STATUS_OUT_OF_RANGE;
  const PoissonTable table(lambda);
  const size_t bytes = table.function().size() * sizeof(double);
  curandDiscreteDistribution_st *made = nullptr;
  if (cudaMalloc((void **)&made, sizeof *made + bytes) != cudaSuccess)
    return CURAND_STATUS_ALLOCATION_FAILED;
  const curandDiscreteDistribution_st description{(unsigned)table.function().size(), table.first(),
                                                  (double *)(made + 1)};
  if (cudaMemcpy(made, &description, sizeof description, cudaMemcpyHostToDevice) != cudaSuccess ||
      cudaMemcpy(made + 1, table.function().data(), bytes, cudaMemcpyHostToDevice) != cudaSuccess) {
    cudaFree(made);
    return CURAND_STATUS_PREEXISTING_FAILURE;
  }
  *distribution = made;
  return CURAND_STATUS_SUCCESS;
}

curandStatus_t curandDestroyDistribution(curandDiscreteDistribution_t distribution) {
  if (!distribution)
    return CURAND_STATUS_NOT_INITIALIZED;
  return cudaFree(distribution) == cudaSuccess ? CURAND_STATUS_SUCCESS : CURAND_STATUS_NOT_INITIALIZED;
}

} // extern "C"
