#include "drivers/cpu/cpu_level.h"
#include "test_image.h"

namespace {

using namespace testimage;
class Registration : public testimage::Test {};

// Registers an image with one kernel and answers what a launch of it says.
cudaError_t launchFrom(unsigned wrapperMagic, const sampan_image &image, std::string &text) {
  static char function;
  Wrapper wrapper{wrapperMagic, 1, &image, nullptr};
  cudaError_t error = cudaSuccess;
  text = messagesOf([&] {
    void **handle = __cudaRegisterFatBinary(&wrapper);
    __cudaRegisterFunction(handle, &function, nullptr, "kernel", -1, nullptr, nullptr, nullptr, nullptr, nullptr);
    __cudaRegisterFatBinaryEnd(handle);
    error = launchNoArguments(&function);
    __cudaUnregisterFatBinary(handle);
  });
  return error;
}

sampan_image imageFor(const char *target) {
  return {SAMPAN_IMAGE_MAGIC, SAMPAN_ABI_VERSION, target, "sm_80", nullptr, nullptr, 0, 0, nullptr, 0};
}

TEST_F(Registration, RefusesForeignCode) {
  std::string text;
  EXPECT_EQ(cudaErrorInvalidKernelImage, launchFrom(0x12345678, imageFor(target()), text));
  EXPECT_NE(std::string::npos, text.find("[S7020]")) << text;
  sampan_image image = imageFor(target());
  image.magic = 0xba55ed50; // what CUDA's own compiler writes
  EXPECT_EQ(cudaErrorInvalidKernelImage, launchFrom(0x466243b1, image, text));
  EXPECT_NE(std::string::npos, text.find("[S7021]")) << text;
}

TEST_F(Registration, RefusesOtherVersions) {
  std::string text;
  sampan_image image = imageFor(target());
  image.abi_version = SAMPAN_ABI_VERSION + 1;
  EXPECT_EQ(cudaErrorInvalidKernelImage, launchFrom(0x466243b1, image, text));
  EXPECT_NE(std::string::npos, text.find("[S7022]")) << text;
}

TEST_F(Registration, RefusesOtherChips) {
  for (const char *chip : {"ascend-910b", "cpu-x86-64-v9", "cpu-mips", ""}) {
    std::string text;
    EXPECT_EQ(cudaErrorNoKernelImageForDevice, launchFrom(0x466243b1, imageFor(chip), text)) << chip;
    EXPECT_NE(std::string::npos, text.find("[S7023]")) << text;
    EXPECT_NE(std::string::npos, text.find(chip)) << text;
  }
}

TEST_F(Registration, AKernelThatTheImageLacksCannotBeLaunched) {
  std::string text;
  EXPECT_EQ(cudaErrorInvalidDeviceFunction, launchFrom(0x466243b1, imageFor(target()), text));
  EXPECT_NE(std::string::npos, text.find("[S7302]")) << text;
}

TEST_F(Registration, KnowsItsOwnCpu) {
  std::string why;
  EXPECT_TRUE(sampan::rt::machineRuns(target(), why)) << why;
#if defined(__x86_64__)
  EXPECT_FALSE(sampan::rt::machineRuns("cpu-arm64", why));
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    EXPECT_TRUE(sampan::rt::machineRuns("cpu-x86-64-v3", why)) << why;
  }
  if (!__builtin_cpu_supports("avx512f")) {
    EXPECT_FALSE(sampan::rt::machineRuns("cpu-x86-64-v4", why));
    EXPECT_NE(std::string::npos, why.find("AVX512F")) << why;
  }
#endif
}

} // namespace
