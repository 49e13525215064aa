// Numbers of all four types for tests, matrices of them, and what the textbook says of a product.
#pragma once

#include <cublas_v2.h>
#include <gtest/gtest.h>

#include <complex>
#include <random>
#include <vector>

template <class T> struct Type;
// In our words: the number that tests compute with, and cuBLAS's functions of that type.
#define NUMBERS(P, p, Q, cuda, number, real_)                                                                          \
  template <> struct Type<number> {                                                                                    \
    using Cuda = cuda;                                                                                                 \
    using Real = real_;                                                                                                \
    static constexpr auto axpy = cublas##P##axpy;                                                                      \
    static constexpr auto scal = cublas##P##scal;                                                                      \
    static constexpr auto copy = cublas##P##copy;                                                                      \
    static constexpr auto swap = cublas##P##swap;                                                                      \
    static constexpr auto amax = cublasI##p##amax;                                                                     \
    static constexpr auto amin = cublasI##p##amin;                                                                     \
    static constexpr auto nrm2 = cublas##Q##nrm2;                                                                      \
    static constexpr auto asum = cublas##Q##asum;                                                                      \
    static constexpr auto gemv = cublas##P##gemv;                                                                      \
    static constexpr auto trsv = cublas##P##trsv;                                                                      \
    static constexpr auto trmv = cublas##P##trmv;                                                                      \
    static constexpr auto gemm = cublas##P##gemm;                                                                      \
    static constexpr auto symm = cublas##P##symm;                                                                      \
    static constexpr auto syrk = cublas##P##syrk;                                                                      \
    static constexpr auto trmm = cublas##P##trmm;                                                                      \
    static constexpr auto trsm = cublas##P##trsm;                                                                      \
    static constexpr auto geam = cublas##P##geam;                                                                      \
    static constexpr auto dgmm = cublas##P##dgmm;                                                                      \
    static constexpr auto strided = cublas##P##gemmStridedBatched;                                                     \
    static constexpr auto pointed = cublas##P##gemmBatched;                                                            \
    static constexpr auto getrf = cublas##P##getrfBatched;                                                             \
    static constexpr auto getrs = cublas##P##getrsBatched;                                                             \
    static constexpr auto getri = cublas##P##getriBatched;                                                             \
    static constexpr auto gels = cublas##P##gelsBatched;                                                               \
    static constexpr auto matinv = cublas##P##matinvBatched;                                                           \
  }
NUMBERS(S, s, S, float, float, float);
NUMBERS(D, d, D, double, double, double);
NUMBERS(C, c, Sc, cuComplex, std::complex<float>, float);
NUMBERS(Z, z, Dz, cuDoubleComplex, std::complex<double>, double);
#undef NUMBERS

using AllNumbers = testing::Types<float, double, std::complex<float>, std::complex<double>>;

inline float conjugate(float x) { return x; }
inline double conjugate(double x) { return x; }
template <class R> std::complex<R> conjugate(std::complex<R> x) { return std::conj(x); }

template <class T> class Linear : public testing::Test {
protected:
  using Real = typename Type<T>::Real;
  using Cuda = typename Type<T>::Cuda;
  using Vector = std::vector<T>;

  Linear() { EXPECT_EQ(cublasCreate(&handle), CUBLAS_STATUS_SUCCESS); }
  ~Linear() override { EXPECT_EQ(cublasDestroy(handle), CUBLAS_STATUS_SUCCESS); }

  T number() {
    std::uniform_real_distribution<double> one(-1, 1);
    T x{};
    auto *parts = reinterpret_cast<Real *>(&x);
    for (size_t k = 0; k < sizeof(T) / sizeof(Real); ++k)
      parts[k] = Real(one(random));
    return x;
  }
  Vector numbers(size_t n) {
    Vector v(n);
    for (T &x : v)
      x = number();
    return v;
  }
  static Cuda *raw(Vector &v) { return reinterpret_cast<Cuda *>(v.data()); }
  static const Cuda *raw(const T &x) { return reinterpret_cast<const Cuda *>(&x); }
  // op(A) at row i and column j.
  static T at(const Vector &a, int ld, cublasOperation_t op, int i, int j) {
    const T x = op == CUBLAS_OP_N ? a[i + j * size_t(ld)] : a[j + i * size_t(ld)];
    return op == CUBLAS_OP_C ? conjugate(x) : x;
  }
  static void near(T got, T expected, const char *what, long where) {
    const double small = sizeof(Real) == 4 ? 2e-5 : 1e-13;
    EXPECT_LE(std::abs(got - expected), small * (1 + std::abs(expected))) << what << ' ' << where;
  }
  static void near(const Vector &got, const Vector &expected, const char *what) {
    ASSERT_EQ(got.size(), expected.size());
    for (size_t i = 0; i < got.size(); ++i)
      near(got[i], expected[i], what, long(i));
  }
  // alpha op(A) op(B) + beta C, as the textbook has it.
  static Vector product(cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k, T alpha, const Vector &a,
                        int lda, const Vector &b, int ldb, T beta, Vector c, int ldc) {
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) {
        T sum{};
        for (int l = 0; l < k; ++l)
          sum += at(a, lda, ta, i, l) * at(b, ldb, tb, l, j);
        T &to = c[i + j * size_t(ldc)];
        to = alpha * sum + (beta == T(0) ? T(0) : beta * to);
      }
    return c;
  }

  cublasHandle_t handle = nullptr;
  std::mt19937 random{7};
};

constexpr cublasOperation_t kOperations[] = {CUBLAS_OP_N, CUBLAS_OP_T, CUBLAS_OP_C};
