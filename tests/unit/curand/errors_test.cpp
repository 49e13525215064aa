// Each status that a call of the host interface can answer.
#include <curand.h>
#include <gtest/gtest.h>

#include <vector>

namespace {

curandGenerator_t made(curandRngType_t type) {
  curandGenerator_t g = nullptr;
  EXPECT_EQ(curandCreateGeneratorHost(&g, type), CURAND_STATUS_SUCCESS);
  return g;
}

struct Errors : testing::Test {
  curandGenerator_t pseudo = made(CURAND_RNG_PSEUDO_DEFAULT), quasi = made(CURAND_RNG_QUASI_DEFAULT);
  curandGenerator_t twister = made(CURAND_RNG_PSEUDO_MT19937), quasi64 = made(CURAND_RNG_QUASI_SOBOL64);
  std::vector<unsigned> bits = std::vector<unsigned>(64);
  std::vector<unsigned long long> bits64 = std::vector<unsigned long long>(64);
  std::vector<float> floats = std::vector<float>(64);

  ~Errors() override {
    for (curandGenerator_t g : {pseudo, quasi, twister, quasi64})
      EXPECT_EQ(curandDestroyGenerator(g), CURAND_STATUS_SUCCESS);
  }
};

TEST_F(Errors, NoGenerator) {
  EXPECT_EQ(curandCreateGenerator(nullptr, CURAND_RNG_PSEUDO_DEFAULT), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandDestroyGenerator(nullptr), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandSetStream(nullptr, nullptr), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(nullptr, 1), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandSetGeneratorOffset(nullptr, 1), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandSetGeneratorOrdering(nullptr, CURAND_ORDERING_PSEUDO_BEST), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(nullptr, 1), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandGenerateSeeds(nullptr), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandGenerate(nullptr, bits.data(), 1), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandGenerateNormal(nullptr, floats.data(), 1, 0, 1), CURAND_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(curandDestroyDistribution(nullptr), CURAND_STATUS_NOT_INITIALIZED);
}

TEST_F(Errors, NoSuchGeneratorType) {
  curandGenerator_t g = nullptr;
  EXPECT_EQ(curandCreateGenerator(&g, CURAND_RNG_TEST), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandCreateGenerator(&g, curandRngType_t(7777)), CURAND_STATUS_TYPE_ERROR);
}

// Each says what is missing; S8101 and S8102.
TEST_F(Errors, GeneratorsWithoutTablesSayWhatToUse) {
  curandGenerator_t g = nullptr;
  testing::internal::CaptureStderr();
  for (curandRngType_t type :
       {CURAND_RNG_PSEUDO_MTGP32, CURAND_RNG_QUASI_SCRAMBLED_SOBOL32, CURAND_RNG_QUASI_SCRAMBLED_SOBOL64})
    EXPECT_EQ(curandCreateGenerator(&g, type), CURAND_STATUS_TYPE_ERROR);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("MTGP32"), std::string::npos) << said;
  EXPECT_NE(said.find("[S8101]"), std::string::npos) << said;
  EXPECT_NE(said.find("[S8102]"), std::string::npos) << said;
  EXPECT_EQ(g, nullptr);
  curandDirectionVectors32_t *vectors = nullptr;
  unsigned *constants = nullptr;
  unsigned long long *constants64 = nullptr;
  EXPECT_EQ(curandGetDirectionVectors32(&vectors, CURAND_SCRAMBLED_DIRECTION_VECTORS_32_JOEKUO6),
            CURAND_STATUS_INITIALIZATION_FAILED);
  EXPECT_EQ(curandGetScrambleConstants32(&constants), CURAND_STATUS_INITIALIZATION_FAILED);
  EXPECT_EQ(curandGetScrambleConstants64(&constants64), CURAND_STATUS_INITIALIZATION_FAILED);
}

TEST_F(Errors, SettingsWithoutMeaning) {
  EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(quasi, 1), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandSetGeneratorOffset(twister, 1), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(pseudo, 1), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandGenerateLongLong(quasi, bits64.data(), 1), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandGenerateLongLong(pseudo, bits64.data(), 1), CURAND_STATUS_TYPE_ERROR);
  EXPECT_EQ(curandGenerate(quasi64, bits.data(), 1), CURAND_STATUS_TYPE_ERROR);
}

// The unknown orderings say S8103, the unknown dimensions S8104.
TEST_F(Errors, OutOfRange) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(curandSetGeneratorOrdering(pseudo, CURAND_ORDERING_PSEUDO_SEEDED), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetGeneratorOrdering(pseudo, CURAND_ORDERING_PSEUDO_DYNAMIC), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(quasi, 11), CURAND_STATUS_OUT_OF_RANGE);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("[S8103]"), std::string::npos) << said;
  EXPECT_NE(said.find("[S8104]"), std::string::npos) << said;
  EXPECT_EQ(curandSetGeneratorOrdering(pseudo, CURAND_ORDERING_QUASI_DEFAULT), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetGeneratorOrdering(quasi, CURAND_ORDERING_PSEUDO_BEST), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetGeneratorOrdering(pseudo, curandOrdering_t(7)), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(quasi, 0), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(quasi, 20001), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGeneratePoisson(pseudo, bits.data(), 8, 0.0), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGeneratePoisson(pseudo, bits.data(), 8, -1.0), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGeneratePoisson(pseudo, bits.data(), 8, __builtin_nan("")), CURAND_STATUS_OUT_OF_RANGE);
  curandDiscreteDistribution_t distribution = nullptr;
  EXPECT_EQ(curandCreatePoissonDistribution(-1, &distribution), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandCreatePoissonDistribution(1, nullptr), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGetVersion(nullptr), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGetProperty(MAJOR_VERSION, nullptr), CURAND_STATUS_OUT_OF_RANGE);
  EXPECT_EQ(curandGetDirectionVectors32(nullptr, CURAND_DIRECTION_VECTORS_32_JOEKUO6), CURAND_STATUS_OUT_OF_RANGE);
}

TEST_F(Errors, LengthNotAMultiple) {
  EXPECT_EQ(curandGenerateNormal(pseudo, floats.data(), 7, 0, 1), CURAND_STATUS_LENGTH_NOT_MULTIPLE);
  EXPECT_EQ(curandGenerateUniform(pseudo, floats.data(), 7), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(quasi, 3), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandGenerateUniform(quasi, floats.data(), 7), CURAND_STATUS_LENGTH_NOT_MULTIPLE);
  EXPECT_EQ(curandGenerateUniform(quasi, floats.data(), 6), CURAND_STATUS_SUCCESS);
}

TEST_F(Errors, Failures) {
  EXPECT_EQ(curandGenerate(pseudo, nullptr, 4), CURAND_STATUS_LAUNCH_FAILURE);
  EXPECT_EQ(curandGenerate(pseudo, nullptr, 0), CURAND_STATUS_SUCCESS);
  EXPECT_NE(cudaSetDevice(-1), cudaSuccess); // leaves an error behind
  EXPECT_EQ(curandGenerate(pseudo, bits.data(), 4), CURAND_STATUS_PREEXISTING_FAILURE);
  cudaGetLastError();
  EXPECT_EQ(curandGenerate(pseudo, bits.data(), 4), CURAND_STATUS_SUCCESS);
}

TEST_F(Errors, CallsCannotBeCaptured) {
  cudaStream_t stream;
  cudaGraph_t graph = nullptr;
  curandGenerator_t g = nullptr;
  ASSERT_EQ(cudaStreamCreate(&stream), cudaSuccess);
  ASSERT_EQ(curandCreateGenerator(&g, CURAND_RNG_PSEUDO_PHILOX4_32_10), CURAND_STATUS_SUCCESS);
  ASSERT_EQ(curandSetStream(g, stream), CURAND_STATUS_SUCCESS);
  ASSERT_EQ(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal), cudaSuccess);
  EXPECT_EQ(curandGenerate(g, bits.data(), 4), CURAND_STATUS_LAUNCH_FAILURE);
  EXPECT_NE(cudaStreamEndCapture(stream, &graph), cudaSuccess);
  cudaGetLastError();
  EXPECT_EQ(curandGenerate(g, bits.data(), 4), CURAND_STATUS_SUCCESS);
  curandDestroyGenerator(g);
  cudaStreamDestroy(stream);
}

TEST_F(Errors, VersionsAgree) {
  int version = 0, major = 0, minor = 0, patch = 0;
  EXPECT_EQ(curandGetVersion(&version), CURAND_STATUS_SUCCESS);
  curandGetProperty(MAJOR_VERSION, &major);
  curandGetProperty(MINOR_VERSION, &minor);
  curandGetProperty(PATCH_LEVEL, &patch);
  EXPECT_EQ(version, major * 1000 + minor * 100 + patch);
}

} // namespace
