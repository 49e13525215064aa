// D = epilogue(alpha op(A) op(B) + beta C), from descriptions.
#include "cublas/elements.h"
#include "cublas/lt_description.h"
#include "cublas/product.h"

#include "common/message.h"

#include <cmath>

using namespace sampan::cublas;

namespace {

// A matrix in OpenBLAS's order: one that lies row by row is its transpose column by column.
struct Part {
  const LtLayout *layout;
  cublasOperation_t op = CUBLAS_OP_N;

  Part(const LtLayout &l, int32_t wanted) : layout(&l), op(cublasOperation_t(wanted)) {
    if (byRows() && op != CUBLAS_OP_C)
      op = op == CUBLAS_OP_N ? CUBLAS_OP_T : CUBLAS_OP_N;
  }
  bool byRows() const { return layout->order == CUBLASLT_ORDER_ROW; }
  int rows() const { return static_cast<int>(byRows() ? layout->columns : layout->rows); }
  int columns() const { return static_cast<int>(byRows() ? layout->rows : layout->columns); }
  int rowsOfOp() const { return op == CUBLAS_OP_N ? rows() : columns(); }
  int columnsOfOp() const { return op == CUBLAS_OP_N ? columns() : rows(); }
  bool valid() const {
    const LtLayout &l = *layout;
    return (l.order == CUBLASLT_ORDER_COL || l.order == CUBLASLT_ORDER_ROW) && is(op) && l.rows < 1u << 31 &&
           l.columns < 1u << 31 && l.ld < int64_t(1) << 31 && fits(rows(), static_cast<int>(l.ld)) && l.count >= 1;
  }
  int ld() const { return static_cast<int>(layout->ld); }
  cudaDataType type() const { return cudaDataType(layout->type); }
  const void *at(const void *p, int i) const {
    return static_cast<const char *>(p) + i * layout->stride * static_cast<int64_t>(bytesOf(type()));
  }
};

float rectified(float x) { return x > 0 ? x : std::isnan(x) ? x : 0; }
// With the tangent, as in the original.
float gelu(float x) { return 0.5f * x * (1 + std::tanh(0.7978845608f * (x + 0.044715f * x * x * x))); }

bool hasBias(uint32_t e) {
  return e == CUBLASLT_EPILOGUE_BIAS || e == CUBLASLT_EPILOGUE_RELU_BIAS || e == CUBLASLT_EPILOGUE_GELU_BIAS;
}
bool hasRelu(uint32_t e) { return e == CUBLASLT_EPILOGUE_RELU || e == CUBLASLT_EPILOGUE_RELU_BIAS; }
bool hasGelu(uint32_t e) { return e == CUBLASLT_EPILOGUE_GELU || e == CUBLASLT_EPILOGUE_GELU_BIAS; }

struct Call {
  const LtProduct &p;
  Part a, b, c, d;

  bool valid() const {
    const int k = a.columnsOfOp();
    return a.valid() && b.valid() && c.valid() && d.valid() && b.rowsOfOp() == k && d.rows() == m() &&
           d.columns() == n() && c.layout->rows == d.layout->rows && c.layout->columns == d.layout->columns &&
           a.layout->count == d.layout->count && b.layout->count == d.layout->count &&
           c.layout->count == d.layout->count;
  }
  int m() const { return a.rowsOfOp(); }
  int n() const { return b.columnsOfOp(); }
  Product product(int ldc) const { return {a.op, b.op, m(), n(), a.columnsOfOp(), a.ld(), b.ld(), ldc}; }

  // All that is float or narrower, with an epilogue, by way of floats.
  bool isFloat() const {
    return isFloatLike(a.type()) && isFloatLike(b.type()) && isFloatLike(c.type()) && isFloatLike(d.type()) &&
           c.type() != CUDA_R_8I && d.type() != CUDA_R_8I &&
           (p.scalars == CUDA_R_32F || (p.scalars == CUDA_R_16F && a.type() == CUDA_R_16F));
  }
  float scalar(const void *x) const { return asFloats(x, cudaDataType(p.scalars), 1, 1, 1)[0]; }

  void floats(const OpenBlas &blas, const void *alpha, const void *A, const void *B, const void *beta, const void *C,
              void *D, bool swapped) const {
    const float scale = (p.scaleA ? *p.scaleA : 1) * (p.scaleB ? *p.scaleB : 1) * scalar(alpha);
    const float kept = scalar(beta) * (p.scaleC ? *p.scaleC : 1);
    const std::vector<float> x = asFloats(A, a.type(), a.rows(), a.columns(), a.ld()),
                             y = asFloats(B, b.type(), b.rows(), b.columns(), b.ld());
    std::vector<float> z(static_cast<size_t>(m()) * static_cast<size_t>(n()));
    if (kept != 0)
      z = asFloats(C, c.type(), m(), n(), c.ld());
    Product q = product(std::max(m(), 1));
    q.lda = std::max(a.rows(), 1), q.ldb = std::max(b.rows(), 1);
    multiply(blas, q, &scale, x.data(), y.data(), &kept, z.data());
    finish(z, swapped);
    putFloats(z, D, d.type(), m(), n(), d.ld());
  }

  // Bias for each row of D as it was described; `swapped`: those are columns here.
  void finish(std::vector<float> &z, bool swapped) const {
    const uint32_t e = p.epilogue;
    std::vector<float> bias;
    if (hasBias(e))
      bias = asFloats(p.bias, p.biasType < 0 ? d.type() : cudaDataType(p.biasType), swapped ? n() : m(), 1, 0);
    const float out = p.scaleD ? *p.scaleD : 1;
    float largest = p.largest ? *p.largest : 0;
    size_t k = 0;
    for (int j = 0; j < n(); ++j)
      for (int i = 0; i < m(); ++i, ++k) {
        float x = z[k] + (bias.empty() ? 0 : bias[static_cast<size_t>(swapped ? j : i)]);
        x = hasRelu(e) ? rectified(x) : hasGelu(e) ? gelu(x) : x;
        largest = std::max(largest, std::fabs(x));
        z[k] = x * out;
      }
    if (p.largest)
      *p.largest = largest;
  }
};

cublasStatus_t refuse(const char *what) {
  sampan::tell("S8203", std::string("cublasLtMatmul has no ") + what, "docs/cublas.md lists what there is");
  return CUBLAS_STATUS_NOT_SUPPORTED;
}

} // namespace

extern "C" cublasStatus_t cublasLtMatmul(cublasLtHandle_t handle, cublasLtMatmulDesc_t desc, const void *alpha,
                                         const void *A, cublasLtMatrixLayout_t Adesc, const void *B,
                                         cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C,
                                         cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc,
                                         const cublasLtMatmulAlgo_t *, void *, size_t, cudaStream_t stream) {
  if (!handle)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  if (!desc || !Adesc || !Bdesc || !Cdesc || !Ddesc || !alpha || !beta)
    return CUBLAS_STATUS_INVALID_VALUE;
  const LtProduct &p = of(desc);
  const uint32_t e = p.epilogue;
  if (p.transC || p.pointers > CUBLASLT_POINTER_MODE_DEVICE)
    return refuse("transposed C, and no vector of factors");
  if (e != CUBLASLT_EPILOGUE_DEFAULT && !hasBias(e) && !hasRelu(e) && !hasGelu(e))
    return refuse("epilogue but bias, RELU and GELU");
  if (hasBias(e) && !p.bias)
    return CUBLAS_STATUS_INVALID_VALUE;
  Call call{p, {of(Adesc), p.transA}, {of(Bdesc), p.transB}, {of(Cdesc), 0}, {of(Ddesc), 0}};
  if (of(Cdesc).order != of(Ddesc).order)
    return refuse("C and D of different orders");
  // D row by row is its transpose, op(B)' op(A)', column by column.
  const bool swapped = call.d.byRows();
  if (swapped) {
    std::swap(call.a, call.b);
    std::swap(A, B);
    for (Part *x : {&call.a, &call.b}) {
      if (x->op == CUBLAS_OP_C)
        return refuse("conjugates together with rows");
      x->op = x->op == CUBLAS_OP_N ? CUBLAS_OP_T : CUBLAS_OP_N;
    }
  }
  if (!call.valid())
    return CUBLAS_STATUS_INVALID_VALUE;
  cublasContext context{openBlas()};
  context.stream = stream;
  bool known = true;
  const cublasStatus_t status = run(&context, true, [&](const OpenBlas &blas) {
    if (p.largest)
      *p.largest = 0; // of the whole batch
    for (int i = 0; i < call.d.layout->count && known; ++i) {
      void *to = const_cast<void *>(call.d.at(D, i));
      const void *from = call.c.at(C, i);
      if (call.isFloat()) {
        call.floats(blas, alpha, call.a.at(A, i), call.b.at(B, i), beta, from, to, swapped);
        continue;
      }
      known = e == CUBLASLT_EPILOGUE_DEFAULT && !p.largest && call.c.type() == call.d.type();
      if (known && from && from != to) {
        const size_t column = static_cast<size_t>(call.m()) * bytesOf(call.d.type());
        for (int64_t j = 0; j < call.n(); ++j)
          std::copy_n(static_cast<const char *>(from) + j * call.c.ld() * static_cast<int64_t>(bytesOf(call.c.type())),
                      column, static_cast<char *>(to) + j * call.d.ld() * static_cast<int64_t>(bytesOf(call.d.type())));
      }
      known =
          known && multiplyMixed(blas, call.product(call.d.ld()), cublasComputeType_t(p.sums), alpha, call.a.at(A, i),
                                 call.a.type(), call.b.at(B, i), call.b.type(), beta, to, call.d.type());
    }
  });
  return known ? status : refuse("product of matrices of these types, or none with this epilogue");
}
