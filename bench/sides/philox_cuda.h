// Philox4x32-10 and Box-Muller in CUDA.
#pragma once

__device__ inline uint4 philox(unsigned c0, unsigned c1, unsigned key0, unsigned key1) {
  unsigned c2 = 0, c3 = 0;
  for (int round = 0; round < 10; ++round) {
    const unsigned high0 = __umulhi(0xD2511F53u, c0), low0 = 0xD2511F53u * c0;
    const unsigned high1 = __umulhi(0xCD9E8D57u, c2), low1 = 0xCD9E8D57u * c2;
    c0 = high1 ^ c1 ^ key0;
    c1 = low1;
    c2 = high0 ^ c3 ^ key1;
    c3 = low0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return make_uint4(c0, c1, c2, c3);
}

__device__ inline float uniform(unsigned word) { return float(word >> 8) * 0x1p-24f + 0x1p-25f; }

__device__ inline float2 normals(unsigned word0, unsigned word1) {
  const float radius = sqrtf(-2 * logf(uniform(word0)));
  float sine, cosine;
  sincosf(6.2831853f * uniform(word1), &sine, &cosine);
  return make_float2(radius * cosine, radius * sine);
}
