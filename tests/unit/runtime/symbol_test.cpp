#include "test_image.h"

namespace {

using namespace testimage;
class Symbols : public testimage::Test {};

TEST_F(Symbols, AreReadAndWritten) {
  int value = 0;
  EXPECT_SUCCESS(cudaMemcpyFromSymbol(&value, counterShadow, 4));
  EXPECT_EQ(7, value);
  value = 8;
  EXPECT_SUCCESS(cudaMemcpyToSymbol(counterShadow, &value, 4));
  value = 0;
  EXPECT_SUCCESS(cudaMemcpyFromSymbol(&value, counterShadow, 4));
  EXPECT_EQ(8, value);
  value = 7;
  EXPECT_SUCCESS(cudaMemcpyToSymbolAsync(counterShadow, &value, 4, 0, cudaMemcpyHostToDevice, nullptr));
  EXPECT_SUCCESS(cudaDeviceSynchronize());
}

TEST_F(Symbols, HaveOffsetsAddressesAndSizes) {
  float in[2] = {1.5f, 2.5f}, out = 0, *address = nullptr;
  size_t size = 0;
  EXPECT_SUCCESS(cudaMemcpyToSymbol(tableShadow, in, 8, 4));
  EXPECT_SUCCESS(cudaGetSymbolAddress(reinterpret_cast<void **>(&address), tableShadow));
  EXPECT_SUCCESS(cudaGetSymbolSize(&size, tableShadow));
  EXPECT_EQ(64u, size);
  EXPECT_SUCCESS(cudaMemcpy(&out, address + 2, 4, cudaMemcpyDeviceToHost)); // known to copies as device memory
  EXPECT_EQ(2.5f, out);
}

TEST_F(Symbols, AreChecked) {
  char buffer[128] = {};
  std::string text = messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidSymbol, cudaMemcpyToSymbol(unregistered, buffer, 4));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpyToSymbol(tableShadow, buffer, 65));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpyToSymbol(tableShadow, buffer, 4, 61));
    EXPECT_EQ(cudaErrorInvalidMemcpyDirection, cudaMemcpyToSymbol(tableShadow, buffer, 4, 0, cudaMemcpyDeviceToHost));
    EXPECT_EQ(cudaErrorInvalidMemcpyDirection, cudaMemcpyFromSymbol(buffer, tableShadow, 4, 0, cudaMemcpyHostToDevice));
  });
  EXPECT_NE(std::string::npos, text.find("[S7220]")) << text;
  EXPECT_NE(std::string::npos, text.find("[S7221]")) << text;
}

TEST_F(Symbols, ManagedVariablesAreSharedWithTheHost) {
  ASSERT_NE(nullptr, managedPointer);
  EXPECT_EQ(11, *managedPointer);
  ASSERT_SUCCESS(launchAdd(managedPointer, 1, 1, 1));
  ASSERT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(12, *managedPointer);
  *managedPointer = 11;
  cudaPointerAttributes attributes;
  EXPECT_SUCCESS(cudaPointerGetAttributes(&attributes, managedPointer));
  EXPECT_EQ(cudaMemoryTypeManaged, attributes.type);
  EXPECT_SUCCESS(cudaMemPrefetchAsync(managedPointer, sizeof(int), 0));
}

} // namespace
