// Kernels and the library's generators for device memory take the same numbers from the same sequences: a generator's n-th number is that of a
// subsequence, in the order that docs/curand.md gives.
// RUN: %nvcc -arch=sm_80 %s -o %t -lcurand && %t | %FileCheck %s
// RUN: %nvcc -arch=sm_80 --sampan-engine=fibers %s -o %t.fibers -lcurand && %t.fibers | %FileCheck %s
// CHECK: {{^}}0 differ
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <curand.h>
#include <curand_kernel.h>
#include <vector>

constexpr unsigned long long kSeed = 0x123456789abcull;
constexpr int kThreads = 512, kRounds = 3;
int differ = 0;

void must(curandStatus_t status) {
  if (status != CURAND_STATUS_SUCCESS) {
    std::printf("status %d\n", status);
    std::exit(1);
  }
}

// What a thread takes: kPer numbers a round, from its own state.
struct Bits {
  using T = unsigned;
  template <class S> static __device__ void take(S *s, T *o) { o[0] = curand(s); }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const uint4 v = curand4(s);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerate(g, o, n)); }
};
struct Uniform {
  using T = float;
  template <class S> static __device__ void take(S *s, T *o) { o[0] = curand_uniform(s); }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const float4 v = curand_uniform4(s);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerateUniform(g, o, n)); }
};
struct UniformDouble {
  using T = double;
  template <class S> static __device__ void take(S *s, T *o) { o[0] = curand_uniform_double(s); }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const double4 v = curand_uniform4_double(s);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerateUniformDouble(g, o, n)); }
};
struct Normal {
  using T = float;
  template <class S> static __device__ void take(S *s, T *o) { o[0] = curand_normal(s), o[1] = curand_normal(s); }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const float4 v = curand_normal4(s);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerateNormal(g, o, n, 0, 1)); }
};
struct NormalDouble {
  using T = double;
  template <class S> static __device__ void take(S *s, T *o) {
    o[0] = curand_normal_double(s), o[1] = curand_normal_double(s);
  }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const double4 v = curand_normal4_double(s);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerateNormalDouble(g, o, n, 0, 1)); }
};
struct LogNormalDouble {
  using T = double;
  template <class S> static __device__ void take(S *s, T *o) {
    const double2 v = curand_log_normal2_double(s, 0.5, 0.25);
    o[0] = v.x, o[1] = v.y;
  }
  static __device__ void take(curandStatePhilox4_32_10_t *s, T *o) {
    const double4 v = curand_log_normal4_double(s, 0.5, 0.25);
    o[0] = v.x, o[1] = v.y, o[2] = v.z, o[3] = v.w;
  }
  static void host(curandGenerator_t g, T *o, size_t n) { must(curandGenerateLogNormalDouble(g, o, n, 0.5, 0.25)); }
};

template <class State, class What, int kPer> __global__ void fill(typename What::T *out, int lanes) {
  const int thread = blockIdx.x * blockDim.x + threadIdx.x;
  State state;
  curand_init(kSeed, thread, 0, &state);
  for (int round = 0; round < kRounds; ++round)
    What::take(&state, out + (size_t(round) * kThreads + thread) * kPer);
}

template <class State, class What, int kPer> void compare(const char *name, curandRngType_t type, int lanes) {
  using T = typename What::T;
  T *device;
  cudaMallocManaged(&device, sizeof(T) * kRounds * kThreads * kPer);
  fill<State, What, kPer><<<kThreads / 128, 128>>>(device, lanes);
  cudaDeviceSynchronize();
  curandGenerator_t g;
  must(curandCreateGenerator(&g, type));
  must(curandSetPseudoRandomGeneratorSeed(g, kSeed));
  std::vector<T> host(size_t(kRounds) * lanes * kPer);
  What::host(g, host.data(), host.size());
  must(curandDestroyGenerator(g));
  int wrong = 0;
  for (int round = 0; round < kRounds; ++round)
    for (int thread = 0; thread < kThreads; ++thread)
      wrong += std::memcmp(device + (size_t(round) * kThreads + thread) * kPer,
                           host.data() + (size_t(round) * lanes + thread) * kPer, sizeof(T) * kPer) != 0;
  if (wrong)
    std::printf("%s: %d differ\n", name, wrong);
  differ += wrong;
  cudaFree(device);
}

template <class State, int kBits, int kNormals> void all(const char *name, curandRngType_t type, int lanes) {
  compare<State, Bits, kBits>(name, type, lanes);
  compare<State, Uniform, kBits>(name, type, lanes);
  compare<State, UniformDouble, kBits>(name, type, lanes);
  compare<State, Normal, kNormals>(name, type, lanes);
  compare<State, NormalDouble, kNormals>(name, type, lanes);
  compare<State, LogNormalDouble, kNormals>(name, type, lanes);
}

// Sobol: a state for each dimension and part of the index.
template <class State, class Vectors, class Word>
__global__ void sobol(Vectors *vectors, Word *bits, double *normals, int each) {
  const int dimension = blockIdx.x, from = threadIdx.x * kRounds;
  State state;
  curand_init(vectors[dimension], from, &state);
  State again = state;
  for (int i = from; i < from + kRounds; ++i) {
    bits[dimension * each + i] = curand(&state);
    normals[dimension * each + i] = curand_normal_double(&again);
  }
}

template <class State, class Vectors, class Word, class Fill>
void quasi(const char *name, curandRngType_t type, Vectors *vectors, Fill generate) {
  constexpr int kDimensions = 10, kEach = kThreads * kRounds, kAll = kDimensions * kEach;
  Vectors *copied;
  Word *bits;
  double *normals;
  cudaMallocManaged(&copied, sizeof(Vectors) * kDimensions);
  cudaMallocManaged(&bits, sizeof(Word) * kAll);
  cudaMallocManaged(&normals, sizeof(double) * kAll);
  cudaMemcpy(copied, vectors, sizeof(Vectors) * kDimensions, cudaMemcpyHostToDevice);
  sobol<State><<<kDimensions, kThreads>>>(copied, bits, normals, kEach);
  cudaDeviceSynchronize();
  curandGenerator_t g;
  must(curandCreateGenerator(&g, type));
  must(curandSetQuasiRandomGeneratorDimensions(g, kDimensions));
  std::vector<Word> expected(kAll);
  std::vector<double> expectedNormals(kAll);
  must(generate(g, expected.data(), kAll));
  must(curandSetGeneratorOffset(g, 0));
  must(curandGenerateNormalDouble(g, expectedNormals.data(), kAll, 0, 1));
  int wrong = 0;
  for (int i = 0; i < kAll; ++i)
    wrong += bits[i] != expected[i] || normals[i] != expectedNormals[i];
  if (wrong)
    std::printf("%s: %d differ\n", name, wrong);
  differ += wrong;
}

int main() {
  all<curandStateXORWOW_t, 1, 2>("XORWOW", CURAND_RNG_PSEUDO_XORWOW, 4096);
  all<curandStateMRG32k3a_t, 1, 2>("MRG32k3a", CURAND_RNG_PSEUDO_MRG32K3A, 81920);
  all<curandStatePhilox4_32_10_t, 4, 4>("Philox", CURAND_RNG_PSEUDO_PHILOX4_32_10, 65536);
  curandDirectionVectors32_t *vectors32;
  curandDirectionVectors64_t *vectors64;
  must(curandGetDirectionVectors32(&vectors32, CURAND_DIRECTION_VECTORS_32_JOEKUO6));
  must(curandGetDirectionVectors64(&vectors64, CURAND_DIRECTION_VECTORS_64_JOEKUO6));
  quasi<curandStateSobol32_t, curandDirectionVectors32_t, unsigned>("Sobol32", CURAND_RNG_QUASI_SOBOL32, vectors32,
                                                                    curandGenerate);
  quasi<curandStateSobol64_t, curandDirectionVectors64_t, unsigned long long>("Sobol64", CURAND_RNG_QUASI_SOBOL64,
                                                                              vectors64, curandGenerateLongLong);
  std::printf("%d differ\n", differ);
}
