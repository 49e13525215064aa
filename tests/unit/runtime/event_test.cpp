#include "test_image.h"

namespace {

using namespace testimage;

class Events : public testimage::Test {
protected:
  void SetUp() override {
    testimage::Test::SetUp();
    ASSERT_SUCCESS(cudaStreamCreateWithFlags(&a, cudaStreamNonBlocking));
    ASSERT_SUCCESS(cudaStreamCreateWithFlags(&b, cudaStreamNonBlocking));
    ASSERT_SUCCESS(cudaEventCreate(&start));
    ASSERT_SUCCESS(cudaEventCreate(&end));
    ASSERT_SUCCESS(cudaMallocHost(&data, 64));
  }
  void TearDown() override {
    EXPECT_SUCCESS(cudaEventDestroy(start));
    EXPECT_SUCCESS(cudaEventDestroy(end));
    testimage::Test::TearDown();
  }
  cudaStream_t a, b;
  cudaEvent_t start, end;
  int *data = nullptr;
  std::atomic<int> flag{0};
};

TEST_F(Events, MeasureTheTimeBetween) {
  int ms = 30;
  void *arguments[] = {&ms};
  ASSERT_SUCCESS(cudaEventRecord(start, a));
  ASSERT_SUCCESS(cudaLaunchKernel(static_cast<const void *>(&pause_), 1, 1, arguments, 0, a));
  ASSERT_SUCCESS(cudaEventRecord(end, a));
  EXPECT_SUCCESS(cudaEventSynchronize(end));
  float elapsed = 0;
  EXPECT_SUCCESS(cudaEventElapsedTime(&elapsed, start, end));
  EXPECT_GE(elapsed, 29.0f);
  EXPECT_LT(elapsed, 5000.0f);
}

TEST_F(Events, AreNotReadyBeforeTheirStreamIsThere) {
  EXPECT_SUCCESS(cudaEventQuery(end)); // never recorded
  ASSERT_SUCCESS(cudaEventRecord(start, a));
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(cudaEventRecord(end, a));
  EXPECT_EQ(cudaErrorNotReady, cudaEventQuery(end));
  float elapsed = 0;
  EXPECT_EQ(cudaErrorNotReady, cudaEventElapsedTime(&elapsed, start, end));
  flag = 1;
  EXPECT_SUCCESS(cudaEventSynchronize(end));
  EXPECT_SUCCESS(cudaEventQuery(end));
  EXPECT_SUCCESS(cudaEventElapsedTime(&elapsed, start, end));
}

TEST_F(Events, MakeStreamsWait) {
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 1, a));
  ASSERT_SUCCESS(cudaEventRecord(end, a));
  ASSERT_SUCCESS(cudaStreamWaitEvent(b, end, 0));
  ASSERT_SUCCESS(launchAdd(data, 10, 1, 1, b));
  EXPECT_EQ(cudaErrorNotReady, cudaStreamQuery(b));
  sleepMs(10);
  EXPECT_EQ(0, __atomic_load_n(data, __ATOMIC_ACQUIRE));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(b));
  EXPECT_EQ(11, data[0]);
}

TEST_F(Events, AWaitKeepsTheRecordItSaw) {
  std::atomic<int> later{0};
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(cudaEventRecord(end, a));
  ASSERT_SUCCESS(cudaStreamWaitEvent(b, end, 0));
  ASSERT_SUCCESS(launchWait(&later, a));
  ASSERT_SUCCESS(cudaEventRecord(end, a)); // b does not wait for this one
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(b));
  EXPECT_EQ(cudaErrorNotReady, cudaEventQuery(end));
  later = 1;
  EXPECT_SUCCESS(cudaEventSynchronize(end));
}

TEST_F(Events, RefuseBadUse) {
  float elapsed = 0;
  cudaEvent_t silent;
  ASSERT_SUCCESS(cudaEventCreateWithFlags(&silent, cudaEventDisableTiming));
  ASSERT_SUCCESS(cudaEventRecord(silent));
  EXPECT_EQ(cudaErrorInvalidValue, cudaEventCreateWithFlags(&silent, 64));
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&elapsed, start, end)); // not recorded
    ASSERT_SUCCESS(cudaEventRecord(start));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&elapsed, start, silent));
    EXPECT_SUCCESS(cudaEventDestroy(silent));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaEventDestroy(silent));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaEventRecord(silent));
    EXPECT_EQ(cudaErrorInvalidResourceHandle, cudaStreamWaitEvent(a, silent, 0));
  });
}

TEST_F(Events, MayBeDestroyedWhilePending) {
  cudaEvent_t e;
  ASSERT_SUCCESS(cudaEventCreate(&e));
  ASSERT_SUCCESS(launchWait(&flag, a));
  ASSERT_SUCCESS(cudaEventRecord(e, a));
  ASSERT_SUCCESS(cudaStreamWaitEvent(b, e, 0));
  EXPECT_SUCCESS(cudaEventDestroy(e));
  flag = 1;
  EXPECT_SUCCESS(cudaDeviceSynchronize());
}

} // namespace
