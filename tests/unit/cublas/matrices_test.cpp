// Routines for matrices against the textbook, and against OpenBLAS called directly.
#include "numbers.h"

#include <cblas.h>
#include <dlfcn.h>

#include <cmath>
#include <cstring>

template <class T> class Matrix : public Linear<T> {};
TYPED_TEST_SUITE(Matrix, AllNumbers);

TYPED_TEST(Matrix, ProductsAreTheTextbooks) {
  using T = TypeParam;
  constexpr int m = 7, n = 5, k = 9, lda = 10, ldb = 11, ldc = 8;
  std::vector<T> a = this->numbers(lda * 10), b = this->numbers(ldb * 11), c = this->numbers(ldc * n);
  for (cublasOperation_t ta : kOperations)
    for (cublasOperation_t tb : kOperations)
      for (const T beta : {T(0), T(1), this->number()}) {
        const T alpha = this->number();
        std::vector<T> got = c;
        if (beta == T(0))
          std::fill(got.begin(), got.end(), T(NAN));
        const std::vector<T> expected = this->product(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, got, ldc);
        ASSERT_EQ(Type<T>::gemm(this->handle, ta, tb, m, n, k, this->raw(alpha), this->raw(a), lda, this->raw(b), ldb,
                                this->raw(beta), this->raw(got), ldc),
                  0);
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < m; ++i)
            this->near(got[i + j * ldc], expected[i + j * ldc], "gemm", i + j * ldc);
      }
}

// C = alpha A B with a triangle A, in a place of its own; then solved for B again.
TYPED_TEST(Matrix, TrianglesMultiplyAndSolve) {
  using T = TypeParam;
  constexpr int m = 6, n = 4;
  std::vector<T> a = this->numbers(m * m), b = this->numbers(m * n), c(m * n);
  for (int i = 0; i < m; ++i)
    a[i * (m + 1)] += T(5);
  const T alpha = T(2), half = T(0.5);
  for (cublasFillMode_t uplo : {CUBLAS_FILL_MODE_LOWER, CUBLAS_FILL_MODE_UPPER})
    for (cublasOperation_t op : kOperations) {
      std::vector<T> triangle = a;
      for (int j = 0; j < m; ++j)
        for (int i = 0; i < m; ++i)
          if (uplo == CUBLAS_FILL_MODE_LOWER ? i < j : i > j)
            triangle[i + j * m] = T(0);
      ASSERT_EQ(Type<T>::trmm(this->handle, CUBLAS_SIDE_LEFT, uplo, op, CUBLAS_DIAG_NON_UNIT, m, n, this->raw(alpha),
                              this->raw(a), m, this->raw(b), m, this->raw(c), m),
                0);
      this->near(c, this->product(op, CUBLAS_OP_N, m, n, m, alpha, triangle, m, b, m, T(0), c, m), "trmm");
      ASSERT_EQ(Type<T>::trsm(this->handle, CUBLAS_SIDE_LEFT, uplo, op, CUBLAS_DIAG_NON_UNIT, m, n, this->raw(half),
                              this->raw(a), m, this->raw(c), m),
                0);
      this->near(c, b, "trsm");
    }
}

TYPED_TEST(Matrix, SymmetricOnesAreHalfRead) {
  using T = TypeParam;
  constexpr int n = 5;
  std::vector<T> a = this->numbers(n * n), b = this->numbers(n * n), c(n * n, T(NAN));
  std::vector<T> whole = a, half = a;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < j; ++i)
      whole[i + j * n] = a[j + i * n], half[i + j * n] = T(NAN);
  const T one(1), zero{};
  ASSERT_EQ(Type<T>::symm(this->handle, CUBLAS_SIDE_LEFT, CUBLAS_FILL_MODE_LOWER, n, n, this->raw(one), this->raw(half),
                          n, this->raw(b), n, this->raw(zero), this->raw(c), n),
            0);
  this->near(c, this->product(CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, one, whole, n, b, n, zero, c, n), "symm");
  std::vector<T> square(n * n, T(3));
  ASSERT_EQ(Type<T>::syrk(this->handle, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_N, n, n, this->raw(one), this->raw(b), n,
                          this->raw(zero), this->raw(square), n),
            0);
  const std::vector<T> full = this->product(CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, one, b, n, b, n, zero, b, n);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i)
      this->near(square[i + j * n], i >= j ? full[i + j * n] : T(3), "syrk", i + j * n);
}

TYPED_TEST(Matrix, SumsAndDiagonals) {
  using T = TypeParam;
  constexpr int m = 4, n = 6, ld = 7;
  std::vector<T> a = this->numbers(ld * ld), b = this->numbers(ld * ld), c(m * n), x = this->numbers(2 * n);
  const T alpha = this->number(), beta = this->number(), zero{};
  for (cublasOperation_t ta : kOperations)
    for (cublasOperation_t tb : kOperations) {
      ASSERT_EQ(Type<T>::geam(this->handle, ta, tb, m, n, this->raw(alpha), this->raw(a), ld, this->raw(beta),
                              this->raw(b), ld, this->raw(c), m),
                0);
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < m; ++i)
          this->near(c[i + j * m], alpha * this->at(a, ld, ta, i, j) + beta * this->at(b, ld, tb, i, j), "geam",
                     i + j * m);
    }
  // What has factor 0 is not there.
  ASSERT_EQ(Type<T>::geam(this->handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, this->raw(alpha), this->raw(a), ld,
                          this->raw(zero), nullptr, m, this->raw(c), m),
            0);
  this->near(c[1], alpha * a[ld], "transposed", 1);
  ASSERT_EQ(Type<T>::dgmm(this->handle, CUBLAS_SIDE_RIGHT, m, n, this->raw(a), ld, this->raw(x), 2, this->raw(c), m),
            0);
  this->near(c[2 + 3 * m], a[2 + 3 * ld] * x[6], "dgmm", 0);
}

TYPED_TEST(Matrix, BatchesAreManyProducts) {
  using T = TypeParam;
  constexpr int n = 5, count = 4, each = n * n;
  std::vector<T> a = this->numbers(each * count), b = this->numbers(each * count), c(each * count), d = c;
  const T one(1), zero{};
  ASSERT_EQ(Type<T>::strided(this->handle, CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, this->raw(one), this->raw(a), n, each,
                             this->raw(b), n, each, this->raw(zero), this->raw(c), n, each, count),
            0);
  using Cuda = typename Type<T>::Cuda;
  std::vector<const Cuda *> as, bs;
  std::vector<Cuda *> ds;
  for (int i = 0; i < count; ++i) {
    as.push_back(this->raw(a) + i * each), bs.push_back(this->raw(b) + i * each), ds.push_back(this->raw(d) + i * each);
    const std::vector<T> ai(a.begin() + i * each, a.begin() + (i + 1) * each),
        bi(b.begin() + i * each, b.begin() + (i + 1) * each), ci(c.begin() + i * each, c.begin() + (i + 1) * each);
    this->near(ci, this->product(CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, one, ai, n, bi, n, zero, ci, n), "strided");
  }
  ASSERT_EQ(Type<T>::pointed(this->handle, CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, this->raw(one), as.data(), n, bs.data(),
                             n, this->raw(zero), ds.data(), n, count),
            0);
  EXPECT_EQ(c, d);
}

// Factors solve and invert, with pivots and without; a matrix without an inverse says at which pivot.
TYPED_TEST(Matrix, BatchesAreFactorised) {
  using T = TypeParam;
  using Cuda = typename Type<T>::Cuda;
  constexpr int n = 6, count = 3, each = n * n;
  std::vector<T> a = this->numbers(each * count), x = this->numbers(n * count), identity(each);
  for (int i = 0; i < n; ++i) {
    identity[i * (n + 1)] = T(1);
    a[i * (n + 1)] += T(4), a[each + i * (n + 1)] += T(4), a[2 * each + i] = T(0); // the last has an empty column
  }
  for (bool pivoted : {true, false}) {
    std::vector<T> lu = a, inverse(each * count), direct(each * count), b(n * count);
    std::vector<Cuda *> as, lus, inverses, directs, bs;
    for (int i = 0; i < count; ++i) {
      as.push_back(this->raw(a) + i * each), lus.push_back(this->raw(lu) + i * each),
          bs.push_back(this->raw(b) + i * n);
      inverses.push_back(this->raw(inverse) + i * each), directs.push_back(this->raw(direct) + i * each);
      for (int r = 0; r < n; ++r)
        for (int k = 0; k < n; ++k)
          b[i * n + r] += a[i * each + r + k * n] * x[i * n + k];
    }
    std::vector<int> pivots(n * count), info(count, -7);
    int *p = pivoted ? pivots.data() : nullptr, wrong = -7;
    ASSERT_EQ(Type<T>::getrf(this->handle, n, lus.data(), n, p, info.data(), count), 0);
    EXPECT_EQ(info, std::vector<int>({0, 0, 1})) << pivoted;
    ASSERT_EQ(Type<T>::getrs(this->handle, CUBLAS_OP_N, n, 1, lus.data(), n, p, bs.data(), n, &wrong, 2), 0);
    EXPECT_EQ(wrong, 0);
    for (int i = 0; i < 2 * n; ++i)
      this->near(b[i], x[i], "solution", i);
    ASSERT_EQ(Type<T>::getri(this->handle, n, lus.data(), n, p, inverses.data(), n, info.data(), count), 0);
    EXPECT_EQ(info[0], 0);
    EXPECT_EQ(info[2], 1);
    ASSERT_EQ(Type<T>::matinv(this->handle, n, as.data(), n, directs.data(), n, info.data(), count), 0);
    EXPECT_EQ(info[0], 0);
    EXPECT_NE(info[2], 0);
    const std::vector<T> first(a.begin(), a.begin() + each);
    for (const std::vector<T> *i : {&inverse, &direct})
      this->near(this->product(CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, T(1), first, n, *i, n, T(0), identity, n), identity,
                 "inverse");
  }
}

// The residual stands at right angles to the columns.
TYPED_TEST(Matrix, BatchesOfLeastSquares) {
  using T = TypeParam;
  using Cuda = typename Type<T>::Cuda;
  constexpr int m = 8, n = 3, count = 2;
  std::vector<T> a = this->numbers(m * n * count), c = this->numbers(m * count), lu = a, x = c;
  std::vector<Cuda *> as{this->raw(lu), this->raw(lu) + m * n}, cs{this->raw(x), this->raw(x) + m};
  int info = -7, each[count] = {-7, -7};
  ASSERT_EQ(Type<T>::gels(this->handle, CUBLAS_OP_N, m, n, 1, as.data(), m, cs.data(), m, &info, each, count), 0);
  EXPECT_EQ(info, 0);
  for (int i = 0; i < count; ++i) {
    EXPECT_EQ(each[i], 0);
    for (int j = 0; j < n; ++j) {
      T dot{};
      for (int r = 0; r < m; ++r) {
        T residual = c[i * m + r];
        for (int k = 0; k < n; ++k)
          residual -= a[i * m * n + r + k * m] * x[i * m + k];
        dot += conjugate(a[i * m * n + r + j * m]) * residual;
      }
      this->near(dot, T(0), "residual", j);
    }
  }
  EXPECT_EQ(Type<T>::gels(this->handle, CUBLAS_OP_T, m, n, 1, as.data(), m, cs.data(), m, &info, each, count),
            CUBLAS_STATUS_NOT_SUPPORTED);
}

TEST(Products, AreThoseOfOpenBlasCalledDirectly) {
  void *library = dlopen("libopenblas.so.0", RTLD_NOW);
  ASSERT_TRUE(library);
  const auto direct = reinterpret_cast<decltype(&cblas_dgemm)>(dlsym(library, "cblas_dgemm"));
  constexpr int n = 200;
  std::mt19937 random(3);
  std::vector<double> a(n * n), b(n * n), c(n * n), d(n * n);
  for (std::vector<double> *v : {&a, &b})
    for (double &x : *v)
      x = std::uniform_real_distribution<double>(-1, 1)(random);
  cublasHandle_t h;
  ASSERT_EQ(cublasCreate(&h), 0);
  const double alpha = 1.5, beta = 0;
  ASSERT_EQ(cublasDgemm(h, CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, &alpha, a.data(), n, b.data(), n, &beta, c.data(), n), 0);
  direct(CblasColMajor, CblasNoTrans, CblasTrans, n, n, n, alpha, a.data(), n, b.data(), n, beta, d.data(), n);
  EXPECT_EQ(c, d);
  cublasDestroy(h);
}

TEST(Gemm3m, IsGemmInEveryBit) {
  cublasHandle_t h;
  ASSERT_EQ(cublasCreate(&h), CUBLAS_STATUS_SUCCESS);
  const cuComplex alpha{1.5f, -0.5f}, beta{0, 0};
  std::vector<cuComplex> a(30), b(30), c(25), d(25, cuComplex{NAN, NAN});
  for (int i = 0; i < 30; ++i)
    a[i] = {0.1f * i, 1 - 0.2f * i}, b[i] = {2 - 0.3f * i, 0.7f * i};
  EXPECT_EQ(cublasCgemm(h, CUBLAS_OP_C, CUBLAS_OP_N, 5, 5, 6, &alpha, a.data(), 6, b.data(), 6, &beta, c.data(), 5), 0);
  EXPECT_EQ(cublasCgemm3m(h, CUBLAS_OP_C, CUBLAS_OP_N, 5, 5, 6, &alpha, a.data(), 6, b.data(), 6, &beta, d.data(), 5),
            0);
  EXPECT_EQ(std::memcmp(c.data(), d.data(), c.size() * sizeof(cuComplex)), 0);
  EXPECT_EQ(cublasCgemm3m(h, CUBLAS_OP_C, CUBLAS_OP_N, -1, 5, 6, &alpha, a.data(), 6, b.data(), 6, &beta, d.data(), 5),
            CUBLAS_STATUS_INVALID_VALUE);
  EXPECT_EQ(cublasDestroy(h), CUBLAS_STATUS_SUCCESS);
}
