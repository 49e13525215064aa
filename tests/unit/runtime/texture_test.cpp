#include "cuda_runtime_api.h"
#include "test_image.h"

namespace {

using namespace testimage;
class Texture : public testimage::Test {
protected:
  void SetUp() override {
    testimage::Test::SetUp();
    ASSERT_EQ(cudaSuccess, cudaMalloc(&memory, 64));
    resource.resType = cudaResourceTypeLinear;
    resource.res.linear.devPtr = memory;
    resource.res.linear.desc = cudaCreateChannelDesc(32, 0, 0, 0, cudaChannelFormatKindFloat);
    resource.res.linear.sizeInBytes = 64;
  }
  void TearDown() override {
    cudaFree(memory);
    testimage::Test::TearDown();
  }

  void *memory = nullptr;
  cudaResourceDesc resource = {};
  cudaTextureDesc description = {};
  cudaTextureObject_t texture = 0;
};

TEST_F(Texture, IsMadeOverLinearMemoryAndTellsOfIt) {
  ASSERT_EQ(cudaSuccess, cudaCreateTextureObject(&texture, &resource, &description));
  cudaResourceDesc told = {};
  EXPECT_EQ(cudaSuccess, cudaGetTextureObjectResourceDesc(&told, texture));
  EXPECT_EQ(memory, told.res.linear.devPtr);
  EXPECT_EQ(cudaSuccess, cudaDestroyTextureObject(texture));
  EXPECT_EQ(cudaErrorInvalidValue, cudaDestroyTextureObject(texture));
  EXPECT_EQ(cudaErrorInvalidValue, cudaGetTextureObjectResourceDesc(&told, texture));
}

TEST_F(Texture, MustLieInsideItsAllocation) {
  resource.res.linear.sizeInBytes = 65;
  EXPECT_EQ(cudaErrorInvalidValue, cudaCreateTextureObject(&texture, &resource, &description));
  resource.res.linear.sizeInBytes = 64;
  resource.res.linear.desc.x = 0; // an element of no size
  EXPECT_EQ(cudaErrorInvalidValue, cudaCreateTextureObject(&texture, &resource, &description));
  EXPECT_EQ(cudaErrorInvalidValue, cudaCreateTextureObject(&texture, &resource, nullptr));
}

TEST_F(Texture, IsRefusedWhereItWouldReadOtherNumbers) {
  description.readMode = cudaReadModeNormalizedFloat;
  std::string text =
      messagesOf([&] { EXPECT_EQ(cudaErrorNotSupported, cudaCreateTextureObject(&texture, &resource, &description)); });
  EXPECT_NE(std::string::npos, text.find("[S7120]")) << text;
  description.readMode = cudaReadModeElementType;
  resource.resType = cudaResourceTypePitch2D;
  text =
      messagesOf([&] { EXPECT_EQ(cudaErrorNotSupported, cudaCreateTextureObject(&texture, &resource, &description)); });
  EXPECT_NE(std::string::npos, text.find("[S7120]")) << text;
}

} // namespace
