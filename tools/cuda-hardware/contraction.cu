// Which products and sums nvcc makes one fused operation. Each row is an expression; its line says the bits of its sum
// over many operands, so that two compilers that fuse alike print the same line.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

template <class T> struct Operands {
  T a, b, c, d, e, f, g, h;
};

#define EXPRESSIONS(X)                                                                                                 \
  X(a * b + c)                                                                                                         \
  X(c + a * b)                                                                                                         \
  X(a * b - c)                                                                                                         \
  X(c - a * b)                                                                                                         \
  X(a * b + c * d)                                                                                                     \
  X(a * b - c * d)                                                                                                     \
  X(a *b + c *d + e * f)                                                                                               \
  X(a *b + (c * d + e * f))                                                                                            \
  X((a * b + c * d) + (e * f + g * h))                                                                                 \
  X((a * b + c * d) * (e * f + g * h))                                                                                 \
  X((a * b - c * d) - (e * f - g * h))                                                                                 \
  X(a *a + b * b)                                                                                                      \
  X(a *a - b * b)                                                                                                      \
  X(a *a + a * b)                                                                                                      \
  X(a *b + a * b)                                                                                                      \
  X(a *b - a * b)                                                                                                      \
  X(-(a * b) + c)                                                                                                      \
  X(-(a * b) - c)                                                                                                      \
  X(-(a * b + c))                                                                                                      \
  X((-a) * b + c)                                                                                                      \
  X(c - (-a) * b)                                                                                                      \
  X(a * b * c + d)                                                                                                     \
  X(a * (b * c) + d)                                                                                                   \
  X(a * b + c + d)                                                                                                     \
  X(a * b + (c + d))                                                                                                   \
  X(c + d + a * b)                                                                                                     \
  X((c + d) * a + b)                                                                                                   \
  X((a + b) * (c + d))                                                                                                 \
  X(a * (b + 1))                                                                                                       \
  X(a * (b - 1))                                                                                                       \
  X(a * (1 - b))                                                                                                       \
  X((1 + a) * b)                                                                                                       \
  X(a + a * b)                                                                                                         \
  X(a - a * b)                                                                                                         \
  X(a * 2 + b)                                                                                                         \
  X(a + a + b)                                                                                                         \
  X(a * T(0.5) + b)                                                                                                    \
  X((a * b + c) * d + e)                                                                                               \
  X(((a * b + c) * b + d) * b + e)                                                                                     \
  X(a / b + c)                                                                                                         \
  X(a / b * c + d)                                                                                                     \
  X(a *b / c + d)                                                                                                      \
  X(a + b * c / d)                                                                                                     \
  X(1 / (a * b + c))                                                                                                   \
  X((a > b ? a * b : c * d) + e)                                                                                       \
  X(a > b ? a * b + c : d * e - f)                                                                                     \
  X(a * b + (a * b) * c)                                                                                               \
  X((a * b + c) + (a * b - d))                                                                                         \
  X((a * b) * (a * b) + c)                                                                                             \
  X((a * b + c) * (a * b + c))                                                                                         \
  X(a *b + c *d - e * f - g * h)                                                                                       \
  X(a - b * c - d * e)                                                                                                 \
  X(a - (b * c + d * e))                                                                                               \
  X((a - b) * c + (d - e) * f)                                                                                         \
  X(product(a, b) + c)                                                                                                 \
  X(product(a, b) + product(c, d))                                                                                     \
  X(dot3(a, b, c, d, e, f))                                                                                            \
  X(loopDot(a, b, c))                                                                                                  \
  X(loopHorner(a, b))                                                                                                  \
  X(twice(a, b, c))                                                                                                    \
  X(storedProduct(a, b, c))                                                                                            \
  X(compound(a, b, c, d))                                                                                              \
  X(branch(a, b, c, d))                                                                                                \
  X(c * d + a * b)                                                                                                     \
  X(e * f + a * b)                                                                                                     \
  X(h * a + b * c)                                                                                                     \
  X(g * h - a * b)                                                                                                     \
  X((c + d) * (a + b) + a * b)                                                                                         \
  X(-(a * b) - c * d)                                                                                                  \
  X(-(a * b) + c * d)                                                                                                  \
  X(c * d - (-(a * b)))                                                                                                \
  X(-(-(a * b)) + c)                                                                                                   \
  X(-(a * b) - (-(c * d)))                                                                                             \
  X(a * c - b * d)                                                                                                     \
  X(a * d + b * c)                                                                                                     \
  X(a + g * (b - a))                                                                                                   \
  X(b * b - 4 * a * c)                                                                                                 \
  X(2 * a * b + c)                                                                                                     \
  X(a * b * T(0.5) + c)                                                                                                \
  X(a * b - 1)                                                                                                         \
  X(1 - a * b)                                                                                                         \
  X(a * (1 - a * b))                                                                                                   \
  X(a * b * c + d * e * f)                                                                                             \
  X((d - a * e) / (b - a * f))                                                                                         \
  X(a * b / c + d * e / f)                                                                                             \
  X(fabs(a * b) + c)                                                                                                   \
  X(fmin(a * b, c) + d)                                                                                                \
  X(sqrt(a * a + b * b + c * c + 1))                                                                                   \
  X(exp(-(a * a) / 8) * b + c)                                                                                         \
  X(a + b * (c - a) * T(0.01) + d * sqrt(fabs(a * T(0.01))) * e)                                                       \
  X(T(float(a * b)) + c)                                                                                               \
  X(T(int(a * 8)) * b + c)                                                                                             \
  X(a * b == c ? a * b + d : e)                                                                                        \
  X(fiveUses(a, b, c, d, e, f))                                                                                        \
  X(usedByStore(a, b, c, d, side))                                                                                     \
  X(acrossBlocks(a, b, c, d, side))                                                                                    \
  X(acrossBlocksBoth(a, b, c, d, side))                                                                                \
  X(notInlined(a, b) + c)                                                                                              \
  X(notInlined(a * b, c))                                                                                              \
  X(loopInvariant(a, b, c))                                                                                            \
  X(loopTwoSums(a, b, c))                                                                                              \
  X(loopArrays(a, b, c, d, e, f))                                                                                      \
  X(loopUnknown(a, b, c, int(h * 4) + 20))                                                                             \
  X(loopMatrix(a, b, c))                                                                                               \
  X(thomas(a, b, c, d))                                                                                                \
  X(normal(a))                                                                                                         \
  X(recursion(a, b, c))                                                                                                \
  X(complexPower(a, b))                                                                                                \
  X(select(a, b, c, d))                                                                                                \
  X(lambda(a, b, c))                                                                                                   \
  X(method(a, b, c))                                                                                                   \
  X(pointerDot(in, i))                                                                                                 \
  X(moments(a, b, c, d))

template <class T> __device__ T product(T a, T b) { return a * b; }
template <class T> __device__ T dot3(T a, T b, T c, T d, T e, T f) {
  T u[3] = {a, b, c}, v[3] = {d, e, f}, r = 0;
  for (int i = 0; i < 3; ++i)
    r += u[i] * v[i];
  return r;
}
template <class T> __device__ T loopDot(T a, T b, T c) {
  T r = 0;
  for (int i = 0; i < 20; ++i)
    r += (a + T(i)) * (b + c * T(i));
  return r;
}
template <class T> __device__ T loopHorner(T a, T b) {
  T r = b;
  for (int i = 0; i < 10; ++i)
    r = r * a + T(i) * b;
  return r;
}
template <class T> __device__ T twice(T a, T b, T c) {
  T p = a * b;
  T q = p + c;
  return q * p;
}
template <class T> __device__ T storedProduct(T a, T b, T c) {
  T p = a * b;
  T s[2] = {p + c, p - c};
  return s[a > b] + s[0];
}
template <class T> __device__ T compound(T a, T b, T c, T d) {
  T r = a;
  r += b * c;
  r -= c * d;
  r *= a;
  r += r * b;
  return r;
}
template <class T> __device__ T branch(T a, T b, T c, T d) {
  T p = a * b;
  if (c > d)
    return p + c;
  return p - d;
}


template <class T> __device__ T fiveUses(T a, T b, T c, T d, T e, T f) {
  T p = a * b;
  return ((p + c) * (p + d)) * ((p - e) * (p + f)) * (p - c * d);
}
template <class T> __device__ T usedByStore(T a, T b, T c, T d, T *side) {
  T p = a * b;
  side[0] = p;
  return p + c * d;
}
template <class T> __device__ T acrossBlocks(T a, T b, T c, T d, T *side) {
  T p = a * b;
  if (c > d) {
    side[1] = c;
    __threadfence();
    return p + c;
  }
  return d;
}
template <class T> __device__ T acrossBlocksBoth(T a, T b, T c, T d, T *side) {
  T p = a * b;
  if (c > d) {
    side[1] = c;
    __threadfence();
    side[2] = p + c;
    __threadfence();
  } else {
    side[3] = d;
    __threadfence();
    side[2] = p - d;
    __threadfence();
  }
  return side[2];
}
template <class T> __device__ __noinline__ T notInlined(T a, T b) { return a * b; }
template <class T> __device__ T loopInvariant(T a, T b, T c) {
  T r = c;
  for (int i = 0; i < 100; ++i)
    r += a * b + T(i) * r;
  return r * T(0.001);
}
template <class T> __device__ T loopTwoSums(T a, T b, T c) {
  T sum = 0, squares = 0, x = a;
  for (int i = 0; i < 50; ++i) {
    x = x * b * T(0.1) + c;
    sum += x;
    squares += x * x;
  }
  return squares * T(0.02) - (sum * T(0.02)) * (sum * T(0.02));
}
template <class T> __device__ T loopArrays(T a, T b, T c, T d, T e, T f) {
  T u[4] = {a, b, c, d}, v[4] = {c, d, e, f}, r = 0;
  for (int k = 0; k < 9; ++k)
    for (int i = 0; i < 4; ++i) {
      r += u[i] * v[3 - i];
      u[i] = v[i] * T(0.5) + u[i] * T(0.25);
    }
  return r;
}
template <class T> __device__ T loopUnknown(T a, T b, T c, int n) {
  T r = a;
  for (int i = 0; i < n; ++i)
    r = r * b * T(0.125) + c * T(i);
  return r;
}
template <class T> __device__ T loopMatrix(T a, T b, T c) {
  T m[3][3] = {{a, b, c}, {b, c, a}, {c, a, b}}, r[3][3] = {};
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 3; ++k)
        r[i][j] += m[i][k] * m[k][j];
  return r[0][0] * r[1][1] - r[0][1] * r[1][0] + r[2][2];
}
template <class T> __device__ T thomas(T a, T b, T c, T d) {
  T ratio[8], value[8];
  ratio[0] = c / (b + 4), value[0] = d / (b + 4);
  for (int i = 1; i < 8; ++i) {
    T scale = T(1) / ((b + 4) - a * ratio[i - 1]);
    ratio[i] = c * scale;
    value[i] = (d - a * value[i - 1]) * scale;
  }
  T x = value[7];
  for (int i = 6; i >= 0; --i)
    x = value[i] - ratio[i] * x;
  return x;
}
template <class T> __device__ T normal(T x) {
  const T k = T(1) / (T(1) + T(0.2316419) * fabs(x));
  T r = T(0.39894228) * exp(T(-0.5) * x * x) *
        (k * (T(0.31938153) + k * (T(-0.356563782) + k * (T(1.781477937) + k * (T(-1.821255978) + k * T(1.330274429))))));
  return x > 0 ? T(1) - r : r;
}
template <class T> __device__ T recursion(T a, T b, T c) {
  T variance = T(0.1), sum = 0;
  for (int i = 0; i < 40; ++i) {
    T e = a * T(0.1) + b * T(i) * T(0.01);
    variance = T(0.02) + T(0.1) * e * e + T(0.85) * variance;
    sum += e * e / variance - c * variance;
  }
  return sum;
}
template <class T> __device__ T complexPower(T a, T b) {
  T x = a, y = b;
  for (int i = 0; i < 12; ++i) {
    T next = x * x - y * y + a * T(0.25);
    y = 2 * x * y + b * T(0.25);
    x = next * T(0.25);
  }
  return x + y;
}
template <class T> __device__ T select(T a, T b, T c, T d) {
  T p = a > b ? a * c : a * d;
  T q = a > b ? b : c;
  return p * q + (c > d ? a * b : c);
}
template <class T> __device__ T lambda(T a, T b, T c) {
  auto f = [=](T x) { return x * b; };
  return f(a) + f(c);
}
template <class T> struct Pair {
  T x, y;
  __device__ T dot(const Pair &o) const { return x * o.x + y * o.y; }
  __device__ Pair operator*(T s) const { return {x * s, y * s}; }
  __device__ Pair operator+(const Pair &o) const { return {x + o.x, y + o.y}; }
};
template <class T> __device__ T method(T a, T b, T c) {
  Pair<T> p{a, b}, q{b, c};
  return (p * c + q * a + q).dot(p + q * b);
}
template <class T> __device__ T pointerDot(const Operands<T> *in, int i) {
  const T *x = &in[i].a, *y = &in[i].e;
  T r = 0;
#pragma unroll 2
  for (int k = 0; k < 4; ++k)
    r += y[k] * x[k];
  return r + x[0] * y[0];
}
template <class T> __device__ T moments(T a, T b, T c, T d) {
  T x[4] = {a, b, c, d}, mean = 0, m2 = 0, m3 = 0;
  for (int i = 0; i < 4; ++i)
    mean += x[i];
  mean *= T(0.25);
  for (int i = 0; i < 4; ++i) {
    T e = x[i] - mean;
    m2 += e * e;
    m3 += e * e * e;
  }
  return m3 * T(0.25) - m2 * mean;
}

template <class T> __device__ unsigned long long bitsOf(T x) {
  if constexpr (sizeof(T) == 4)
    return __float_as_uint(x);
  else
    return (unsigned long long)__double_as_longlong(x);
}


// One kernel for each expression: with a switch in one, products could be shared between cases.
template <class T, int which> __global__ void evaluate(const Operands<T> *in, unsigned long long *out, int n, T *sides) {
  int i = int(blockIdx.x * blockDim.x + threadIdx.x);
  if (i >= n)
    return;
  T a = in[i].a, b = in[i].b, c = in[i].c, d = in[i].d, e = in[i].e, f = in[i].f, g = in[i].g, h = in[i].h;
  T x = 0, *side = sides + 4 * i;
  (void)side;
#define CASE(...)                                                                                                      \
  if constexpr (which == __COUNTER__ - first)                                                                          \
    x = __VA_ARGS__;
  constexpr int first = __COUNTER__ + 1;
  EXPRESSIONS(CASE)
#undef CASE
  out[i] = bitsOf(x);
}

constexpr const char *kNames[] = {
#define NAME(...) #__VA_ARGS__,
    EXPRESSIONS(NAME)
#undef NAME
};
constexpr int kCount = int(sizeof(kNames) / sizeof(kNames[0]));

template <class T, int which = 0>
void all(const Operands<T> *in, unsigned long long *out, int n, T *side, const char *type) {
  if constexpr (which < kCount) {
    std::vector<unsigned long long> bits(n);
    evaluate<T, which><<<(n + 127) / 128, 128>>>(in, out, n, side);
    if (cudaMemcpy(bits.data(), out, n * sizeof(bits[0]), cudaMemcpyDeviceToHost) != cudaSuccess)
      return (void)std::printf("error: %s\n", cudaGetErrorString(cudaGetLastError()));
    unsigned long long hash = 1469598103934665603ull;
    for (unsigned long long b : bits)
      hash = (hash ^ b) * 1099511628211ull;
    std::printf("%-6s %-60s %016llx\n", type, kNames[which], hash);
    all<T, which + 1>(in, out, n, side, type);
  }
}

template <class T> void run(const char *type) {
  const int n = 4096;
  std::vector<T> values(8 * n);
  uint64_t state = 12345;
  for (T &v : values) {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    v = T(int64_t(state >> 11) - (int64_t(1) << 52)) / T(int64_t(1) << 50);
  }
  Operands<T> *in;
  unsigned long long *out;
  T *side;
  cudaMalloc(&side, 4 * n * sizeof(T));
  cudaMalloc(&in, values.size() * sizeof(T));
  cudaMalloc(&out, n * sizeof(*out));
  cudaMemcpy(in, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice);
  all<T>(in, out, n, side, type);
  cudaFree(in);
  cudaFree(side);
  cudaFree(out);
}

int main() {
  run<float>("float");
  run<double>("double");
}
