// How often the device maths library gives the very bits that CUDA's own functions give on an NVIDIA GPU, and how far
// apart the two are at most. Each library may be off by its documented error, so a distance of a few ulp is no fault of
// either; a NaN, an infinity or a zero where the other has none is ("specials").
//
// With a number as argument it prints that many of each function's operands and of CUDA's results instead.
//
//     nvcc -O2 -fmad=false -I include/sampan/maths tools/cuda-hardware/compare_maths.cu LIBSAMPAN_MATHS_HOST.a -o compare_maths
#include "declarations.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstdio>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

template <class T> struct Bits;
template <> struct Bits<float> {
  using Int = int32_t;
};
template <> struct Bits<double> {
  using Int = int64_t;
};

template <class T> typename Bits<T>::Int bitsOf(T x) {
  typename Bits<T>::Int i;
  std::memcpy(&i, &x, sizeof i);
  return i;
}

// Position among all values in ascending order, so that neighbours are 1 apart and both zeros are equal.
template <class T> int64_t rankOf(T x) {
  auto i = bitsOf(x);
  constexpr auto kSign = std::numeric_limits<typename Bits<T>::Int>::min();
  return i < 0 ? -int64_t(i - kSign) : int64_t(i);
}

struct Difference {
  uint64_t same = 0, specials = 0, total = 0;
  double most = 0, at[2] = {}, cuda = 0, ours = 0;

  void add(const Difference &other) {
    same += other.same, total += other.total;
    if (!specials && other.specials)
      std::copy(other.at, other.at + 2, at), cuda = other.cuda, ours = other.ours;
    specials += other.specials;
    if (!specials && other.most > most)
      most = other.most, std::copy(other.at, other.at + 2, at), cuda = other.cuda, ours = other.ours;
  }
};

template <class T> void compare(Difference &d, T cuda, T ours, T x, T y) {
  ++d.total;
  if (bitsOf(cuda) == bitsOf(ours) || (std::isnan(cuda) && std::isnan(ours))) {
    ++d.same;
    return;
  }
  const bool special = std::isnan(cuda) || std::isnan(ours) || std::isinf(cuda) != std::isinf(ours) ||
                       (cuda == 0 && ours == 0);
  double distance = special ? 0 : double(std::abs(rankOf(cuda) - rankOf(ours)));
  if ((special && !d.specials) || (!d.specials && distance > d.most)) {
    d.most = std::max(d.most, distance);
    d.at[0] = x, d.at[1] = y, d.cuda = cuda, d.ours = ours;
  }
  d.specials += special;
}

// Half of the samples take any bits, the other half magnitudes that programs have.
template <class T> void sample(std::vector<T> &values, uint64_t seed, double least, double most) {
  std::mt19937_64 random(seed);
  for (size_t i = 0; i < values.size(); ++i) {
    const uint64_t r = random();
    if (least < most) {
      values[i] = T(least + (most - least) * double(r >> 11) * 0x1p-53);
    } else if (i % 2) {
      typename Bits<T>::Int any = typename Bits<T>::Int(r);
      std::memcpy(&values[i], &any, sizeof any);
    } else {
      T magnitude = T(std::exp2(double(r >> 11) * 0x1p-53 * 24 - 16));
      values[i] = r & 1 ? -magnitude : magnitude;
    }
  }
}

template <class T, class F> __global__ void evaluate(const T *x, const T *y, T *r, size_t n, F f) {
  for (size_t i = blockIdx.x * size_t(blockDim.x) + threadIdx.x; i < n; i += size_t(gridDim.x) * blockDim.x)
    r[i] = f(x[i], y[i]);
}

static void check(cudaError_t e) {
  if (e != cudaSuccess) {
    std::printf("error: %s\n", cudaGetErrorString(e));
    std::exit(1);
  }
}

static int toPrint = 0;

template <class T, class F, class G> void row(const char *name, F cuda, G ours, double least = 0, double most = 0) {
  const size_t n = size_t(1) << 22;
  static std::vector<T> x(n), y(n), r(n);
  sample(x, 1, least, most);
  sample(y, 2, least, most);
  T *device;
  check(cudaMalloc(&device, 3 * n * sizeof(T)));
  check(cudaMemcpy(device, x.data(), n * sizeof(T), cudaMemcpyHostToDevice));
  check(cudaMemcpy(device + n, y.data(), n * sizeof(T), cudaMemcpyHostToDevice));
  evaluate<<<1024, 256>>>(device, device + n, device + 2 * n, n, cuda);
  check(cudaMemcpy(r.data(), device + 2 * n, n * sizeof(T), cudaMemcpyDeviceToHost));
  check(cudaFree(device));
  for (int i = 0; i < toPrint; ++i)
    std::printf("%s %a %a %a\n", name, double(x[i]), double(y[i]), double(r[i]));
  if (toPrint)
    return;
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Difference> parts(threads);
  std::vector<std::thread> workers;
  for (unsigned t = 0; t < threads; ++t)
    workers.emplace_back([&, t] {
      for (size_t i = n * t / threads; i < n * (t + 1) / threads; ++i)
        compare(parts[t], r[i], T(ours(x[i], y[i])), x[i], y[i]);
    });
  Difference d;
  for (unsigned t = 0; t < threads; ++t)
    workers[t].join(), d.add(parts[t]);
  std::printf("%-16s same %7.3f %%  most %9.0f ulp  specials %llu  at %.17g, %.17g: CUDA %.17g, Sampan %.17g\n", name,
              100.0 * double(d.same) / double(d.total), d.most, (unsigned long long)d.specials, d.at[0], d.at[1],
              d.cuda, d.ours);
  std::fflush(stdout);
}

#define ONE(T, name, cudaName, ourName)                                                                                \
  row<T>(name, [] __device__(T a, T) { return T(cudaName(a)); }, [](T a, T) { return ourName(a); })
#define TWO(T, name, cudaName, ourName)                                                                                \
  row<T>(name, [] __device__(T a, T b) { return T(cudaName(a, b)); }, [](T a, T b) { return ourName(a, b); })
#define UNARY(name) ONE(double, #name, name, __sampan_##name), ONE(float, #name "f", name##f, __sampan_##name##f);
#define BINARY(name) TWO(double, #name, name, __sampan_##name), TWO(float, #name "f", name##f, __sampan_##name##f);
#define FAST(name, least, most)                                                                                        \
  row<float>("__" #name, [] __device__(float a, float) { return __##name(a); },                                        \
             [](float a, float) { return __sampan_fast_##name(a); }, least, most)

int main(int count, char **arguments) {
  toPrint = count > 1 ? std::atoi(arguments[1]) : 0;
  ONE(double, "fabs", fabs, __sampan_fabs);
  UNARY(exp) UNARY(exp2) UNARY(exp10) UNARY(expm1) UNARY(log) UNARY(log2) UNARY(log10) UNARY(log1p) UNARY(logb)
  UNARY(sin) UNARY(cos) UNARY(tan) UNARY(sinpi) UNARY(cospi) UNARY(asin) UNARY(acos) UNARY(atan)
  UNARY(sinh) UNARY(cosh) UNARY(tanh) UNARY(asinh) UNARY(acosh) UNARY(atanh)
  UNARY(sqrt) UNARY(rsqrt) UNARY(cbrt) UNARY(rcbrt)
  UNARY(erf) UNARY(erfc) UNARY(erfcx) UNARY(erfinv) UNARY(erfcinv) UNARY(normcdf) UNARY(normcdfinv)
  UNARY(lgamma) UNARY(tgamma) UNARY(j0) UNARY(j1) UNARY(y0) UNARY(y1) UNARY(cyl_bessel_i0) UNARY(cyl_bessel_i1)
  UNARY(rint) UNARY(nearbyint) UNARY(round) UNARY(trunc) UNARY(floor) UNARY(ceil)
  BINARY(pow) BINARY(hypot) BINARY(rhypot) BINARY(atan2) BINARY(fmod) BINARY(remainder) BINARY(fdim) BINARY(nextafter)
  BINARY(fmax) BINARY(fmin) BINARY(copysign)
  // The ranges that are in use most: prices, returns, quantiles.
  row<double>("exp near 0", [] __device__(double a, double) { return exp(a); },
              [](double a, double) { return __sampan_exp(a); }, -5, 5);
  row<double>("log near 1", [] __device__(double a, double) { return log(a); },
              [](double a, double) { return __sampan_log(a); }, 0.5, 2);
  row<double>("normcdf near 0", [] __device__(double a, double) { return normcdf(a); },
              [](double a, double) { return __sampan_normcdf(a); }, -6, 6);
  row<double>("normcdfinv", [] __device__(double a, double) { return normcdfinv(a); },
              [](double a, double) { return __sampan_normcdfinv(a); }, 1e-9, 1);
  row<float>("expf near 0", [] __device__(float a, float) { return expf(a); },
             [](float a, float) { return __sampan_expf(a); }, -5, 5);
  row<float>("logf near 1", [] __device__(float a, float) { return logf(a); },
             [](float a, float) { return __sampan_logf(a); }, 0.5, 2);
  row<float>("normcdff near 0", [] __device__(float a, float) { return normcdff(a); },
             [](float a, float) { return __sampan_normcdff(a); }, -6, 6);
  row<float>("normcdfinvf", [] __device__(float a, float) { return normcdfinvf(a); },
             [](float a, float) { return __sampan_normcdfinvf(a); }, 1e-6, 1);
  FAST(expf, -10, 10), FAST(exp10f, -4, 4), FAST(logf, 1e-3, 1e3), FAST(log2f, 1e-3, 1e3), FAST(log10f, 1e-3, 1e3);
  FAST(sinf, -3.14159, 3.14159), FAST(cosf, -3.14159, 3.14159), FAST(tanf, -1.5, 1.5);
  row<float>("__powf", [] __device__(float a, float b) { return __powf(a, b); },
             [](float a, float b) { return __sampan_fast_powf(a, b); }, 0.5, 4);
  row<float>("__fdividef", [] __device__(float a, float b) { return __fdividef(a, b); },
             [](float a, float b) { return __sampan_fast_fdividef(a, b); }, 0.001, 1000);
}
