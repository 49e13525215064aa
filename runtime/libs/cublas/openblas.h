// OpenBLAS, loaded when it is first needed: programs start on machines that lack it, and say so when they ask for cuBLAS.
#pragma once

#include <cblas.h>

namespace sampan::cublas {

// The suffixes of routines in each precision, as in cblas_sgemm.
// clang-format off
#define SAMPAN_EACH_OF_ALL(F, p)                                                                                       \
  F(p, axpy) F(p, copy) F(p, swap) F(p, scal) F(p, gemv) F(p, gbmv) F(p, trmv) F(p, trsv) F(p, tbmv) F(p, tbsv)        \
  F(p, tpmv) F(p, tpsv) F(p, gemm) F(p, symm) F(p, syrk) F(p, syr2k) F(p, trmm) F(p, trsm) F(p, rotg)
#define SAMPAN_EACH_OF_REAL(F, p)                                                                                      \
  F(p, dot) F(p, nrm2) F(p, asum) F(p, rot) F(p, rotm) F(p, rotmg) F(p, symv) F(p, sbmv) F(p, spmv) F(p, syr)          \
  F(p, syr2) F(p, spr) F(p, spr2) F(p, ger)
#define SAMPAN_EACH_OF_COMPLEX(F, p)                                                                                   \
  F(p, dotu_sub) F(p, dotc_sub) F(p, hemv) F(p, hbmv) F(p, hpmv) F(p, her) F(p, her2) F(p, hpr) F(p, hpr2)             \
  F(p, geru) F(p, gerc) F(p, hemm) F(p, herk) F(p, her2k)
#define SAMPAN_EACH_ROUTINE(F)                                                                                         \
  SAMPAN_EACH_OF_ALL(F, s) SAMPAN_EACH_OF_REAL(F, s) SAMPAN_EACH_OF_ALL(F, d) SAMPAN_EACH_OF_REAL(F, d)                \
  SAMPAN_EACH_OF_ALL(F, c) SAMPAN_EACH_OF_COMPLEX(F, c) SAMPAN_EACH_OF_ALL(F, z) SAMPAN_EACH_OF_COMPLEX(F, z)          \
  F(is, amax) F(id, amax) F(ic, amax) F(iz, amax) F(is, amin) F(id, amin) F(ic, amin) F(iz, amin)                      \
  F(sc, nrm2) F(dz, nrm2) F(cs, scal) F(zd, scal)
// clang-format on

// LAPACK's, by their Fortran names; its integers are OpenBLAS's.
template <class T> using Factorise = void (*)(const int *m, const int *n, T *a, const int *lda, int *pivots, int *info);
template <class T>
using Solve = void (*)(const char *trans, const int *n, const int *nrhs, const T *a, const int *lda, const int *pivots,
                       T *b, const int *ldb, int *info, size_t);

template <class T>
using LeastSquares = void (*)(const char *trans, const int *m, const int *n, const int *nrhs, T *a, const int *lda,
                              T *b, const int *ldb, T *work, const int *workSize, int *info, size_t);

struct OpenBlas {
#define SAMPAN_MEMBER(p, name) decltype(&cblas_##p##name) p##name;
  SAMPAN_EACH_ROUTINE(SAMPAN_MEMBER)
#undef SAMPAN_MEMBER
  Factorise<void> sgetrf, dgetrf, cgetrf, zgetrf;
  Solve<void> sgetrs, dgetrs, cgetrs, zgetrs;
  LeastSquares<void> sgels, dgels, cgels, zgels;
};

// Null, with a message (S8201), if the machine has none. Threads: no more than the runtime has.
const OpenBlas *openBlas();

} // namespace sampan::cublas
