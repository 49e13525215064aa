// Routines for vectors against what they are defined to do, with increments of both signs.
#include "numbers.h"

#include <cmath>

template <class T> class Vectors : public Linear<T> {
protected:
  // Number i of n that are `inc` apart.
  static size_t place(int i, int n, int inc) { return size_t(inc > 0 ? i * inc : (n - 1 - i) * -inc); }
};
TYPED_TEST_SUITE(Vectors, AllNumbers);

TYPED_TEST(Vectors, MoveAndAdd) {
  using T = TypeParam;
  constexpr int n = 37;
  for (int incx : {1, 3, -2})
    for (int incy : {1, -1, 2}) {
      std::vector<T> x = this->numbers(120), y = this->numbers(120), sum = y, copied = y;
      const T alpha = this->number();
      for (int i = 0; i < n; ++i) {
        sum[this->place(i, n, incy)] += alpha * x[this->place(i, n, incx)];
        copied[this->place(i, n, incy)] = x[this->place(i, n, incx)];
      }
      std::vector<T> got = y;
      ASSERT_EQ(Type<T>::axpy(this->handle, n, this->raw(alpha), this->raw(x), incx, this->raw(got), incy), 0);
      this->near(got, sum, "axpy");
      got = y;
      ASSERT_EQ(Type<T>::copy(this->handle, n, this->raw(x), incx, this->raw(got), incy), 0);
      EXPECT_EQ(got, copied);
      std::vector<T> other = x;
      got = y;
      ASSERT_EQ(Type<T>::swap(this->handle, n, this->raw(other), incx, this->raw(got), incy), 0);
      EXPECT_EQ(got, copied);
      EXPECT_EQ(other[this->place(5, n, incx)], y[this->place(5, n, incy)]);
    }
}

TYPED_TEST(Vectors, AnswersCountFromOne) {
  using T = TypeParam;
  std::vector<T> x = this->numbers(60);
  x[14] = T(9), x[28] = T(0);
  int most = -1, least = -1, none = -1;
  ASSERT_EQ(Type<T>::amax(this->handle, 30, this->raw(x), 2, &most), 0);
  ASSERT_EQ(Type<T>::amin(this->handle, 30, this->raw(x), 2, &least), 0);
  ASSERT_EQ(Type<T>::amax(this->handle, 0, this->raw(x), 2, &none), 0);
  EXPECT_EQ(most, 8);
  EXPECT_EQ(least, 15);
  EXPECT_EQ(none, 0);
}

TYPED_TEST(Vectors, Sizes) {
  using T = TypeParam;
  using Real = typename Type<T>::Real;
  std::vector<T> x = this->numbers(50);
  double squares = 0, sum = 0;
  for (const T &v : x) {
    squares += std::norm(std::complex<double>(v));
    sum += std::abs(std::real(std::complex<double>(v))) + std::abs(std::imag(std::complex<double>(v)));
  }
  Real norm = 0, absolute = 0;
  ASSERT_EQ(Type<T>::nrm2(this->handle, 50, this->raw(x), 1, &norm), 0);
  ASSERT_EQ(Type<T>::asum(this->handle, 50, this->raw(x), 1, &absolute), 0);
  EXPECT_NEAR(norm, std::sqrt(squares), 1e-5 * norm);
  EXPECT_NEAR(absolute, sum, 1e-5 * sum);
  const T alpha = this->number();
  std::vector<T> scaled = x;
  for (T &v : scaled)
    v *= alpha;
  ASSERT_EQ(Type<T>::scal(this->handle, 50, this->raw(alpha), this->raw(x), 1), 0);
  this->near(x, scaled, "scal");
}

TEST(Dots, OfEachKind) {
  cublasHandle_t h;
  ASSERT_EQ(cublasCreate(&h), 0);
  const float a[] = {1, 2, 3}, b[] = {4, -5, 6};
  float dot = 0;
  EXPECT_EQ(cublasSdot(h, 3, a, 1, b, 1, &dot), 0);
  EXPECT_EQ(dot, 12);
  const cuDoubleComplex x[] = {{1, 2}, {3, -1}}, y[] = {{2, 1}, {0, 1}};
  cuDoubleComplex u{}, c{};
  EXPECT_EQ(cublasZdotu(h, 2, x, 1, y, 1, &u), 0);
  EXPECT_EQ(cublasZdotc(h, 2, x, 1, y, 1, &c), 0);
  EXPECT_EQ(u.x, 1);
  EXPECT_EQ(u.y, 8); // (1+2i)(2+i) + (3-i)i
  EXPECT_EQ(c.x, 3);
  EXPECT_EQ(c.y, 0); // (1-2i)(2+i) + (3+i)i
  double p = 3, q = 4, cosine = 0, sine = 0;
  EXPECT_EQ(cublasDrotg(h, &p, &q, &cosine, &sine), 0);
  EXPECT_NEAR(p, 5, 1e-12);
  EXPECT_NEAR(cosine, 0.6, 1e-12);
  EXPECT_NEAR(sine, 0.8, 1e-12);
  cublasDestroy(h);
}

// y = alpha op(A) x + beta y; with beta 0, what was in y does not matter.
TYPED_TEST(Vectors, TimesMatrices) {
  using T = TypeParam;
  constexpr int m = 9, n = 6, lda = 11;
  const T alpha = this->number(), zero{};
  std::vector<T> a = this->numbers(lda * n), x = this->numbers(m);
  for (cublasOperation_t op : kOperations) {
    const int rows = op == CUBLAS_OP_N ? m : n, columns = op == CUBLAS_OP_N ? n : m;
    std::vector<T> y(rows, T(NAN));
    ASSERT_EQ(Type<T>::gemv(this->handle, op, m, n, this->raw(alpha), this->raw(a), lda, this->raw(x), 1,
                            this->raw(zero), this->raw(y), 1),
              0);
    const std::vector<T> vector(x.begin(), x.begin() + columns);
    this->near(y, this->product(op, CUBLAS_OP_N, rows, 1, columns, alpha, a, lda, vector, columns, zero, y, rows),
               "gemv");
    // A triangle times a vector, and back.
    std::vector<T> triangle = this->numbers(36), z = this->numbers(6), back = z;
    for (int i = 0; i < 6; ++i)
      triangle[i * 7] += T(4);
    ASSERT_EQ(Type<T>::trmv(this->handle, CUBLAS_FILL_MODE_LOWER, op, CUBLAS_DIAG_NON_UNIT, 6, this->raw(triangle), 6,
                            this->raw(back), 1),
              0);
    ASSERT_EQ(Type<T>::trsv(this->handle, CUBLAS_FILL_MODE_LOWER, op, CUBLAS_DIAG_NON_UNIT, 6, this->raw(triangle), 6,
                            this->raw(back), 1),
              0);
    this->near(back, z, "trsv");
  }
}

TEST(Matrices, OfTheirOwnKinds) {
  cublasHandle_t h;
  ASSERT_EQ(cublasCreate(&h), 0);
  // Of {2 1; 1 3}, only the upper triangle is read; packed and as a band it is the same matrix.
  const double full[] = {2, NAN, 1, 3}, packed[] = {2, 1, 3}, band[] = {NAN, 2, 1, 3}, x[] = {1, 2}, one = 1, zero = 0;
  double y[2] = {NAN, NAN};
  EXPECT_EQ(cublasDsymv(h, CUBLAS_FILL_MODE_UPPER, 2, &one, full, 2, x, 1, &zero, y, 1), 0);
  EXPECT_EQ(y[0], 4);
  EXPECT_EQ(y[1], 7);
  y[0] = y[1] = NAN;
  EXPECT_EQ(cublasDspmv(h, CUBLAS_FILL_MODE_UPPER, 2, &one, packed, x, 1, &zero, y, 1), 0);
  EXPECT_EQ(y[0], 4);
  EXPECT_EQ(y[1], 7);
  y[0] = y[1] = NAN;
  EXPECT_EQ(cublasDsbmv(h, CUBLAS_FILL_MODE_UPPER, 2, 1, &one, band, 2, x, 1, &zero, y, 1), 0);
  EXPECT_EQ(y[0], 4);
  EXPECT_EQ(y[1], 7);
  double a[4] = {};
  EXPECT_EQ(cublasDger(h, 2, 2, &one, x, 1, y, 1, a, 2), 0);
  EXPECT_EQ(std::vector<double>(a, a + 4), std::vector<double>({4, 8, 7, 14}));
  const cuComplex z[] = {{1, 1}, {0, 2}};
  cuComplex r[4] = {};
  const float two = 2;
  EXPECT_EQ(cublasCher(h, CUBLAS_FILL_MODE_LOWER, 2, &two, z, 1, r, 2), 0);
  EXPECT_EQ(r[0].x, 4);
  EXPECT_EQ(r[1].x, 4);
  EXPECT_EQ(r[1].y, 4);
  EXPECT_EQ(r[3].x, 8);
  EXPECT_EQ(r[2].x, 0);
  cublasDestroy(h);
}
