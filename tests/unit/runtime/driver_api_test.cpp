#include "cuda.h"
#include "test_image.h"

namespace {

using namespace testimage;
class DriverApi : public testimage::Test {};

TEST_F(DriverApi, TellsOfTheDevice) {
  EXPECT_EQ(CUDA_SUCCESS, cuInit(0));
  CUdevice device = 9;
  int count = 0, major = 0, minor = 0, warp = 0;
  char name[16];
  size_t bytes = 0;
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceGetCount(&count));
  EXPECT_EQ(1, count);
  EXPECT_EQ(CUDA_ERROR_INVALID_DEVICE, cuDeviceGet(&device, 1));
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceGet(&device, 0));
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceGetName(name, sizeof name, device));
  EXPECT_STREQ("Sampan CPU (", std::string(name).substr(0, 12).c_str());
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceComputeCapability(&major, &minor, device));
  EXPECT_GE(major, 8);
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceGetAttribute(&warp, CU_DEVICE_ATTRIBUTE_WARP_SIZE, device));
  EXPECT_EQ(32, warp);
  EXPECT_EQ(CUDA_SUCCESS, cuDeviceTotalMem(&bytes, device));
  EXPECT_GT(bytes, 0u);
}

TEST_F(DriverApi, CopiesMemory) {
  CUdeviceptr p = 0;
  int in = 5, out = 0;
  EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemAlloc(&p, 0));
  ASSERT_EQ(CUDA_SUCCESS, cuMemAlloc(&p, 4));
  EXPECT_EQ(CUDA_SUCCESS, cuMemcpyHtoD(p, &in, 4));
  EXPECT_EQ(CUDA_SUCCESS, cuMemcpyDtoH(&out, p, 4));
  EXPECT_EQ(5, out);
  EXPECT_EQ(CUDA_SUCCESS, cuMemFree(p));
  messagesOf([&] { EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemFree(p)); });
}

TEST_F(DriverApi, NamesItsErrors) {
  const char *name = nullptr, *text = nullptr;
  EXPECT_EQ(CUDA_SUCCESS, cuGetErrorName(CUDA_ERROR_OUT_OF_MEMORY, &name));
  EXPECT_STREQ("CUDA_ERROR_OUT_OF_MEMORY", name);
  EXPECT_EQ(CUDA_SUCCESS, cuGetErrorString(CUDA_ERROR_OUT_OF_MEMORY, &text));
  EXPECT_STREQ("out of memory", text);
  EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuGetErrorName(static_cast<CUresult>(1000), &name));
}

} // namespace
