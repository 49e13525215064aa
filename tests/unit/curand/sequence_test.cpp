// What users do with a generator: go on, start again, skip, use device memory and streams; and whether the distributions
// are what their names say.
#include <curand.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

constexpr curandRngType_t kPseudo[] = {CURAND_RNG_PSEUDO_XORWOW, CURAND_RNG_PSEUDO_MRG32K3A,
                                       CURAND_RNG_PSEUDO_PHILOX4_32_10, CURAND_RNG_PSEUDO_MT19937};
constexpr size_t kMany = 400000;

struct Generator {
  curandGenerator_t g = nullptr;
  explicit Generator(curandRngType_t type, unsigned long long seed = 42) {
    EXPECT_EQ(curandCreateGeneratorHost(&g, type), CURAND_STATUS_SUCCESS);
    if (type < CURAND_RNG_QUASI_DEFAULT) {
      EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(g, seed), CURAND_STATUS_SUCCESS);
    }
  }
  ~Generator() { curandDestroyGenerator(g); }
  std::vector<unsigned> bits(size_t n) {
    std::vector<unsigned> out(n);
    EXPECT_EQ(curandGenerate(g, out.data(), n), CURAND_STATUS_SUCCESS);
    return out;
  }
};

TEST(Sequence, TwoCallsGiveWhatOneGives) {
  for (curandRngType_t type : kPseudo) {
    Generator one(type), two(type);
    const std::vector<unsigned> all = one.bits(200000);
    std::vector<unsigned> parts = two.bits(1024), rest = two.bits(200000 - 1024);
    parts.insert(parts.end(), rest.begin(), rest.end());
    EXPECT_EQ(parts, all) << type;
  }
}

TEST(Sequence, AnOffsetLeavesOutSoManyNumbers) {
  for (curandRngType_t type : {CURAND_RNG_PSEUDO_XORWOW, CURAND_RNG_PSEUDO_MRG32K3A, CURAND_RNG_PSEUDO_PHILOX4_32_10,
                               CURAND_RNG_QUASI_SOBOL32}) {
    Generator whole(type);
    const std::vector<unsigned> all = whole.bits(300000);
    for (size_t offset : {1, 3, 4096, 5000, 270001}) {
      Generator later(type);
      ASSERT_EQ(curandSetGeneratorOffset(later.g, offset), CURAND_STATUS_SUCCESS);
      EXPECT_EQ(later.bits(1000), std::vector<unsigned>(all.begin() + offset, all.begin() + offset + 1000))
          << type << ' ' << offset;
    }
  }
}

TEST(Sequence, ASeedStartsAgain) {
  for (curandRngType_t type : kPseudo) {
    Generator g(type, 7);
    const std::vector<unsigned> first = g.bits(1000);
    EXPECT_NE(g.bits(1000), first);
    curandSetPseudoRandomGeneratorSeed(g.g, 8);
    EXPECT_NE(g.bits(1000), first);
    curandSetPseudoRandomGeneratorSeed(g.g, 7);
    EXPECT_EQ(g.bits(1000), first);
  }
}

TEST(Sequence, DeviceMemoryInAStreamGetsTheSameBits) {
  cudaStream_t stream;
  ASSERT_EQ(cudaStreamCreate(&stream), cudaSuccess);
  for (curandRngType_t type : kPseudo) {
    Generator host(type);
    curandGenerator_t g;
    ASSERT_EQ(curandCreateGenerator(&g, type), CURAND_STATUS_SUCCESS);
    curandSetPseudoRandomGeneratorSeed(g, 42);
    ASSERT_EQ(curandSetStream(g, stream), CURAND_STATUS_SUCCESS);
    unsigned *device;
    ASSERT_EQ(cudaMalloc((void **)&device, 4000), cudaSuccess);
    cudaMemsetAsync(device, 0, 4000, stream); // done before the numbers, not after
    EXPECT_EQ(curandGenerate(g, device, 1000), CURAND_STATUS_SUCCESS);
    std::vector<unsigned> copied(1000);
    cudaMemcpyAsync(copied.data(), device, 4000, cudaMemcpyDeviceToHost, stream);
    cudaStreamSynchronize(stream);
    EXPECT_EQ(copied, host.bits(1000)) << type;
    curandDestroyGenerator(g);
    cudaFree(device);
  }
  cudaStreamDestroy(stream);
}

// Kolmogorov and Smirnov's distance of uniform numbers; 1.95 / sqrt(n) is exceeded once in a thousand times, and seeds are
// fixed.
double distance(std::vector<double> u) {
  std::sort(u.begin(), u.end());
  double most = 0;
  for (size_t i = 0; i < u.size(); ++i)
    most = std::max({most, std::abs(u[i] - double(i) / u.size()), std::abs(u[i] - double(i + 1) / u.size())});
  return most * std::sqrt(double(u.size()));
}
double normalDistribution(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

TEST(Distributions, UniformAndNormal) {
  for (curandRngType_t type : kPseudo) {
    Generator g(type);
    std::vector<double> u(kMany), n(kMany), l(kMany);
    ASSERT_EQ(curandGenerateUniformDouble(g.g, u.data(), kMany), CURAND_STATUS_SUCCESS);
    ASSERT_EQ(curandGenerateNormalDouble(g.g, n.data(), kMany, 3, 2), CURAND_STATUS_SUCCESS);
    ASSERT_EQ(curandGenerateLogNormalDouble(g.g, l.data(), kMany, -1, 0.5), CURAND_STATUS_SUCCESS);
    EXPECT_TRUE(std::all_of(u.begin(), u.end(), [](double x) { return x > 0 && x <= 1; }));
    EXPECT_LT(distance(u), 1.95) << type;
    for (double &x : n)
      x = normalDistribution((x - 3) / 2);
    EXPECT_LT(distance(n), 1.95) << type;
    for (double &x : l)
      x = normalDistribution((std::log(x) + 1) / 0.5);
    EXPECT_LT(distance(l), 1.95) << type;
  }
}

// Pairs of neighbours in 64 x 64 cells: chi-square of 4095 degrees of freedom, within five deviations.
TEST(Distributions, NeighboursAreIndependent) {
  for (curandRngType_t type : kPseudo) {
    Generator g(type);
    const std::vector<unsigned> bits = g.bits(2 * kMany);
    std::vector<double> cells(4096);
    for (size_t i = 0; i < bits.size(); i += 2)
      ++cells[(bits[i] >> 26) * 64 + (bits[i + 1] >> 26)];
    double chi = 0;
    for (double n : cells)
      chi += (n - kMany / 4096.0) * (n - kMany / 4096.0) / (kMany / 4096.0);
    EXPECT_NEAR(chi, 4095, 5 * std::sqrt(2 * 4095.0)) << type;
  }
}

TEST(Distributions, PoissonNumbersCountAsTheyShould) {
  for (curandRngType_t type : kPseudo)
    for (double mean : {0.3, 4.5, 200.0, 1e6}) {
      Generator g(type);
      std::vector<unsigned> k(kMany);
      ASSERT_EQ(curandGeneratePoisson(g.g, k.data(), kMany, mean), CURAND_STATUS_SUCCESS);
      double sum = 0, squares = 0;
      for (unsigned x : k) {
        sum += x;
        squares += (x - mean) * (x - mean);
      }
      EXPECT_NEAR(sum / kMany, mean, 5 * std::sqrt(mean / kMany)) << type << ' ' << mean;
      EXPECT_NEAR(squares / kMany / mean, 1, 5 * std::sqrt((2 + 1 / mean) / kMany)) << type << ' ' << mean;
    }
}

} // namespace
