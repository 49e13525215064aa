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

TEST_F(DriverApi, FillsWithElements) {
  CUdeviceptr p = 0;
  ASSERT_EQ(CUDA_SUCCESS, cuMemAlloc(&p, 64));
  EXPECT_EQ(CUDA_SUCCESS, cuMemsetD32(p, 0x01020304, 5));
  EXPECT_EQ(CUDA_SUCCESS, cuMemsetD16Async(p + 20, 0x0506, 3, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuMemsetD8Async(p + 26, 7, 1, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuStreamSynchronize(nullptr));
  unsigned words[5];
  unsigned short halves[3];
  EXPECT_EQ(CUDA_SUCCESS, cuMemcpyDtoH(words, p, sizeof words));
  EXPECT_EQ(CUDA_SUCCESS, cuMemcpyDtoHAsync(halves, p + 20, sizeof halves, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxSynchronize());
  for (unsigned w : words)
    EXPECT_EQ(0x01020304u, w);
  for (unsigned short h : halves)
    EXPECT_EQ(0x0506, h);
  EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemsetD32(p + 2, 0, 1)); // not aligned
  messagesOf([&] { EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemsetD32(p, 0, 17)); });
  EXPECT_EQ(CUDA_SUCCESS, cuMemsetD32(p, 0, 0));
  EXPECT_EQ(CUDA_SUCCESS, cuMemFree(p));
}

TEST_F(DriverApi, AllocatesOfEachKind) {
  CUdeviceptr managed = 0, pitched = 0, ordered = 0, seen = 0;
  size_t pitch = 0;
  void *host = nullptr;
  EXPECT_EQ(CUDA_SUCCESS, cuMemAllocManaged(&managed, 16, CU_MEM_ATTACH_GLOBAL));
  EXPECT_EQ(CUDA_SUCCESS, cuMemAllocPitch(&pitched, &pitch, 100, 3, 4));
  EXPECT_GE(pitch, 100u);
  EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemAllocPitch(&pitched, &pitch, 100, 3, 3));
  EXPECT_EQ(CUDA_SUCCESS, cuMemAllocAsync(&ordered, 16, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuMemFreeAsync(ordered, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuMemHostAlloc(&host, 16, CU_MEMHOSTALLOC_DEVICEMAP));
  EXPECT_EQ(CUDA_SUCCESS, cuMemHostGetDevicePointer(&seen, host, 0));
  EXPECT_EQ(host, reinterpret_cast<void *>(seen));
  EXPECT_EQ(CUDA_SUCCESS, cuMemcpyAsync(managed, seen, 16, nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxSynchronize());
  EXPECT_EQ(CUDA_SUCCESS, cuMemFreeHost(host));
  EXPECT_EQ(CUDA_ERROR_INVALID_VALUE, cuMemFreeHost(nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuMemFree(managed));
  EXPECT_EQ(CUDA_SUCCESS, cuMemFree(pitched));
}

TEST_F(DriverApi, StreamsAndEvents) {
  CUstream stream = nullptr;
  CUevent begin = nullptr, end = nullptr;
  unsigned flags = 9;
  unsigned long long id = 0;
  CUcontext context = nullptr, current = nullptr;
  float milliseconds = -1;
  ASSERT_EQ(CUDA_SUCCESS, cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
  EXPECT_EQ(CUDA_SUCCESS, cuStreamGetFlags(stream, &flags));
  EXPECT_EQ(static_cast<unsigned>(CU_STREAM_NON_BLOCKING), flags);
  EXPECT_EQ(CUDA_SUCCESS, cuStreamGetId(stream, &id));
  EXPECT_EQ(CUDA_SUCCESS, cuStreamGetCtx(stream, &context));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxGetCurrent(&current));
  EXPECT_EQ(current, context);
  EXPECT_EQ(CUDA_SUCCESS, cuEventCreate(&begin, CU_EVENT_DEFAULT));
  EXPECT_EQ(CUDA_SUCCESS, cuEventCreate(&end, CU_EVENT_DEFAULT));
  EXPECT_EQ(CUDA_SUCCESS, cuEventRecord(begin, stream));
  EXPECT_EQ(CUDA_SUCCESS, cuStreamWaitEvent(nullptr, begin, CU_EVENT_WAIT_DEFAULT));
  int ran = 0;
  EXPECT_EQ(CUDA_SUCCESS, cuLaunchHostFunc(
                              stream, [](void *p) { *static_cast<int *>(p) = 1; }, &ran));
  EXPECT_EQ(CUDA_SUCCESS, cuEventRecord(end, stream));
  EXPECT_EQ(CUDA_SUCCESS, cuEventSynchronize(end));
  EXPECT_EQ(1, ran);
  EXPECT_EQ(CUDA_SUCCESS, cuStreamQuery(stream));
  EXPECT_EQ(CUDA_SUCCESS, cuEventElapsedTime(&milliseconds, begin, end));
  EXPECT_GE(milliseconds, 0);
  EXPECT_EQ(CUDA_SUCCESS, cuEventDestroy(begin));
  EXPECT_EQ(CUDA_SUCCESS, cuEventDestroy(end));
  EXPECT_EQ(CUDA_SUCCESS, cuStreamDestroy(stream));
  EXPECT_NE(CUDA_SUCCESS, cuStreamQuery(stream));
}

TEST_F(DriverApi, TheOneContextIsPushedAndPopped) {
  CUcontext context = nullptr, popped = nullptr;
  unsigned flags = 9, version = 0;
  int active = 0, least = -9, greatest = 9;
  EXPECT_EQ(CUDA_SUCCESS, cuDevicePrimaryCtxGetState(0, &flags, &active));
  EXPECT_EQ(1, active);
  EXPECT_EQ(CUDA_ERROR_INVALID_DEVICE, cuDevicePrimaryCtxGetState(1, &flags, &active));
  ASSERT_EQ(CUDA_SUCCESS, cuDevicePrimaryCtxRetain(&context, 0));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxPushCurrent(context));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxPopCurrent(&popped));
  EXPECT_EQ(context, popped);
  EXPECT_EQ(CUDA_ERROR_INVALID_CONTEXT, cuCtxPushCurrent(nullptr));
  EXPECT_EQ(CUDA_SUCCESS, cuCtxGetApiVersion(context, &version));
  EXPECT_EQ(static_cast<unsigned>(CUDA_VERSION), version);
  EXPECT_EQ(CUDA_SUCCESS, cuCtxGetStreamPriorityRange(&least, &greatest));
  EXPECT_LE(greatest, least);
}

TEST_F(DriverApi, FindsItsFunctionsByName) {
  void *found = nullptr;
  CUdriverProcAddressQueryResult result = CU_GET_PROC_ADDRESS_SUCCESS;
  EXPECT_EQ(CUDA_SUCCESS, cuGetProcAddress("cuMemAlloc_v2", &found, 12040, 0, &result));
  EXPECT_EQ(reinterpret_cast<void *>(&cuMemAlloc), found);
  EXPECT_EQ(CUDA_ERROR_NOT_FOUND, cuGetProcAddress("cuNoSuchThing", &found, 12040, 0, &result));
  EXPECT_EQ(CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND, result);
  cudaDriverEntryPointQueryResult entry = cudaDriverEntryPointSuccess;
  EXPECT_EQ(cudaSuccess, cudaGetDriverEntryPoint("cuStreamGetId", &found, cudaEnableDefault, &entry));
  EXPECT_EQ(reinterpret_cast<void *>(&cuStreamGetId), found);
  EXPECT_EQ(cudaSuccess, cudaGetDriverEntryPoint("cuNoSuchThing", &found, cudaEnableDefault, &entry));
  EXPECT_EQ(cudaDriverEntryPointSymbolNotFound, entry);
  EXPECT_EQ(nullptr, found);
  EXPECT_EQ(cudaErrorInvalidValue, cudaGetDriverEntryPoint(nullptr, &found, cudaEnableDefault, &entry));
}

TEST_F(DriverApi, SaysWhatItHasNot) {
  const std::string text = messagesOf(
      [&] { EXPECT_EQ(CUDA_ERROR_NOT_SUPPORTED, cuGraphAddKernelNode(nullptr, nullptr, nullptr, 0, nullptr)); });
  EXPECT_NE(std::string::npos, text.find("cuGraphAddKernelNode is not supported [S7010]")) << text;
}

} // namespace
