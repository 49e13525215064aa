// Factorisations of many small matrices, by LAPACK's routines in OpenBLAS.
#include "cublas/scalars.h"

#include <complex>
#include <cstring>
#include <vector>

using namespace sampan::cublas;

namespace {

using std::complex;
template <class T> struct Number { using type = T; };
template <> struct Number<cuComplex> { using type = complex<float>; };
template <> struct Number<cuDoubleComplex> { using type = complex<double>; };

// Without pivots: LAPACK has none of that kind.
template <class T> int factorisePlainly(int n, T *matrix, int lda) {
  auto *a = reinterpret_cast<typename Number<T>::type *>(matrix);
  int info = 0;
  for (int k = 0; k < n; ++k) {
    const auto pivot = a[k + static_cast<long long>(k) * lda];
    if (pivot == typename Number<T>::type(0)) {
      info = info ? info : k + 1;
      continue;
    }
    for (int i = k + 1; i < n; ++i)
      a[i + static_cast<long long>(k) * lda] /= pivot;
    for (int j = k + 1; j < n; ++j)
      for (int i = k + 1; i < n; ++i)
        a[i + static_cast<long long>(j) * lda] -=
            a[i + static_cast<long long>(k) * lda] * a[k + static_cast<long long>(j) * lda];
  }
  return info;
}

template <class T> int factorise(Factorise<void> lapack, int n, T *a, int lda, int *pivots) {
  if (!pivots)
    return factorisePlainly(n, a, lda);
  int info = 0;
  lapack(&n, &n, a, &lda, pivots, &info);
  return info;
}

template <class T>
int solve(Solve<void> lapack, char trans, int n, int columns, const T *a, int lda, const int *pivots, T *b, int ldb) {
  std::vector<int> inOrder;
  if (!pivots) {
    for (int i = 1; i <= n; ++i)
      inOrder.push_back(i);
    pivots = inOrder.data();
  }
  int info = 0;
  lapack(&trans, &n, &columns, a, &lda, pivots, b, &ldb, &info, 1);
  return info;
}

// The first zero on the diagonal of U, counted from 1; 0 if there is none.
template <class T> int zeroPivot(int n, const T *lu, int lda) {
  for (int k = 0; k < n; ++k)
    if (isZero(lu[k + static_cast<long long>(k) * lda]))
      return k + 1;
  return 0;
}

// c = the inverse of what `lu` are the factors of.
template <class T> int invert(Solve<void> lapack, int n, const T *lu, int lda, const int *pivots, T *c, int ldc) {
  if (const int zero = zeroPivot(n, lu, lda))
    return zero;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) {
      const typename Number<T>::type one(i == j);
      std::memcpy(c + i + static_cast<long long>(j) * ldc, &one, sizeof one);
    }
  return solve(lapack, 'N', n, n, lu, lda, pivots, c, ldc);
}

// Least squares, of A in place; 0, or the first zero on the diagonal of its triangle.
template <class T>
int leastSquares(LeastSquares<void> lapack, int m, int n, int columns, T *a, int lda, T *c, int ldc) {
  int info = 0, ask = -1;
  T size{};
  lapack("N", &m, &n, &columns, a, &lda, c, &ldc, &size, &ask, &info, 1);
  std::vector<T> work(
      static_cast<size_t>(*reinterpret_cast<const decltype(std::abs(typename Number<T>::type())) *>(&size)) + 1);
  const int count = static_cast<int>(work.size());
  lapack("N", &m, &n, &columns, a, &lda, c, &ldc, work.data(), &count, &info, 1);
  return info;
}

} // namespace

extern "C" {

#define SAMPAN_ALL(P, p, T)                                                                                            \
  cublasStatus_t cublas##P##getrfBatched(cublasHandle_t h, int n, T *const A[], int lda, int *pivots, int *info,       \
                                         int count) {                                                                  \
    return run(h, n >= 0 && count >= 0 && fits(n, lda) && info, [&](const OpenBlas &b) {                               \
      for (int i = 0; i < count; ++i)                                                                                  \
        info[i] = factorise(b.p##getrf, n, A[i], lda, pivots ? pivots + static_cast<long long>(i) * n : nullptr);      \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##getrsBatched(cublasHandle_t h, cublasOperation_t t, int n, int columns,                    \
                                         const T *const A[], int lda, const int *pivots, T *const B[], int ldb,        \
                                         int *info, int count) {                                                       \
    const bool valid = is(t) && n >= 0 && columns >= 0 && count >= 0 && fits(n, lda) && fits(n, ldb) && info;          \
    if (info)                                                                                                          \
      *info = 0; /* of the arguments: it lies in the host's memory */                                                  \
    return run(h, valid, [&](const OpenBlas &b) {                                                                      \
      for (int i = 0; i < count; ++i)                                                                                  \
        solve(b.p##getrs, "NTC"[t], n, columns, A[i], lda, pivots ? pivots + static_cast<long long>(i) * n : nullptr,  \
              B[i], ldb);                                                                                              \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##getriBatched(cublasHandle_t h, int n, const T *const A[], int lda, const int *pivots,      \
                                         T *const C[], int ldc, int *info, int count) {                                \
    return run(h, n >= 0 && count >= 0 && fits(n, lda) && fits(n, ldc) && info, [&](const OpenBlas &b) {               \
      for (int i = 0; i < count; ++i)                                                                                  \
        info[i] =                                                                                                      \
            invert(b.p##getrs, n, A[i], lda, pivots ? pivots + static_cast<long long>(i) * n : nullptr, C[i], ldc);    \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##matinvBatched(cublasHandle_t h, int n, const T *const A[], int lda, T *const C[], int ldc, \
                                          int *info, int count) {                                                      \
    return run(h, n >= 0 && count >= 0 && fits(n, lda) && fits(n, ldc) && info, [&](const OpenBlas &b) {               \
      std::vector<T> lu(static_cast<size_t>(n) * n);                                                                   \
      std::vector<int> pivots(static_cast<size_t>(n));                                                                 \
      for (int i = 0; i < count; ++i) {                                                                                \
        for (int j = 0; j < n; ++j)                                                                                    \
          for (int r = 0; r < n; ++r)                                                                                  \
            lu[r + static_cast<size_t>(j) * n] = A[i][r + static_cast<long long>(j) * lda];                            \
        info[i] = factorise(b.p##getrf, n, lu.data(), std::max(n, 1), pivots.data());                                  \
        if (!info[i])                                                                                                  \
          info[i] = invert(b.p##getrs, n, lu.data(), std::max(n, 1), pivots.data(), C[i], ldc);                        \
      }                                                                                                                \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##gelsBatched(cublasHandle_t h, cublasOperation_t t, int m, int n, int columns,              \
                                        T *const A[], int lda, T *const C[], int ldc, int *info, int *each,            \
                                        int count) {                                                                   \
    if (h && t != CUBLAS_OP_N)                                                                                         \
      return is(t) ? CUBLAS_STATUS_NOT_SUPPORTED : CUBLAS_STATUS_INVALID_VALUE;                                        \
    const bool valid = n >= 0 && m >= n && columns >= 0 && count >= 0 && fits(m, lda) && fits(m, ldc) && info;         \
    if (info)                                                                                                          \
      *info = 0; /* of the arguments: it lies in the host's memory */                                                  \
    return run(h, valid, [&](const OpenBlas &b) {                                                                      \
      for (int i = 0; i < count; ++i) {                                                                                \
        const int zero = leastSquares(b.p##gels, m, n, columns, A[i], lda, C[i], ldc);                                 \
        if (each)                                                                                                      \
          each[i] = zero;                                                                                              \
      }                                                                                                                \
    });                                                                                                                \
  }
SAMPAN_ALL(S, s, float)
SAMPAN_ALL(D, d, double)
SAMPAN_ALL(C, c, cuComplex)
SAMPAN_ALL(Z, z, cuDoubleComplex)

} // extern "C"
