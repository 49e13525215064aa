// Types that are known when a routine is called.
#include <cublas_v2.h>
#include <gtest/gtest.h>

#include <vector>

struct Mixed : testing::Test {
  cublasHandle_t h = nullptr;
  Mixed() { EXPECT_EQ(cublasCreate(&h), 0); }
  ~Mixed() override { cublasDestroy(h); }

  // A of 2 x 3 and B of 3 x 2, column by column: A B = {22 28; 49 64}.
  template <class T, class From> static std::vector<T> made(From from, std::initializer_list<int> numbers) {
    std::vector<T> v;
    for (int x : numbers)
      v.push_back(from(float(x)));
    return v;
  }
  template <class T, class From> void halves(From from, cudaDataType type) {
    const std::vector<T> a = made<T>(from, {1, 4, 2, 5, 3, 6}), b = made<T>(from, {1, 3, 5, 2, 4, 6});
    std::vector<float> c(4, 1);
    const float alpha = 1, beta = 2;
    ASSERT_EQ(cublasGemmEx(h, CUBLAS_OP_N, CUBLAS_OP_N, 2, 2, 3, &alpha, a.data(), type, 2, b.data(), type, 3, &beta,
                           c.data(), CUDA_R_32F, 2, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
              0);
    EXPECT_EQ(c, std::vector<float>({24, 51, 30, 66}));
    std::vector<T> narrow(4);
    const float zero = 0;
    ASSERT_EQ(cublasGemmEx(h, CUBLAS_OP_N, CUBLAS_OP_N, 2, 2, 3, &alpha, a.data(), type, 2, b.data(), type, 3, &zero,
                           narrow.data(), type, 2, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
              0);
    EXPECT_EQ(float(narrow[3]), 64);
  }
};

TEST_F(Mixed, HalvesAndBrainFloatsSumAsFloats) {
  halves<__half>([](float x) { return __float2half_rn(x); }, CUDA_R_16F);
  halves<__nv_bfloat16>([](float x) { return __float2bfloat16_rn(x); }, CUDA_R_16BF);
}

TEST_F(Mixed, HalfProductsHaveHalfScalars) {
  const __half a[] = {__float2half_rn(3)}, b[] = {__float2half_rn(5)}, two = __float2half_rn(2),
               zero = __float2half_rn(0);
  __half c[] = {__float2half_rn(7)};
  ASSERT_EQ(cublasHgemm(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, &two, a, 1, b, 1, &zero, c, 1), 0);
  EXPECT_EQ(__half2float(c[0]), 30);
}

TEST_F(Mixed, SmallIntegersSumAsIntegers) {
  const signed char a[] = {1, 4, 2, 5, 3, 6}, b[] = {1, 3, 5, 2, 4, 6}, most[] = {-128};
  int c[4] = {1, 1, 1, 1};
  const int alpha = 1, beta = 2;
  ASSERT_EQ(cublasGemmEx(h, CUBLAS_OP_N, CUBLAS_OP_N, 2, 2, 3, &alpha, a, CUDA_R_8I, 2, b, CUDA_R_8I, 3, &beta, c,
                         CUDA_R_32I, 2, CUBLAS_COMPUTE_32I, CUBLAS_GEMM_DEFAULT),
            0);
  EXPECT_EQ(std::vector<int>(c, c + 4), std::vector<int>({24, 51, 30, 66}));
  const int none = 0;
  ASSERT_EQ(cublasGemmEx(h, CUBLAS_OP_T, CUBLAS_OP_N, 1, 1, 1, &alpha, most, CUDA_R_8I, 1, most, CUDA_R_8I, 1, &none, c,
                         CUDA_R_32I, 1, CUBLAS_COMPUTE_32I, CUBLAS_GEMM_DEFAULT),
            0);
  EXPECT_EQ(c[0], 16384);
}

// S8203.
TEST_F(Mixed, UnknownCombinationsAreRefused) {
  const float a = 1, b = 1, one = 1;
  double c = 5;
  testing::internal::CaptureStderr();
  EXPECT_EQ(cublasGemmEx(h, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, &one, &a, CUDA_R_32F, 1, &b, CUDA_R_32F, 1, &one, &c,
                         CUDA_R_64F, 1, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
            CUBLAS_STATUS_NOT_SUPPORTED);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("[S8203]"), std::string::npos) << said;
  EXPECT_EQ(c, 5);
}

TEST_F(Mixed, VectorsOfHalves) {
  std::vector<__half> x, y;
  for (int i = 1; i <= 4; ++i)
    x.push_back(__float2half_rn(float(i))), y.push_back(__float2half_rn(10));
  __half dot = __float2half_rn(0), norm = dot;
  const float two = 2;
  ASSERT_EQ(cublasDotEx(h, 4, x.data(), CUDA_R_16F, 1, y.data(), CUDA_R_16F, 1, &dot, CUDA_R_16F, CUDA_R_32F), 0);
  EXPECT_EQ(__half2float(dot), 100);
  ASSERT_EQ(cublasAxpyEx(h, 2, &two, CUDA_R_32F, x.data(), CUDA_R_16F, 2, y.data(), CUDA_R_16F, -1, CUDA_R_32F), 0);
  EXPECT_EQ(__half2float(y[0]), 16);
  EXPECT_EQ(__half2float(y[1]), 12);
  EXPECT_EQ(__half2float(y[2]), 10);
  ASSERT_EQ(cublasScalEx(h, 4, &two, CUDA_R_32F, x.data(), CUDA_R_16F, 1, CUDA_R_32F), 0);
  EXPECT_EQ(__half2float(x[3]), 8);
  ASSERT_EQ(cublasNrm2Ex(h, 1, x.data(), CUDA_R_16F, 1, &norm, CUDA_R_16F, CUDA_R_32F), 0);
  EXPECT_EQ(__half2float(norm), 2);
}
