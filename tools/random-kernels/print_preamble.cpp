// What every generated file begins with: helpers of the kernels, and the comparison on the host.
#include "print_cuda.h"

namespace sampan::randomkernels {

std::string preambleText() {
  return R"cuda(#ifdef __clang__
#pragma clang diagnostic ignored "-Weverything"
#elif defined(__NVCC__)
#pragma nv_diag_suppress 39
#pragma nv_diag_suppress 128
#pragma nv_diag_suppress 177
#pragma nv_diag_suppress 179
#pragma nv_diag_suppress 186
#pragma nv_diag_suppress 550
#endif
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

__device__ inline unsigned linearThread() {
  return threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
}
__device__ inline unsigned laneId() { return linearThread() & 31u; }
__device__ inline unsigned blockNumber() {
  return blockIdx.x + gridDim.x * (blockIdx.y + gridDim.y * blockIdx.z);
}
__device__ inline unsigned globalThread() {
  return blockNumber() * (blockDim.x * blockDim.y * blockDim.z) + linearThread();
}

// All NaNs count as one.
__device__ inline unsigned bitsOf(float x) { return x == x ? __float_as_uint(x) : 0x7fc00000u; }
__device__ inline unsigned long long bitsOf(double x) {
  return x == x ? (unsigned long long)__double_as_longlong(x) : 0x7ff8000000000000ull;
}
__device__ inline float floatFrom(unsigned bits) {
  const float x = __uint_as_float(bits);
  return x == x ? x : __uint_as_float(0x7fc00000u);
}
__device__ inline double doubleFrom(unsigned long long bits) {
  const double x = __longlong_as_double((long long)bits);
  return x == x ? x : __longlong_as_double(0x7ff8000000000000ll);
}
template <class T> __device__ T noNan(T x) { return x == x ? x : (T)1; }
template <class T> __device__ T nanToZero(T x) { return x == x ? x : (T)0; }

__device__ inline unsigned long long mix(unsigned long long hash, unsigned long long value) {
  hash = (hash ^ value) * 0x100000001b3ull;
  return hash ^ hash >> 29;
}
template <class T> __device__ unsigned long long word(T x) { return (unsigned long long)x; }
__device__ inline unsigned long long word(float x) { return bitsOf(x); }
__device__ inline unsigned long long word(double x) { return bitsOf(x); }

// Whether the lane that a shuffle reads is in the mask; mode 0 idx, 1 up, 2 down, 3 xor.
__device__ inline bool readsFrom(unsigned mask, int mode, int operand, unsigned width) {
  const int lane = (int)laneId(), first = lane & ~(int)(width - 1u), last = first + (int)width - 1;
  int from = first + (operand & (int)(width - 1u));
  if (mode == 1) from = lane - operand < first ? lane : lane - operand;
  if (mode == 2) from = lane + operand > last ? lane : lane + operand;
  if (mode == 3) from = (lane ^ operand) > last ? lane : lane ^ operand;
  return mask >> from & 1u;
}
// The k-th lane of a mask, k counted modulo the lanes in it.
__device__ inline unsigned laneFrom(unsigned mask, unsigned k) {
  k %= (unsigned)__popc(mask);
  while (k--) mask &= mask - 1u;
  return (unsigned)__ffs((int)mask) - 1u;
}
template <class T> __device__ unsigned matchAll(unsigned mask, T value) {
  int same = 0;
  const unsigned lanes = __match_all_sync(mask, value, &same);
  return same ? lanes : 0u;
}
template <class T> __device__ void addByCas(T *where, T value) {
  T old = 0, assumed;
  do {
    assumed = old;
    old = atomicCAS(where, assumed, (T)(assumed + value));
  } while (old != assumed);
}

typedef unsigned long long Word;

static float hostFloat(Word bits) {
  const unsigned low = (unsigned)bits;
  float x;
  std::memcpy(&x, &low, 4);
  return x;
}
static double hostDouble(Word bits) {
  double x;
  std::memcpy(&x, &bits, 8);
  return x;
}

static void must(cudaError_t status, const char *what) {
  if (status == cudaSuccess) return;
  std::printf("FAILED: %s: %s\n", what, cudaGetErrorString(status));
  std::exit(2);
}

// Device memory that holds the low `bytes` of each word.
static void *upload(const Word *words, int count, int bytes) {
  char *host = (char *)std::malloc((size_t)count * bytes);
  for (int i = 0; i < count; ++i) std::memcpy(host + (size_t)i * bytes, words + i, bytes);
  void *device = 0;
  must(cudaMalloc(&device, (size_t)count * bytes), "cudaMalloc");
  must(cudaMemcpy(device, host, (size_t)count * bytes, cudaMemcpyHostToDevice), "cudaMemcpy");
  std::free(host);
  return device;
}

static bool checkWords(const char *name, const void *device, const Word *expected, int count, int bytes, Word seed) {
  char *host = (char *)std::malloc((size_t)count * bytes);
  must(cudaMemcpy(host, device, (size_t)count * bytes, cudaMemcpyDeviceToHost), "cudaMemcpy");
  bool good = true;
  for (int i = 0; i < count && good; ++i) {
    Word got = 0, wanted = 0;
    std::memcpy(&got, host + (size_t)i * bytes, bytes);
    std::memcpy(&wanted, expected + i, bytes);
    good = got == wanted;
    if (!good) std::printf("kernel %llu: WRONG %s[%d] got %016llx expected %016llx\n", seed, name, i, got, wanted);
  }
  std::free(host);
  return good;
}

// `digits` low hexadecimal digits of each thread's word, and a hash over all bits of each block.
static bool checkThreads(const Word *out, int blocks, int threads, const char *const *lines, int digits,
                         const Word *hashes, Word seed) {
  char text[20];
  for (int b = 0; b < blocks; ++b) {
    Word hash = 0xcbf29ce484222325ull;
    for (int t = 0; t < threads; ++t) {
      const Word got = out[(size_t)b * threads + t];
      hash = (hash ^ got) * 0x100000001b3ull;
      std::snprintf(text, sizeof text, "%016llx", got);
      const char *expected = lines[b] + (size_t)t * digits;
      if (std::memcmp(text + 16 - digits, expected, digits) == 0) continue;
      std::printf("kernel %llu: WRONG block %d thread %d got %s expected %s%.*s\n", seed, b, t, text,
                  digits < 16 ? "..." : "", digits, expected);
      return false;
    }
    if (hash == hashes[b]) continue;
    std::printf("kernel %llu: WRONG block %d: high digits differ\n", seed, b);
    return false;
  }
  return true;
}

)cuda";
}

} // namespace sampan::randomkernels
