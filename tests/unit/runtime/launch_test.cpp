#include "core/limits.h"
#include "test_image.h"

#include <numeric>
#include <vector>

namespace {

using namespace testimage;

class Launch : public testimage::Test {
protected:
  void expectRefused(cudaError_t code, const char *id, const std::function<cudaError_t()> &launch) {
    std::string text = messagesOf([&] { EXPECT_EQ(code, launch()); });
    EXPECT_NE(std::string::npos, text.find(id)) << text;
    EXPECT_NE(std::string::npos, text.find("help:")) << text;
    EXPECT_EQ(code, cudaGetLastError());
    EXPECT_SUCCESS(cudaDeviceSynchronize()); // and does not stay
  }
};

TEST_F(Launch, RunsEveryThread) {
  constexpr int kCount = 6 * 5 * 4 * 96;
  int *data = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&data, kCount * 4));
  ASSERT_SUCCESS(launchAdd(data, 3, dim3(6, 5, 4), dim3(8, 4, 3)));
  std::vector<int> out(kCount);
  ASSERT_SUCCESS(cudaMemcpy(out.data(), data, kCount * 4, cudaMemcpyDeviceToHost));
  EXPECT_EQ(std::vector<int>(kCount, 3), out);
}

TEST_F(Launch, CopiesItsArguments) {
  int *result = nullptr;
  ASSERT_SUCCESS(cudaMallocHost(&result, 4));
  std::atomic<int> flag{0};
  ASSERT_SUCCESS(launchWait(&flag));
  Big big;
  std::iota(std::begin(big.values), std::end(big.values), 0);
  void *arguments[] = {&result, &big};
  ASSERT_SUCCESS(cudaLaunchKernel(static_cast<const void *>(&sumBig), 1, 1, arguments, 0, nullptr));
  big = {};
  flag = 1;
  EXPECT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(299 * 300 / 2, *result);
}

TEST_F(Launch, RepeatedSmallOnesKeepTheirOrder) {
  int *data = nullptr; // from the second launch on they run in this thread
  ASSERT_SUCCESS(cudaMallocHost(&data, 4));
  for (int i = 0; i < 1000; ++i)
    ASSERT_SUCCESS(launchAdd(data, 1, 1, 1));
  EXPECT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(1000, *data);
}

TEST_F(Launch, RefusesImpossibleShapes) {
  for (dim3 grid : {dim3(0), dim3(1, 0), dim3(1, 1, 0), dim3(1, 65536), dim3(1, 1, 65536), dim3(0x80000000u)})
    expectRefused(cudaErrorInvalidConfiguration, "[S7303]", [&] { return launchNoArguments(&empty, grid); });
  for (dim3 block : {dim3(0), dim3(1025), dim3(1, 1, 65), dim3(32, 33), dim3(1024, 1024, 64)})
    expectRefused(cudaErrorInvalidConfiguration, "[S7304]", [&] { return launchNoArguments(&empty, 1, block); });
  expectRefused(cudaErrorInvalidValue, "[S7305]", [&] { return launchNoArguments(&bounded, 1, 65); });
  EXPECT_SUCCESS(launchNoArguments(&bounded, 1, 64));
  EXPECT_SUCCESS(launchNoArguments(&empty, 1, dim3(16, 1, 64)));
}

TEST_F(Launch, RefusesTooMuchSharedMemoryUntilAllowed) {
  constexpr size_t kFree = sampan::rt::kSharedPerBlock - (16 << 10);
  EXPECT_SUCCESS(launchNoArguments(&shared, 1, 1, kFree));
  expectRefused(cudaErrorInvalidValue, "[S7306]", [&] { return launchNoArguments(&shared, 1, 1, kFree + 1); });
  constexpr int kMost = sampan::rt::kSharedPerBlockOptin - (16 << 10);
  expectRefused(cudaErrorInvalidValue, "[S7307]", [&] {
    return cudaFuncSetAttribute(static_cast<const void *>(&shared), cudaFuncAttributeMaxDynamicSharedMemorySize,
                                kMost + 1);
  });
  EXPECT_SUCCESS(
      cudaFuncSetAttribute(static_cast<const void *>(&shared), cudaFuncAttributeMaxDynamicSharedMemorySize, kMost));
  EXPECT_SUCCESS(launchNoArguments(&shared, 1, 1, kMost));
  EXPECT_SUCCESS(
      cudaFuncSetAttribute(static_cast<const void *>(&shared), cudaFuncAttributeMaxDynamicSharedMemorySize, 0));
  EXPECT_SUCCESS(cudaDeviceSynchronize());
}

TEST_F(Launch, RefusesWhatIsNoKernel) {
  expectRefused(cudaErrorInvalidDeviceFunction, "[S7301]", [] { return launchNoArguments(&unregistered); });
  expectRefused(cudaErrorInvalidResourceHandle, "[S7402]",
                [] { return launchNoArguments(&empty, 1, 1, 0, reinterpret_cast<cudaStream_t>(0x1234)); });
}

TEST_F(Launch, ConfigurationsNest) {
  dim3 grid, block;
  size_t sharedBytes = 0;
  cudaStream_t stream = nullptr;
  EXPECT_EQ(0u, __cudaPushCallConfiguration(3, 4, 5, nullptr));
  EXPECT_EQ(0u, __cudaPushCallConfiguration(dim3(6, 7, 8), 9, 10, cudaStreamPerThread));
  EXPECT_SUCCESS(__cudaPopCallConfiguration(&grid, &block, &sharedBytes, &stream));
  EXPECT_EQ(8u, grid.z);
  EXPECT_EQ(cudaStreamPerThread, stream);
  EXPECT_SUCCESS(__cudaPopCallConfiguration(&grid, &block, &sharedBytes, &stream));
  EXPECT_EQ(3u, grid.x);
  EXPECT_EQ(4u, block.x);
  EXPECT_EQ(5u, sharedBytes);
  EXPECT_EQ(cudaErrorMissingConfiguration, __cudaPopCallConfiguration(&grid, &block, &sharedBytes, &stream));
}

TEST_F(Launch, ExtendedAndCooperativeLaunchesRun) {
  int *data = nullptr;
  int value = 2;
  ASSERT_SUCCESS(cudaMallocHost(&data, 8 * 4));
  void *arguments[] = {&data, &value};
  EXPECT_SUCCESS(cudaLaunchCooperativeKernel(static_cast<const void *>(&add), 2, 4, arguments, 0, nullptr));
  cudaLaunchConfig_t config = {};
  config.gridDim = 2;
  config.blockDim = 4;
  EXPECT_SUCCESS(cudaLaunchKernelExC(&config, &add, arguments));
  cudaLaunchAttribute attribute = {};
  attribute.id = cudaLaunchAttributeClusterDimension;
  attribute.val.clusterDim.x = 2;
  attribute.val.clusterDim.y = attribute.val.clusterDim.z = 1;
  config.attrs = &attribute;
  config.numAttrs = 1;
  messagesOf([&] { EXPECT_EQ(cudaErrorNotSupported, cudaLaunchKernelExC(&config, &add, arguments)); });
  EXPECT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(4, data[7]);
}

TEST_F(Launch, KernelsHaveAttributesAndOccupancy) {
  cudaFuncAttributes a;
  EXPECT_SUCCESS(cudaFuncGetAttributes(&a, static_cast<const void *>(&shared)));
  EXPECT_EQ(size_t(16 << 10), a.sharedSizeBytes);
  EXPECT_EQ(1024, a.maxThreadsPerBlock);
  EXPECT_EQ(86, a.binaryVersion);
  int blocks = 0;
  const void *plain = &empty, *withShared = &shared, *small = &bounded;
  EXPECT_SUCCESS(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, plain, 256, 0));
  EXPECT_EQ(8, blocks);
  EXPECT_SUCCESS(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, plain, 32, 0));
  EXPECT_EQ(32, blocks);
  EXPECT_SUCCESS(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, withShared, 64, 40 << 10));
  EXPECT_EQ(4, blocks); // 228 / (16 + 40 + 1)
  EXPECT_SUCCESS(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, small, 128, 0));
  EXPECT_EQ(0, blocks);
  int grid = 0, block = 0;
  EXPECT_SUCCESS(cudaOccupancyMaxPotentialBlockSize(&grid, &block, plain));
  EXPECT_EQ(1024, block);
  EXPECT_SUCCESS(cudaOccupancyMaxPotentialBlockSize(&grid, &block, small));
  EXPECT_EQ(64, block);
}

} // namespace
