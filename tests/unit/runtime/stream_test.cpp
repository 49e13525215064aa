#include "test_image.h"

#include <vector>

namespace {

using namespace testimage;

class Streams : public testimage::Test {
protected:
  void SetUp() override {
    testimage::Test::SetUp();
    ASSERT_SUCCESS(cudaMallocHost(&data, sizeof(int) * 1024));
    ASSERT_SUCCESS(cudaStreamCreate(&a));
    ASSERT_SUCCESS(cudaStreamCreate(&b));
    ASSERT_SUCCESS(cudaStreamCreateWithFlags(&free, cudaStreamNonBlocking));
  }
  // What a kernel has added so far, read while others may be running.
  int read(int i) { return __atomic_load_n(&data[i], __ATOMIC_ACQUIRE); }

  int *data = nullptr;
  cudaStream_t a, b, free;
  std::atomic<int> flag{0}, other{0};
};

TEST_F(Streams, RunInOrder) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  for (int i = 0; i < 50; ++i)
    ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  EXPECT_EQ(cudaErrorNotReady, cudaStreamQuery(a));
  EXPECT_EQ(0, data[0]);
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(a));
  EXPECT_EQ(50, data[0]);
  EXPECT_SUCCESS(cudaStreamQuery(a));
}

TEST_F(Streams, DoNotWaitForEachOther) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, b));
  EXPECT_SUCCESS(cudaStreamSynchronize(b));
  EXPECT_EQ(1, data[0]);
  flag = 1;
}

TEST_F(Streams, LegacyStreamWaitsForBlockingOnes) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, nullptr));
  sleepMs(20);
  EXPECT_EQ(0, read(0));
  EXPECT_EQ(cudaErrorNotReady, cudaStreamQuery(nullptr));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(nullptr));
  EXPECT_EQ(1, data[0]);
}

TEST_F(Streams, BlockingOnesWaitForTheLegacyStream) {
  ASSERT_SUCCESS(launchWait(&flag, nullptr));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  ASSERT_SUCCESS(launchAdd(data + 1, 1, 1, 1, cudaStreamPerThread));
  sleepMs(20);
  EXPECT_EQ(0, read(0));
  EXPECT_EQ(0, read(1));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(a));
  EXPECT_EQ(1, data[0]);
  EXPECT_SUCCESS(cudaStreamSynchronize(cudaStreamPerThread));
  EXPECT_EQ(1, data[1]);
}

TEST_F(Streams, NonBlockingOnesTakeNoPart) {
  ASSERT_SUCCESS(launchWait(&flag, nullptr));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, free));
  EXPECT_SUCCESS(cudaStreamSynchronize(free));
  EXPECT_EQ(1, data[0]);
  ASSERT_SUCCESS(launchWait(&other, free));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(nullptr)); // does not wait for the non-blocking one
  EXPECT_EQ(cudaErrorNotReady, cudaStreamQuery(free));
  other = 1;
}

TEST_F(Streams, WorkBehindTheLegacyStreamSeesTheOtherStreamsWork) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  ASSERT_SUCCESS(launchAdd(data, 10, 1, 1, nullptr));
  ASSERT_SUCCESS(launchAdd(data, 100, 1, 1, b));
  sleepMs(10);
  EXPECT_EQ(0, read(0));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(b));
  EXPECT_EQ(111, data[0]);
}

TEST_F(Streams, SynchronousCopyWaitsItsTurn) {
  int out = 0;
  int *device = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&device, 4));
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(device, 3, 1, 1, a));
  std::thread release([&] {
    sleepMs(20);
    flag = 1;
  });
  EXPECT_SUCCESS(cudaMemcpy(&out, device, 4, cudaMemcpyDeviceToHost));
  EXPECT_EQ(3, out);
  release.join();
}

TEST_F(Streams, FreeWaitsForTheWorkThatUsesIt) {
  int *device = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&device, 4));
  ASSERT_SUCCESS(launchWait(&flag, free));
  ASSERT_SUCCESS(launchAdd(device, 3, 1, 1, free));
  std::thread release([&] {
    sleepMs(20);
    flag = 1;
  });
  EXPECT_SUCCESS(cudaFree(device));
  EXPECT_SUCCESS(cudaStreamQuery(free));
  release.join();
}

TEST_F(Streams, HostFunctionsRunInOrderAndMayNotCallCuda) {
  struct State {
    int *data;
    int seen = -1;
    cudaError_t call = cudaSuccess;
  } state{data};
  ASSERT_SUCCESS(launchAdd(data, 5, 1, 1, a));
  ASSERT_SUCCESS(cudaLaunchHostFunc(
      a,
      [](void *p) {
        State &s = *static_cast<State *>(p);
        s.seen = *s.data;
        s.call = cudaDeviceSynchronize();
      },
      &state));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  std::string text = messagesOf([&] { EXPECT_SUCCESS(cudaStreamSynchronize(a)); });
  EXPECT_EQ(5, state.seen);
  EXPECT_EQ(cudaErrorNotPermitted, state.call);
  EXPECT_EQ(6, data[0]);
}

TEST_F(Streams, CallbacksAreToldTheStreamAndOfFailure) {
  struct State {
    cudaStream_t stream = nullptr;
    cudaError_t status = cudaSuccess;
  } state;
  messagesOf([&] {
    ASSERT_SUCCESS(launchWait(&flag, a));
    ASSERT_SUCCESS(launchNoArguments(&trap, 1, 1, 0, a));
    ASSERT_SUCCESS(cudaStreamAddCallback(
        a,
        [](cudaStream_t stream, cudaError_t status, void *p) {
          *static_cast<State *>(p) = {stream, status};
        },
        &state, 0));
    flag = 1;
    EXPECT_EQ(cudaErrorLaunchFailure, cudaDeviceSynchronize());
  });
  EXPECT_EQ(a, state.stream);
  EXPECT_EQ(cudaErrorLaunchFailure, state.status);
}

TEST_F(Streams, DestroyedOnesFinishTheirWork) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  EXPECT_SUCCESS(cudaStreamDestroy(a));
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaStreamDestroy(a));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaStreamSynchronize(a));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, launchAdd(data, 1, 1, 1, a));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaStreamDestroy(nullptr));
  });
  flag = 1;
  EXPECT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(1, data[0]);
}

TEST_F(Streams, HavePropertiesAndRefuseBadOnes) {
  cudaStream_t s;
  unsigned flags = 9;
  int priority = 9, least = 9, greatest = 9;
  unsigned long long idA = 0, idB = 0;
  EXPECT_SUCCESS(cudaDeviceGetStreamPriorityRange(&least, &greatest));
  EXPECT_EQ(0, least);
  EXPECT_EQ(-5, greatest);
  EXPECT_SUCCESS(cudaStreamCreateWithPriority(&s, cudaStreamNonBlocking, -100));
  EXPECT_SUCCESS(cudaStreamGetPriority(s, &priority));
  EXPECT_EQ(-5, priority);
  EXPECT_SUCCESS(cudaStreamGetFlags(s, &flags));
  EXPECT_EQ(unsigned(cudaStreamNonBlocking), flags);
  EXPECT_SUCCESS(cudaStreamGetId(a, &idA));
  EXPECT_SUCCESS(cudaStreamGetId(b, &idB));
  EXPECT_NE(idA, idB);
  EXPECT_EQ(cudaErrorInvalidValue, cudaStreamCreateWithFlags(&s, 6));
  EXPECT_EQ(cudaErrorInvalidValue, cudaStreamCreate(nullptr));
}

TEST_F(Streams, ManyThreadsMaySubmitAtOnce) {
  constexpr int kThreads = 4, kRounds = 60;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      cudaStream_t own;
      EXPECT_SUCCESS(cudaStreamCreateWithFlags(&own, t % 2 ? cudaStreamNonBlocking : cudaStreamDefault));
      int *mine = nullptr;
      EXPECT_SUCCESS(cudaMalloc(&mine, 64 * sizeof(int)));
      for (int r = 0; r < kRounds; ++r) {
        EXPECT_SUCCESS(launchAdd(mine, 1, 2, 32, own));
        if (r % 7 == 0) {
          EXPECT_SUCCESS(launchAdd(data + t, 1, 1, 1, cudaStreamPerThread));
        }
        if (r % 10 == 0) {
          EXPECT_SUCCESS(cudaStreamSynchronize(own));
        }
        if (r % 16 == 0) {
          EXPECT_SUCCESS(cudaDeviceSynchronize());
        }
      }
      EXPECT_SUCCESS(cudaStreamSynchronize(own));
      int out[64];
      EXPECT_SUCCESS(cudaMemcpy(out, mine, sizeof out, cudaMemcpyDeviceToHost));
      EXPECT_EQ(kRounds, out[0]);
      EXPECT_EQ(kRounds, out[63]);
      EXPECT_SUCCESS(cudaStreamSynchronize(cudaStreamPerThread));
      EXPECT_EQ((kRounds + 6) / 7, data[t]);
      EXPECT_SUCCESS(cudaStreamDestroy(own));
      EXPECT_SUCCESS(cudaFree(mine));
    });
  for (std::thread &t : threads)
    t.join();
}

} // namespace
