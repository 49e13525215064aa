#include "test_image.h"

#include <vector>

namespace {

using namespace testimage;
class Errors : public testimage::Test {};

TEST_F(Errors, HaveCudasNumbersNamesAndWords) {
  struct {
    int code;
    const char *name, *text;
  } const expected[] = {
      {0, "cudaSuccess", "no error"},
      {1, "cudaErrorInvalidValue", "invalid argument"},
      {2, "cudaErrorMemoryAllocation", "out of memory"},
      {9, "cudaErrorInvalidConfiguration", "invalid configuration argument"},
      {13, "cudaErrorInvalidSymbol", "invalid device symbol"},
      {21, "cudaErrorInvalidMemcpyDirection", "invalid copy direction for memcpy"},
      {98, "cudaErrorInvalidDeviceFunction", "invalid device function"},
      {101, "cudaErrorInvalidDevice", "invalid device ordinal"},
      {209, "cudaErrorNoKernelImageForDevice", "no kernel image is available for execution on the device"},
      {400, "cudaErrorInvalidResourceHandle", "invalid resource handle"},
      {600, "cudaErrorNotReady", "device not ready"},
      {700, "cudaErrorIllegalAddress", "an illegal memory access was encountered"},
      {701, "cudaErrorLaunchOutOfResources", "too many resources requested for launch"},
      {710, "cudaErrorAssert", "device-side assert triggered"},
      {719, "cudaErrorLaunchFailure", "unspecified launch failure"},
      {801, "cudaErrorNotSupported", "operation not supported"},
      {999, "cudaErrorUnknown", "unknown error"},
      {12345, "unrecognized error code", "unrecognized error code"},
  };
  for (const auto &e : expected) {
    EXPECT_STREQ(e.name, cudaGetErrorName(static_cast<cudaError_t>(e.code)));
    EXPECT_STREQ(e.text, cudaGetErrorString(static_cast<cudaError_t>(e.code)));
  }
}

TEST_F(Errors, LastErrorIsKeptUntilItIsRead) {
  EXPECT_EQ(cudaErrorInvalidValue, cudaMemGetInfo(nullptr, nullptr));
  int count = 0;
  EXPECT_SUCCESS(cudaGetDeviceCount(&count)); // a success does not clear it
  EXPECT_EQ(cudaErrorInvalidValue, cudaPeekAtLastError());
  EXPECT_EQ(cudaErrorInvalidValue, cudaGetLastError());
  EXPECT_EQ(cudaSuccess, cudaGetLastError());
}

TEST_F(Errors, LastErrorBelongsToAThread) {
  EXPECT_EQ(cudaErrorInvalidValue, cudaMemGetInfo(nullptr, nullptr));
  cudaError_t other = cudaErrorUnknown;
  std::thread([&] { other = cudaGetLastError(); }).join();
  EXPECT_EQ(cudaSuccess, other);
  EXPECT_EQ(cudaErrorInvalidValue, cudaGetLastError());
}

TEST_F(Errors, TrapStaysUntilReset) {
  std::string text = messagesOf([] {
    EXPECT_SUCCESS(launchNoArguments(&trap));
    EXPECT_EQ(cudaErrorLaunchFailure, cudaDeviceSynchronize());
  });
  EXPECT_NE(std::string::npos, text.find("[S7310]")) << text;
  EXPECT_NE(std::string::npos, text.find("trap()")) << text;
  EXPECT_EQ(cudaErrorLaunchFailure, cudaGetLastError());
  EXPECT_EQ(cudaErrorLaunchFailure, cudaGetLastError()); // reading does not help
  void *p = nullptr;
  EXPECT_EQ(cudaErrorLaunchFailure, cudaMalloc(&p, 4));
  EXPECT_EQ(cudaErrorLaunchFailure, launchNoArguments(&empty));
  EXPECT_SUCCESS(cudaDeviceReset());
  cudaGetLastError();
  EXPECT_SUCCESS(launchNoArguments(&empty));
  EXPECT_SUCCESS(cudaDeviceSynchronize());
}

TEST_F(Errors, AssertStaysAndOtherThreadsSeeIt) {
  messagesOf([] {
    EXPECT_SUCCESS(launchNoArguments(&failAssert));
    EXPECT_EQ(cudaErrorAssert, cudaDeviceSynchronize());
  });
  cudaError_t other = cudaSuccess;
  std::thread([&] { other = cudaDeviceSynchronize(); }).join();
  EXPECT_EQ(cudaErrorAssert, other);
}

TEST_F(Errors, WorkBehindAFailedKernelDoesNotRun) {
  int *data = nullptr;
  ASSERT_SUCCESS(cudaMallocHost(&data, 4));
  data[0] = 0;
  std::atomic<int> flag{0};
  messagesOf([&] {
    EXPECT_SUCCESS(launchWait(&flag));
    EXPECT_SUCCESS(launchNoArguments(&trap));
    EXPECT_SUCCESS(launchAdd(data, 1, 1, 1));
    flag = 1;
    EXPECT_EQ(cudaErrorLaunchFailure, cudaDeviceSynchronize());
  });
  EXPECT_EQ(0, data[0]);
}

TEST_F(Errors, WhatIsNotSupportedSaysSo) {
  std::string text = messagesOf([] {
    cudaIpcMemHandle_t handle;
    EXPECT_EQ(cudaErrorNotSupported, cudaIpcGetMemHandle(&handle, nullptr));
  });
  EXPECT_NE(std::string::npos, text.find("cudaIpcGetMemHandle is not supported [S7010]")) << text;
}

} // namespace
