// What a GPU answers where C++ says nothing: division by zero, conversions of what does not fit, NaN, shifts too far.
// Each line names the operation and its operands, so that two compilers' answers can be compared line by line.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cuda_fp16.h>
#include <limits>
#include <vector>

template <class R, class A, class F> __global__ void evaluate(const A *a, const A *b, R *r, int n, F f) {
  int i = int(threadIdx.x + blockIdx.x * blockDim.x);
  if (i < n)
    r[i] = f(a[i], b[i]);
}

static void show(double x) { std::printf("%a", x); }
static void show(float x) { std::printf("%a", double(x)); }
static void show(long long x) { std::printf("%lld", x); }
static void show(unsigned long long x) { std::printf("%llu", x); }
static void show(int x) { std::printf("%d", x); }
static void show(unsigned x) { std::printf("%u", x); }
static void show(long x) { show((long long)x); }
static void show(unsigned long x) { show((unsigned long long)x); }
static void show(short x) { show(int(x)); }
static void show(unsigned short x) { show(unsigned(x)); }
static void show(signed char x) { show(int(x)); }
static void show(unsigned char x) { show(unsigned(x)); }

template <class R, class A, class F> void row(const char *name, const std::vector<A> &a, const std::vector<A> &b, F f) {
  const int n = int(a.size());
  A *in;
  R *out;
  std::vector<R> r(n);
  cudaMalloc(&in, 2 * n * sizeof(A));
  cudaMalloc(&out, n * sizeof(R));
  cudaMemcpy(in, a.data(), n * sizeof(A), cudaMemcpyHostToDevice);
  cudaMemcpy(in + n, b.data(), n * sizeof(A), cudaMemcpyHostToDevice);
  evaluate<R><<<(n + 63) / 64, 64>>>(in, in + n, out, n, f);
  if (cudaMemcpy(r.data(), out, n * sizeof(R), cudaMemcpyDeviceToHost) != cudaSuccess)
    std::printf("error: %s\n", cudaGetErrorString(cudaGetLastError()));
  for (int i = 0; i < n; ++i) {
    std::printf("%s ", name);
    show(a[i]);
    std::printf(" ");
    show(b[i]);
    std::printf(" = ");
    show(r[i]);
    std::printf("\n");
  }
  cudaFree(in);
  cudaFree(out);
}

template <class A> void pairs(const std::vector<A> &values, std::vector<A> &a, std::vector<A> &b) {
  for (A x : values)
    for (A y : values)
      a.push_back(x), b.push_back(y);
}

#define OPERATION(R, A, name, ...) row<R, A>(name, a, b, [] __device__(A x, A y) { (void)x, (void)y; return static_cast<R>(__VA_ARGS__); })

template <class T> void integers(const char *type) {
  using Limits = std::numeric_limits<T>;
  std::vector<T> a, b;
  pairs<T>({0, 1, 2, 7, T(-1), T(-7), Limits::min(), Limits::max()}, a, b);
  std::printf("%s\n", type);
  OPERATION(T, T, "quotient", x / y);
  OPERATION(T, T, "remainder", x % y);
  OPERATION(T, T, "product", x * y);
  OPERATION(T, T, "least", min(x, y));
}

template <class T> void shifts(const char *type) {
  std::vector<T> a, b;
  for (T x : {T(5), T(-5), std::numeric_limits<T>::min()})
    for (int by : {0, 1, 31, 32, 33, 63, 64, 65, 127})
      a.push_back(x), b.push_back(T(by));
  std::printf("%s\n", type);
  OPERATION(T, T, "left", x << y);
  OPERATION(T, T, "right", x >> y);
}

template <class T> void conversions(const char *type) {
  std::vector<T> a, b;
  for (double x : {0.0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, 127.0, 128.0, -128.0, -129.0, 255.0, 256.0, 32767.0, 32768.0,
                   65535.0, 65536.0, -32769.0, 2147483647.0, 2147483648.0, -2147483648.0, -2147483649.0, 4294967295.0,
                   4294967296.0, 9223372036854775807.0, -9223372036854775808.0, 18446744073709551615.0, 1e30, -1e30,
                   double(INFINITY), -double(INFINITY), double(NAN), -double(NAN)})
    a.push_back(T(x)), b.push_back(T(0));
  std::printf("%s\n", type);
  OPERATION(signed char, T, "to signed char", (signed char)x);
  OPERATION(unsigned char, T, "to unsigned char", (unsigned char)x);
  OPERATION(short, T, "to short", (short)x);
  OPERATION(unsigned short, T, "to unsigned short", (unsigned short)x);
  OPERATION(int, T, "to int", int(x));
  OPERATION(unsigned, T, "to unsigned", unsigned(x));
  OPERATION(long long, T, "to long long", (long long)x);
  OPERATION(unsigned long long, T, "to unsigned long long", (unsigned long long)x);
  OPERATION(long long, T, "rounded", llrint(x));
  OPERATION(int, T, "lrint", int(lrint(x)));
  OPERATION(float, T, "to half and back", __half2float(__float2half(float(x))));
  OPERATION(T, T, "rint", rint(x));
  OPERATION(T, T, "round", round(x));
}

int main() {
  integers<int>("int");
  integers<unsigned>("unsigned");
  integers<long long>("long long");
  integers<unsigned long long>("unsigned long long");
  integers<short>("short");
  integers<unsigned short>("unsigned short");
  integers<signed char>("signed char");
  integers<unsigned char>("unsigned char");
  shifts<int>("int");
  shifts<unsigned>("unsigned");
  shifts<long long>("long long");
  shifts<unsigned long long>("unsigned long long");
  shifts<short>("short");
  conversions<float>("float");
  conversions<double>("double");
  {
    std::vector<float> a, b;
    for (double x : {0.5, 1.5, -1.5, 2147483648.0, -2147483649.0, 4294967296.0, 1e30, -1e30, double(INFINITY), double(NAN)})
      a.push_back(float(x)), b.push_back(0);
    OPERATION(int, float, "__float2int_rn", __float2int_rn(x));
    OPERATION(int, float, "__float2int_ru", __float2int_ru(x));
    OPERATION(unsigned, float, "__float2uint_rn", __float2uint_rn(x));
    OPERATION(long long, float, "__float2ll_rn", __float2ll_rn(x));
    OPERATION(unsigned long long, float, "__float2ull_rz", __float2ull_rz(x));
    OPERATION(float, float, "__saturatef", __saturatef(x));
    OPERATION(short, float, "__half2short_rn", __half2short_rn(__float2half(x)));
    OPERATION(int, float, "__half2int_rz", __half2int_rz(__float2half(x)));
    OPERATION(long long, float, "__half2ll_rn", __half2ll_rn(__float2half(x)));
  }
  {
    std::vector<double> a, b;
    for (double x : {0.5, 1.5, -1.5, 2147483648.0, -2147483649.0, 4294967296.0, 1e30, -1e30, double(INFINITY), double(NAN)})
      a.push_back(x), b.push_back(0);
    OPERATION(int, double, "__double2int_rn", __double2int_rn(x));
    OPERATION(unsigned, double, "__double2uint_ru", __double2uint_ru(x));
    OPERATION(long long, double, "__double2ll_rd", __double2ll_rd(x));
    OPERATION(unsigned long long, double, "__double2ull_rn", __double2ull_rn(x));
    OPERATION(int, double, "__double2hiint", __double2hiint(x));
    OPERATION(float, double, "__double2float_rz", __double2float_rz(x));
  }
  {
    std::vector<double> a, b;
    pairs<double>({0.0, -0.0, 1.0, -1.0, double(INFINITY), -double(INFINITY), double(NAN), 1e308, 5e-324}, a, b);
    OPERATION(double, double, "fmin", fmin(x, y));
    OPERATION(double, double, "fmax", fmax(x, y));
    OPERATION(double, double, "fmod", fmod(x, y));
    OPERATION(double, double, "remainder", remainder(x, y));
    OPERATION(double, double, "pow", pow(x, y));
    OPERATION(double, double, "atan2", atan2(x, y));
    OPERATION(double, double, "fdim", fdim(x, y));
    OPERATION(double, double, "hypot", hypot(x, y));
    OPERATION(double, double, "quotient", x / y);
    OPERATION(double, double, "nextafter", nextafter(x, y));
    OPERATION(int, double, "less", (x < y) + 2 * (x <= y) + 4 * (x == y) + 8 * (x != y) + 16 * !(x > y));
    OPERATION(int, double, "ilogb", ilogb(x));
    OPERATION(double, double, "logb", logb(x));
    OPERATION(double, double, "frexp", [](double v) { int e; double m = frexp(v, &e); return m + (v == 0 ? e : 0); }(x));
    OPERATION(double, double, "scalbn", scalbn(x, int(y > 1e9 ? 5000 : 3)));
    OPERATION(double, double, "rsqrt", rsqrt(x));
    OPERATION(double, double, "lgamma", lgamma(x));
    OPERATION(double, double, "tgamma", tgamma(x));
    OPERATION(double, double, "erfcinv", erfcinv(x));
    OPERATION(double, double, "normcdfinv", normcdfinv(x));
    OPERATION(double, double, "y0", y0(x));
  }
  {
    std::vector<float> a, b;
    pairs<float>({0.0f, -0.0f, 1.0f, -1.0f, float(INFINITY), -float(INFINITY), float(NAN), 3e38f, 1e-45f}, a, b);
    OPERATION(float, float, "fminf", fminf(x, y));
    OPERATION(float, float, "fmaxf", fmaxf(x, y));
    OPERATION(float, float, "powf", powf(x, y));
    OPERATION(float, float, "__powf", __powf(x, y));
    OPERATION(float, float, "__fdividef", __fdividef(x, y));
    OPERATION(float, float, "__frsqrt_rn", __frsqrt_rn(x));
    OPERATION(float, float, "__expf", __expf(x));
    OPERATION(float, float, "__logf", __logf(x));
    OPERATION(float, float, "__sinf", __sinf(x));
    OPERATION(float, float, "quotient", x / y);
    OPERATION(float, float, "sum", x + y);
    OPERATION(unsigned, float, "bits of a sum", __float_as_uint(x + y));
    OPERATION(unsigned, float, "bits of sqrt", __float_as_uint(sqrtf(x)));
    OPERATION(unsigned, float, "bits of fmaxf", __float_as_uint(fmaxf(x, y)));
    OPERATION(unsigned, float, "bits of a quotient", __float_as_uint(x / y));
  }
  {
    std::vector<unsigned> a, b;
    pairs<unsigned>({0u, 1u, 31u, 32u, 33u, 64u, 0x80000000u, 0xffffffffu, 0x12345678u}, a, b);
    OPERATION(unsigned, unsigned, "__funnelshift_l", __funnelshift_l(x, 0x9abcdef0u, y));
    OPERATION(unsigned, unsigned, "__funnelshift_lc", __funnelshift_lc(x, 0x9abcdef0u, y));
    OPERATION(unsigned, unsigned, "__funnelshift_rc", __funnelshift_rc(x, 0x9abcdef0u, y));
    OPERATION(unsigned, unsigned, "__byte_perm", __byte_perm(x, 0x9abcdef0u, y));
    OPERATION(int, unsigned, "__clz", __clz(int(x)) + 100 * __ffs(int(x)) + 10000 * __popc(x));
    OPERATION(int, unsigned, "abs", abs(int(x)));
    OPERATION(int, unsigned, "__mulhi", __mulhi(int(x), int(y)));
    OPERATION(int, unsigned, "__mul24", __mul24(int(x), int(y)));
    OPERATION(unsigned, unsigned, "__usad", __usad(x, y, 3));
    OPERATION(int, unsigned, "__hadd", __hadd(int(x), int(y)));
    OPERATION(unsigned, unsigned, "__urhadd", __urhadd(x, y));
    OPERATION(unsigned, unsigned, "__vadd4", __vaddus4(x, y) ^ __vabsdiffs4(x, y) ^ __vmaxs2(x, y));
    OPERATION(float, unsigned, "__uint2float_rd", __uint2float_rd(x));
    OPERATION(int, unsigned, "__dp4a", __dp4a(int(x), int(y), 7));
  }
}
