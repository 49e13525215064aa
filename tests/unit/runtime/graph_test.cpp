#include "test_image.h"

namespace {

using namespace testimage;

class Graphs : public testimage::Test {
protected:
  void SetUp() override {
    testimage::Test::SetUp();
    ASSERT_SUCCESS(cudaMalloc(&data, sizeof(int) * 64));
    ASSERT_SUCCESS(cudaStreamCreate(&a));
    ASSERT_SUCCESS(cudaStreamCreate(&b));
  }
  cudaGraphExec_t end(cudaStream_t stream) {
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t made = nullptr;
    EXPECT_SUCCESS(cudaStreamEndCapture(stream, &graph));
    EXPECT_SUCCESS(cudaGraphInstantiate(&made, graph, 0));
    EXPECT_SUCCESS(cudaGraphDestroy(graph));
    return made;
  }

  int *data = nullptr;
  cudaStream_t a, b;
};

TEST_F(Graphs, RunNothingWhileCapturedAndAllAtEachLaunch) {
  cudaStreamCaptureStatus status;
  ASSERT_SUCCESS(cudaStreamBeginCapture(a, cudaStreamCaptureModeGlobal));
  EXPECT_SUCCESS(cudaStreamIsCapturing(a, &status));
  EXPECT_EQ(cudaStreamCaptureStatusActive, status);
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 64, a));
  ASSERT_SUCCESS(launchAdd(data, 1, 1, 64, a));
  cudaGraphExec_t graph = end(a);
  EXPECT_SUCCESS(cudaStreamIsCapturing(a, &status));
  EXPECT_EQ(cudaStreamCaptureStatusNone, status);
  EXPECT_SUCCESS(cudaDeviceSynchronize());
  EXPECT_EQ(0, data[63]);
  for (int i = 1; i <= 3; ++i) {
    EXPECT_SUCCESS(cudaGraphLaunch(graph, i == 2 ? b : a));
    EXPECT_SUCCESS(cudaDeviceSynchronize());
    EXPECT_EQ(2 * i, data[63]);
  }
  EXPECT_SUCCESS(cudaGraphExecDestroy(graph));
  EXPECT_EQ(cudaErrorInvalidValue, cudaGraphLaunch(graph, a));
}

TEST_F(Graphs, CopiesReadTheirSourceAtTheLaunch) {
  int source[64] = {1}, result[64] = {};
  ASSERT_SUCCESS(cudaStreamBeginCapture(a, cudaStreamCaptureModeRelaxed));
  EXPECT_SUCCESS(cudaMemcpyAsync(data, source, sizeof source, cudaMemcpyHostToDevice, a));
  ASSERT_SUCCESS(launchAdd(data, 10, 1, 64, a));
  EXPECT_SUCCESS(cudaMemcpyAsync(result, data, sizeof result, cudaMemcpyDeviceToHost, a));
  EXPECT_SUCCESS(cudaMemsetAsync(data, 0, sizeof source, a));
  cudaGraphExec_t graph = end(a);
  for (int i : {5, 7}) {
    source[0] = i;
    EXPECT_SUCCESS(cudaGraphLaunch(graph, a));
    EXPECT_SUCCESS(cudaStreamSynchronize(a));
    EXPECT_EQ(10 + i, result[0]);
    EXPECT_EQ(0, data[0]);
  }
  EXPECT_SUCCESS(cudaGraphExecDestroy(graph));
}

TEST_F(Graphs, TakeInStreamsThatWaitForACapturedEvent) {
  cudaEvent_t fork, join;
  ASSERT_SUCCESS(cudaEventCreate(&fork));
  ASSERT_SUCCESS(cudaEventCreate(&join));
  ASSERT_SUCCESS(cudaStreamBeginCapture(a, cudaStreamCaptureModeGlobal));
  EXPECT_SUCCESS(cudaEventRecord(fork, a));
  EXPECT_SUCCESS(cudaStreamWaitEvent(b, fork, 0));
  ASSERT_SUCCESS(launchAdd(data, 3, 1, 1, b));
  EXPECT_SUCCESS(cudaEventRecord(join, b));
  EXPECT_SUCCESS(cudaStreamWaitEvent(a, join, 0));
  EXPECT_EQ(cudaErrorCapturedEvent, cudaEventQuery(join));
  cudaGraph_t wrong;
  EXPECT_EQ(cudaErrorStreamCaptureUnmatched, cudaStreamEndCapture(b, &wrong));
  cudaGraphExec_t graph = end(a);
  ASSERT_SUCCESS(launchAdd(data, 100, 1, 1, b)); // b is a stream as before
  EXPECT_SUCCESS(cudaStreamSynchronize(b));
  EXPECT_EQ(100, data[0]);
  EXPECT_SUCCESS(cudaGraphLaunch(graph, a));
  EXPECT_SUCCESS(cudaStreamSynchronize(a));
  EXPECT_EQ(103, data[0]);
  EXPECT_SUCCESS(cudaGraphExecDestroy(graph));
}

TEST_F(Graphs, RefuseWhatTheyCannotHold) {
  cudaGraph_t graph;
  EXPECT_EQ(cudaErrorStreamCaptureUnsupported, cudaStreamBeginCapture(nullptr, cudaStreamCaptureModeGlobal));
  EXPECT_EQ(cudaErrorIllegalState, cudaStreamEndCapture(a, &graph));
  cudaEvent_t event;
  ASSERT_SUCCESS(cudaEventCreate(&event));
  ASSERT_SUCCESS(cudaEventRecord(event, b));
  ASSERT_SUCCESS(cudaStreamBeginCapture(a, cudaStreamCaptureModeGlobal));
  EXPECT_EQ(cudaErrorIllegalState, cudaStreamBeginCapture(a, cudaStreamCaptureModeGlobal));
  EXPECT_EQ(cudaErrorStreamCaptureIsolation, cudaStreamWaitEvent(a, event, 0));
  messagesOf([&] {
    void *p = nullptr;
    EXPECT_EQ(cudaErrorNotSupported, cudaMallocAsync(&p, 4, a));
    EXPECT_EQ(cudaErrorNotSupported, cudaFreeAsync(data, a));
  });
  EXPECT_EQ(cudaErrorStreamCaptureUnsupported, cudaStreamSynchronize(a));
  EXPECT_EQ(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(a, &graph));
  EXPECT_SUCCESS(cudaStreamSynchronize(a));
}

} // namespace
