// What is refused, where answers go, and when the work is done.
#include <cublas_v2.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

struct Calls : testing::Test {
  cublasHandle_t h = nullptr;
  double a[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, b[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1}, c[9] = {};
  const double one = 1, zero = 0;
  Calls() { EXPECT_EQ(cublasCreate(&h), 0); }
  ~Calls() override { cublasDestroy(h); }
  cublasStatus_t product(int m, int n, int k, int lda, int ldb, int ldc, int ta = 0) {
    return cublasDgemm(h, cublasOperation_t(ta), CUBLAS_OP_N, m, n, k, &one, a, lda, b, ldb, &zero, c, ldc);
  }
};

TEST_F(Calls, WithoutAHandle) {
  EXPECT_EQ(cublasDgemm(nullptr, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, &one, a, 1, b, 1, &zero, c, 1),
            CUBLAS_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(cublasDestroy(nullptr), CUBLAS_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(cublasSetStream(nullptr, nullptr), CUBLAS_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(cublasDgeam(nullptr, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, &one, a, 1, &one, b, 1, c, 1),
            CUBLAS_STATUS_NOT_INITIALIZED);
  EXPECT_EQ(cublasCreate(nullptr), CUBLAS_STATUS_INVALID_VALUE);
}

TEST_F(Calls, SizesThatCannotBe) {
  EXPECT_EQ(product(3, 3, 3, 3, 3, 3), CUBLAS_STATUS_SUCCESS);
  EXPECT_EQ(product(-1, 3, 3, 3, 3, 3), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(product(3, 3, 3, 2, 3, 3), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(product(3, 3, 3, 3, 2, 3), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(product(3, 3, 3, 3, 3, 2), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(product(3, 3, 3, 3, 3, 3, CUBLAS_OP_CONJG), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(product(0, 0, 0, 1, 1, 1), CUBLAS_STATUS_SUCCESS);
  EXPECT_EQ(product(0, 0, 0, 0, 1, 1), CUBLAS_STATUS_INVALID_VALUE) << "a leading dimension is at least 1";
  EXPECT_EQ(cublasDgemm(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, nullptr, a, 1, b, 1, &zero, c, 1),
            CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(cublasDgemv(h, CUBLAS_OP_N, 2, 2, &one, a, 2, b, 0, &zero, c, 1), CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(cublasDtrsv(h, CUBLAS_FILL_MODE_FULL, CUBLAS_OP_N, CUBLAS_DIAG_UNIT, 2, a, 2, b, 1),
            CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(cublasCherk(h, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_T, 1, 1, nullptr, nullptr, 1, nullptr, nullptr, 1),
            CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(cublasSetMatrix(3, 1, 8, a, 2, c, 3), CUBLAS_STATUS_INVALID_VALUE);
}

// k = 0: C becomes beta C, and neither A nor B is looked at.
TEST_F(Calls, NothingToSum) {
  const double two = 2;
  double kept[] = {3};
  EXPECT_EQ(cublasDgemm(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 0, &one, nullptr, 1, nullptr, 1, &two, kept, 1), 0);
  EXPECT_EQ(kept[0], 6);
}

TEST_F(Calls, SettingsAreKept) {
  cudaStream_t stream = nullptr, got = nullptr;
  cudaStreamCreate(&stream);
  EXPECT_EQ(cublasSetStream(h, stream), 0);
  EXPECT_EQ(cublasGetStream(h, &got), 0);
  EXPECT_EQ(got, stream);
  cublasPointerMode_t mode;
  EXPECT_EQ(cublasSetPointerMode(h, CUBLAS_POINTER_MODE_DEVICE), 0);
  EXPECT_EQ(cublasGetPointerMode(h, &mode), 0);
  EXPECT_EQ(mode, CUBLAS_POINTER_MODE_DEVICE);
  EXPECT_EQ(cublasSetPointerMode(h, cublasPointerMode_t(7)), CUBLAS_STATUS_INVALID_VALUE);
  cublasMath_t math;
  EXPECT_EQ(cublasSetMathMode(h, CUBLAS_PEDANTIC_MATH), 0);
  EXPECT_EQ(cublasGetMathMode(h, &math), 0);
  EXPECT_EQ(math, CUBLAS_PEDANTIC_MATH);
  int version = 0, major = 0;
  EXPECT_EQ(cublasGetVersion(h, &version), 0);
  EXPECT_EQ(cublasGetProperty(MAJOR_VERSION, &major), 0);
  EXPECT_EQ(version / 10000, major);
  EXPECT_STREQ(cublasGetStatusName(CUBLAS_STATUS_NOT_SUPPORTED), "CUBLAS_STATUS_NOT_SUPPORTED");
  cublasHandle_t other = nullptr;
  EXPECT_EQ(cublasCreate_v2(&other), 0) << "by the name in object files as well";
  EXPECT_EQ(cublasDestroy_v2(other), 0);
}

// A host function takes a while in a stream; what cuBLAS does in that stream, or in the legacy stream, comes after it.
TEST_F(Calls, ComeAfterWhatTheStreamWasGiven) {
  for (bool legacy : {false, true}) {
    cudaStream_t stream;
    ASSERT_EQ(cudaStreamCreate(&stream), cudaSuccess);
    double x[] = {0}, result = 0;
    const auto late = [](void *p) {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      *static_cast<double *>(p) = 5;
    };
    ASSERT_EQ(cudaLaunchHostFunc(stream, late, x), cudaSuccess);
    ASSERT_EQ(cublasSetStream(h, legacy ? nullptr : stream), 0);
    ASSERT_EQ(cublasDnrm2(h, 1, x, 1, &result), 0);
    EXPECT_EQ(result, 5) << legacy;
    cudaStreamDestroy(stream);
  }
}

TEST_F(Calls, CannotBeCaptured) { // S8202
  cudaStream_t stream;
  cudaGraph_t graph = nullptr;
  ASSERT_EQ(cudaStreamCreate(&stream), cudaSuccess);
  ASSERT_EQ(cublasSetStream(h, stream), 0);
  ASSERT_EQ(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), cudaSuccess);
  testing::internal::CaptureStderr();
  EXPECT_EQ(product(3, 3, 3, 3, 3, 3), CUBLAS_STATUS_EXECUTION_FAILED);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("[S8202]"), std::string::npos) << said;
  cudaStreamEndCapture(stream, &graph);
  cudaGetLastError();
  EXPECT_EQ(product(3, 3, 3, 3, 3, 3), CUBLAS_STATUS_SUCCESS);
}

TEST_F(Calls, MatricesAreCopiedWithTheirDistances) {
  double *device = nullptr;
  ASSERT_EQ(cudaMalloc((void **)&device, 8 * 8), cudaSuccess);
  EXPECT_EQ(cublasSetMatrix(2, 3, 8, a, 3, device, 2), 0);
  double back[6];
  cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost);
  EXPECT_EQ(std::vector<double>(back, back + 6), std::vector<double>({1, 2, 4, 5, 7, 8}));
  double every[9] = {};
  EXPECT_EQ(cublasGetMatrix(2, 3, 8, device, 2, every, 3), 0);
  EXPECT_EQ(every[4], 5);
  EXPECT_EQ(cublasSetVector(3, 8, a, 2, device, 1), 0);
  EXPECT_EQ(cublasGetVector(3, 8, device, 1, back, 2), 0);
  EXPECT_EQ(back[4], 5);
  cudaFree(device);
}

// Each thread with a handle of its own.
TEST_F(Calls, FromSeveralThreads) {
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      cublasHandle_t own = nullptr;
      double result[9] = {}, factor = t + 1;
      if (cublasCreate(&own))
        return;
      for (int i = 0; i < 200; ++i)
        cublasDgemm(own, CUBLAS_OP_N, CUBLAS_OP_N, 3, 3, 3, &factor, a, 3, b, 3, &zero, result, 3);
      right[t] = result[8] == 9 * factor;
      cublasDestroy(own);
    });
  for (std::thread &t : threads)
    t.join();
  EXPECT_EQ(right, std::vector<int>(4, 1));
}
