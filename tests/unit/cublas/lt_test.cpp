// cublasLtMatmul against sums by hand, however its parts lie in memory.
#include <cublasLt.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

struct Lt : testing::Test {
  cublasLtHandle_t h = nullptr;
  cublasLtMatmulDesc_t desc = nullptr;
  // 2 x 3 times 3 x 2, column by column: {22 28; 49 64}.
  std::vector<float> a{1, 4, 2, 5, 3, 6}, b{1, 3, 5, 2, 4, 6}, c{1, 1, 1, 1}, d = std::vector<float>(4);
  const float one = 1, zero = 0;

  Lt() {
    EXPECT_EQ(cublasLtCreate(&h), 0);
    EXPECT_EQ(cublasLtMatmulDescCreate(&desc, CUBLAS_COMPUTE_32F, CUDA_R_32F), 0);
  }
  ~Lt() override {
    EXPECT_EQ(cublasLtMatmulDescDestroy(desc), 0);
    EXPECT_EQ(cublasLtDestroy(h), 0);
  }
  struct Layout {
    cublasLtMatrixLayoutOpaque_t l;
    Layout(uint64_t rows, uint64_t columns, bool byRows = false, cudaDataType type = CUDA_R_32F) {
      const int32_t order = byRows ? CUBLASLT_ORDER_ROW : CUBLASLT_ORDER_COL;
      EXPECT_EQ(cublasLtMatrixLayoutInit(&l, type, rows, columns, int64_t(byRows ? columns : rows)), 0);
      EXPECT_EQ(cublasLtMatrixLayoutSetAttribute(&l, CUBLASLT_MATRIX_LAYOUT_ORDER, &order, sizeof order), 0);
    }
    operator cublasLtMatrixLayout_t() { return &l; }
  };
  template <class T> void set(cublasLtMatmulDescAttributes_t attribute, T value) {
    EXPECT_EQ(cublasLtMatmulDescSetAttribute(desc, attribute, &value, sizeof value), 0);
  }
  cublasStatus_t product(Layout la, Layout lb, Layout ld, float beta = 0) {
    return cublasLtMatmul(h, desc, &one, a.data(), la, b.data(), lb, &beta, c.data(), ld, d.data(), ld, nullptr,
                          nullptr, 0, nullptr);
  }
};

TEST_F(Lt, AddsAnotherMatrix) {
  ASSERT_EQ(product({2, 3}, {3, 2}, {2, 2}, 2), 0);
  EXPECT_EQ(d, std::vector<float>({24, 51, 30, 66}));
  EXPECT_EQ(c, std::vector<float>(4, 1));
}

TEST_F(Lt, EachPartLiesAsItIsDescribed) {
  const std::vector<float> aByRows{1, 2, 3, 4, 5, 6}, bByRows{1, 2, 3, 4, 5, 6}, aByColumns = a, bByColumns = b;
  for (int which = 0; which < 8; ++which) {
    const bool ra = which & 1, rb = which & 2, rd = which & 4;
    a = ra ? aByRows : aByColumns;
    b = rb ? bByRows : bByColumns;
    ASSERT_EQ(product({2, 3, ra}, {3, 2, rb}, {2, 2, rd}), 0);
    EXPECT_EQ(d, rd ? std::vector<float>({22, 28, 49, 64}) : std::vector<float>({22, 49, 28, 64})) << which;
  }
}

TEST_F(Lt, TransposesWhatLiesByRows) {
  set(CUBLASLT_MATMUL_DESC_TRANSA, int32_t(CUBLAS_OP_T));
  a = {1, 4, 2, 5, 3, 6}; // 3 x 2 by rows
  ASSERT_EQ(product({3, 2, true}, {3, 2}, {2, 2, true}), 0);
  EXPECT_EQ(d, std::vector<float>({22, 28, 49, 64}));
}

TEST_F(Lt, Epilogues) {
  const float bias[] = {-30, 1};
  set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, static_cast<const void *>(bias));
  for (bool byRows : {false, true}) {
    const auto at = [&](int i, int j) { return d[size_t(byRows ? 2 * i + j : i + 2 * j)]; };
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(CUBLASLT_EPILOGUE_BIAS));
    ASSERT_EQ(product({2, 3}, {3, 2}, {2, 2, byRows}), 0);
    EXPECT_EQ(at(0, 0), -8);
    EXPECT_EQ(at(0, 1), -2);
    EXPECT_EQ(at(1, 0), 50);
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(CUBLASLT_EPILOGUE_RELU_BIAS));
    ASSERT_EQ(product({2, 3}, {3, 2}, {2, 2, byRows}), 0);
    EXPECT_EQ(at(0, 1), 0);
    EXPECT_EQ(at(1, 1), 65);
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(CUBLASLT_EPILOGUE_GELU_BIAS));
    ASSERT_EQ(product({2, 3}, {3, 2}, {2, 2, byRows}), 0);
    EXPECT_NEAR(at(0, 1), -0.0454, 1e-4);
  }
}

TEST_F(Lt, BatchesAndScales) {
  a.insert(a.end(), a.begin(), a.end());
  b.insert(b.end(), b.begin(), b.end());
  b[6] = 2; // the second one's
  c.resize(8), d.resize(8);
  Layout la(2, 3), lb(3, 2), ld(2, 2);
  const int32_t count = 2;
  const int64_t six = 6, four = 4;
  for (auto [l, stride] : {std::pair{&la, six}, {&lb, six}, {&ld, four}}) {
    cublasLtMatrixLayoutSetAttribute(*l, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT, &count, sizeof count);
    cublasLtMatrixLayoutSetAttribute(*l, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, &stride, sizeof stride);
  }
  const float two = 2;
  set(CUBLASLT_MATMUL_DESC_A_SCALE_POINTER, &two);
  float largest = -1;
  set(CUBLASLT_MATMUL_DESC_AMAX_D_POINTER, &largest);
  ASSERT_EQ(product(la, lb, ld), 0);
  EXPECT_EQ(largest, 128);
  EXPECT_EQ(d, std::vector<float>({44, 98, 56, 128, 46, 106, 56, 128}));
}

TEST_F(Lt, EightBitsWithSixteen) {
  std::vector<__nv_fp8_e4m3> x, y;
  for (float f : a)
    x.emplace_back(f);
  for (float f : b)
    y.emplace_back(f);
  std::vector<__nv_bfloat16> to(4);
  Layout la(2, 3, false, CUDA_R_8F_E4M3), lb(3, 2, false, CUDA_R_8F_E4M3), ld(2, 2, false, CUDA_R_16BF);
  ASSERT_EQ(cublasLtMatmul(h, desc, &one, x.data(), la, y.data(), lb, &zero, to.data(), ld, to.data(), ld, nullptr,
                           nullptr, 0, nullptr),
            0);
  EXPECT_EQ(float(to[1]), 49);
}

TEST_F(Lt, DoublesAreOpenBlass) {
  const std::vector<double> x(a.begin(), a.end()), y(b.begin(), b.end()), from{1, 1, 1, 1};
  std::vector<double> to(4);
  const double alpha = 1, beta = 2;
  ASSERT_EQ(cublasLtMatmulDescInit(desc, CUBLAS_COMPUTE_64F, CUDA_R_64F), 0);
  Layout la(2, 3, false, CUDA_R_64F), lb(3, 2, false, CUDA_R_64F), ld(2, 2, false, CUDA_R_64F);
  ASSERT_EQ(cublasLtMatmul(h, desc, &alpha, x.data(), la, y.data(), lb, &beta, from.data(), ld, to.data(), ld, nullptr,
                           nullptr, 0, nullptr),
            0);
  EXPECT_EQ(to, std::vector<double>({24, 51, 30, 66}));
}

TEST_F(Lt, WhatIsNotThereIsRefused) { // S8203
  testing::internal::CaptureStderr();
  set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(208));
  EXPECT_EQ(product({2, 3}, {3, 2}, {2, 2}), CUBLAS_STATUS_NOT_SUPPORTED);
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("[S8203]"), std::string::npos) << said;
  EXPECT_EQ(d, std::vector<float>(4));
  set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(CUBLASLT_EPILOGUE_BIAS));
  EXPECT_EQ(product({2, 3}, {3, 2}, {2, 2}), CUBLAS_STATUS_INVALID_VALUE) << "no bias given";
  set(CUBLASLT_MATMUL_DESC_EPILOGUE, uint32_t(CUBLASLT_EPILOGUE_DEFAULT));
  EXPECT_EQ(product({2, 3}, {2, 2}, {2, 2}), CUBLAS_STATUS_INVALID_VALUE);
  const int32_t sixteen = 1;
  EXPECT_EQ(cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_FILL_MODE, &sixteen, sizeof sixteen),
            CUBLAS_STATUS_NOT_SUPPORTED);
  EXPECT_EQ(cublasLtMatmul(nullptr, desc, &one, nullptr, nullptr, nullptr, nullptr, &one, nullptr, nullptr, nullptr,
                           nullptr, nullptr, nullptr, 0, nullptr),
            CUBLAS_STATUS_NOT_INITIALIZED);
}
