#include "test_image.h"

#include <numeric>
#include <vector>

namespace {

using namespace testimage;
class Copy : public testimage::Test {};

std::vector<int> counting(size_t n) {
  std::vector<int> v(n);
  std::iota(v.begin(), v.end(), 1);
  return v;
}

TEST_F(Copy, GoesAroundInEveryDirection) {
  for (size_t n : {size_t(1), size_t(1000), size_t(1) << 20}) {
    std::vector<int> in = counting(n), out(n);
    int *a = nullptr, *b = nullptr;
    ASSERT_SUCCESS(cudaMalloc(&a, n * 4));
    ASSERT_SUCCESS(cudaMalloc(&b, n * 4));
    EXPECT_SUCCESS(cudaMemcpy(a, in.data(), n * 4, cudaMemcpyHostToDevice));
    EXPECT_SUCCESS(cudaMemcpy(b, a, n * 4, cudaMemcpyDeviceToDevice));
    EXPECT_SUCCESS(cudaMemcpy(out.data(), b, n * 4, cudaMemcpyDeviceToHost));
    EXPECT_EQ(in, out);
    std::vector<int> again(n);
    EXPECT_SUCCESS(cudaMemcpy(again.data(), b, n * 4, cudaMemcpyDefault));
    EXPECT_EQ(in, again);
    std::vector<int> host(n);
    EXPECT_SUCCESS(cudaMemcpy(host.data(), in.data(), n * 4, cudaMemcpyHostToHost));
    EXPECT_EQ(in, host);
  }
}

TEST_F(Copy, RefusesWhatIsNotThere) {
  char *p = nullptr;
  char host[64] = {};
  ASSERT_SUCCESS(cudaMalloc(&p, 64));
  EXPECT_SUCCESS(cudaMemcpy(p + 60, host, 4, cudaMemcpyHostToDevice));
  EXPECT_SUCCESS(cudaMemcpy(nullptr, nullptr, 0, cudaMemcpyHostToDevice));
  std::string text = messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(p + 60, host, 5, cudaMemcpyHostToDevice));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(host, p, 65, cudaMemcpyDeviceToHost));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(p, host, SIZE_MAX, cudaMemcpyHostToDevice));
  });
  EXPECT_NE(std::string::npos, text.find("[S7210]")) << text;
  text = messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(host, p, 8, cudaMemcpyHostToDevice)); // arguments swapped
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(host, host, 8, cudaMemcpyDeviceToHost));
    EXPECT_SUCCESS(cudaFree(p));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemcpy(p, host, 8, cudaMemcpyHostToDevice));
  });
  EXPECT_NE(std::string::npos, text.find("[S7211]")) << text;
  text = messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidMemcpyDirection, cudaMemcpy(p, host, 8, static_cast<cudaMemcpyKind>(7)));
    EXPECT_EQ(cudaErrorInvalidMemcpyDirection, cudaMemcpyAsync(p, host, 8, static_cast<cudaMemcpyKind>(5)));
  });
  EXPECT_NE(std::string::npos, text.find("[S7212]")) << text;
}

TEST_F(Copy, AsyncFromPageableMemoryTakesTheSourceAtOnce) {
  cudaStream_t stream;
  ASSERT_SUCCESS(cudaStreamCreate(&stream));
  int *p = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&p, 400));
  std::vector<int> in = counting(100), out(100);
  std::atomic<int> flag{0};
  ASSERT_SUCCESS(launchWait(&flag, stream));
  EXPECT_SUCCESS(cudaMemcpyAsync(p, in.data(), 400, cudaMemcpyHostToDevice, stream));
  std::fill(in.begin(), in.end(), -1); // as if the buffer were used for something else
  flag = 1;
  EXPECT_SUCCESS(cudaMemcpyAsync(out.data(), p, 400, cudaMemcpyDeviceToHost, stream));
  EXPECT_EQ(counting(100), out); // pageable target: done when the call returns
}

TEST_F(Copy, AsyncFromPinnedMemoryWaitsItsTurn) {
  cudaStream_t stream;
  ASSERT_SUCCESS(cudaStreamCreate(&stream));
  int *device = nullptr, *pinned = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&device, 400));
  ASSERT_SUCCESS(cudaMallocHost(&pinned, 400));
  std::atomic<int> flag{0};
  ASSERT_SUCCESS(launchWait(&flag, stream));
  ASSERT_SUCCESS(launchAdd(device, 5, 1, 100, stream));
  EXPECT_SUCCESS(cudaMemcpyAsync(pinned, device, 400, cudaMemcpyDeviceToHost, stream));
  EXPECT_EQ(0, pinned[0]);
  EXPECT_EQ(cudaErrorNotReady, cudaStreamQuery(stream));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(stream));
  EXPECT_EQ(5, pinned[0]);
  EXPECT_EQ(5, pinned[99]);
}

TEST_F(Copy, FillsBytes) {
  unsigned *p = nullptr;
  unsigned out[4];
  ASSERT_SUCCESS(cudaMalloc(&p, 16));
  EXPECT_SUCCESS(cudaMemset(p, 0x1ab, 12)); // only the low byte counts
  EXPECT_SUCCESS(cudaMemcpy(out, p, 16, cudaMemcpyDeviceToHost));
  EXPECT_EQ(0xababababu, out[2]);
  EXPECT_EQ(0u, out[3]);
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemset(p, 0, 17));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemset(out, 0, 4));
  });
}

} // namespace
