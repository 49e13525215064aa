#include "core/settings.h"
#include "test_image.h"

namespace {

using namespace testimage;
class Device : public testimage::Test {};

int attribute(cudaDeviceAttr a) {
  int value = -12345;
  EXPECT_SUCCESS(cudaDeviceGetAttribute(&value, a, 0));
  return value;
}

TEST_F(Device, ThereIsOne) {
  int count = 0, device = -1;
  EXPECT_SUCCESS(cudaGetDeviceCount(&count));
  EXPECT_EQ(1, count);
  EXPECT_SUCCESS(cudaGetDevice(&device));
  EXPECT_EQ(0, device);
  EXPECT_SUCCESS(cudaSetDevice(0));
  std::string text = messagesOf([] {
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(1));
    EXPECT_EQ(cudaErrorInvalidDevice, cudaSetDevice(-1));
  });
  EXPECT_NE(std::string::npos, text.find("[S7030]")) << text;
  int runtime = 0, driver = 0;
  EXPECT_SUCCESS(cudaRuntimeGetVersion(&runtime));
  EXPECT_SUCCESS(cudaDriverGetVersion(&driver));
  EXPECT_EQ(12040, runtime);
  EXPECT_EQ(12040, driver);
}

TEST_F(Device, PropertiesAndAttributesAgree) {
  cudaDeviceProp p;
  ASSERT_SUCCESS(cudaGetDeviceProperties(&p, 0));
  EXPECT_EQ(0, std::string(p.name).rfind("Sampan CPU (", 0)) << p.name;
  EXPECT_EQ(8, p.major);
  EXPECT_EQ(6, p.minor); // the test image says sm_86
  EXPECT_EQ(32, p.warpSize);
  EXPECT_EQ(49152u, p.sharedMemPerBlock);
  EXPECT_EQ(232448u, p.sharedMemPerBlockOptin);
  EXPECT_EQ(64, p.maxThreadsDim[2]);
  EXPECT_EQ(2147483647, p.maxGridSize[0]);
  EXPECT_GT(p.multiProcessorCount, 0);
  EXPECT_GT(p.totalGlobalMem, size_t(1) << 28);
  EXPECT_GT(p.clockRate, 0);
  EXPECT_EQ(1024, attribute(cudaDevAttrMaxThreadsPerBlock));
  EXPECT_EQ(p.multiProcessorCount, attribute(cudaDevAttrMultiProcessorCount));
  EXPECT_EQ(p.major, attribute(cudaDevAttrComputeCapabilityMajor));
  EXPECT_EQ(1, attribute(cudaDevAttrCooperativeLaunch));
  EXPECT_EQ(1, attribute(cudaDevAttrMemoryPoolsSupported));
  EXPECT_EQ(65535, attribute(cudaDevAttrMaxGridDimY));
  int value = 0;
  EXPECT_EQ(cudaErrorInvalidValue, cudaDeviceGetAttribute(&value, static_cast<cudaDeviceAttr>(200), 0));
  EXPECT_EQ(cudaErrorInvalidDevice, cudaDeviceGetAttribute(&value, cudaDevAttrWarpSize, 1));
  EXPECT_EQ(cudaErrorInvalidDevice, cudaGetDeviceProperties(&p, 1));
}

TEST_F(Device, LimitsAreKept) {
  size_t value = 0;
  EXPECT_SUCCESS(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 32 << 20));
  EXPECT_SUCCESS(cudaDeviceGetLimit(&value, cudaLimitMallocHeapSize));
  EXPECT_EQ(size_t(32 << 20), value);
  EXPECT_SUCCESS(cudaDeviceSetLimit(cudaLimitPrintfFifoSize, 4 << 20));
  EXPECT_SUCCESS(cudaDeviceGetLimit(&value, cudaLimitPrintfFifoSize));
  EXPECT_EQ(size_t(4 << 20), value);
  EXPECT_SUCCESS(cudaDeviceSetLimit(cudaLimitStackSize, 256 << 10));
  EXPECT_SUCCESS(cudaDeviceGetLimit(&value, cudaLimitStackSize));
  EXPECT_GE(value, size_t(256 << 10));
  EXPECT_EQ(cudaErrorUnsupportedLimit, cudaDeviceSetLimit(static_cast<cudaLimit>(7), 1));
}

TEST_F(Device, HasNoPeers) {
  int can = 9;
  EXPECT_SUCCESS(cudaDeviceCanAccessPeer(&can, 0, 0));
  EXPECT_EQ(0, can);
  messagesOf([] { EXPECT_EQ(cudaErrorInvalidDevice, cudaDeviceEnablePeerAccess(1, 0)); });
}

TEST_F(Device, ResetFreesEverything) {
  char *p = nullptr;
  cudaStream_t stream;
  ASSERT_SUCCESS(cudaMalloc(&p, 1 << 20));
  ASSERT_SUCCESS(cudaStreamCreate(&stream));
  EXPECT_SUCCESS(cudaDeviceReset());
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaFree(p));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaStreamSynchronize(stream));
  });
}

TEST(Settings, BytesHaveUnits) {
  using sampan::rt::parseBytes;
  size_t bytes = 0;
  EXPECT_TRUE(parseBytes("512", bytes));
  EXPECT_EQ(512u, bytes);
  EXPECT_TRUE(parseBytes("8G", bytes));
  EXPECT_EQ(size_t(8) << 30, bytes);
  EXPECT_TRUE(parseBytes("64kb", bytes));
  EXPECT_EQ(size_t(64) << 10, bytes);
  for (const char *bad : {"", "G", "-1", "8X", "8G!", "99999999999999999999", "99999999999T"})
    EXPECT_FALSE(parseBytes(bad, bytes)) << bad;
}

} // namespace
