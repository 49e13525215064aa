// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a counter in, four random words out, no state to store.
// A path's numbers depend on (seed, path, step) alone, so results are the same for every launch shape.
#pragma once

#include <cuda_runtime.h>

struct Philox {
  unsigned key0, key1;

  __host__ __device__ explicit Philox(unsigned long long seed)
      : key0(static_cast<unsigned>(seed)), key1(static_cast<unsigned>(seed >> 32)) {}

  __host__ __device__ uint4 operator()(unsigned c0, unsigned c1, unsigned c2 = 0, unsigned c3 = 0) const {
    unsigned k0 = key0, k1 = key1;
    for (int round = 0; round < 10; ++round) {
      const unsigned long long p0 = 0xD2511F53ull * c0;
      const unsigned long long p1 = 0xCD9E8D57ull * c2;
      const unsigned next0 = static_cast<unsigned>(p1 >> 32) ^ c1 ^ k0;
      const unsigned next2 = static_cast<unsigned>(p0 >> 32) ^ c3 ^ k1;
      c1 = static_cast<unsigned>(p1);
      c3 = static_cast<unsigned>(p0);
      c0 = next0;
      c2 = next2;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
    return make_uint4(c0, c1, c2, c3);
  }
};

// In (0, 1), never an end point, so that its logarithm is finite.
__host__ __device__ inline double uniform(unsigned word) { return (word + 0.5) * 2.3283064365386963e-10; }

// Box-Muller.
__device__ inline double2 normalPair(unsigned word0, unsigned word1) {
  const double radius = sqrt(-2.0 * log(uniform(word0)));
  double sine, cosine;
  sincospi(2.0 * uniform(word1), &sine, &cosine);
  return make_double2(radius * cosine, radius * sine);
}
