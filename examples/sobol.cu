// A geometric average call by Sobol points in 16 dimensions, Brownian bridge and digital shifts. Direction numbers
// are computed here from the primitive polynomials and first values of Joe and Kuo (2008); each thread jumps to its
// own point by Gray code. Compared with plain Monte Carlo (xorshift) at the same number of points.
//
// Check: every coordinate must put exactly one of 2^14 points into each of 2^14 intervals, counted with atomics; the
// price must be within 4 standard errors (over shifts) of the closed form, and the error far below that of plain
// Monte Carlo.
#include <algorithm>
#include <cmath>

#include "block_sum.h"
#include "common.h"
#include "reference.h"

constexpr int kDimensions = 16;
constexpr int kBits = 32;
constexpr int kThreads = 128;
constexpr int kLogMost = 14;

__constant__ unsigned directions[kDimensions][kBits];
__constant__ double bridge[kDimensions][kDimensions]; // log-spot at date i = drift + sum_j bridge[i][j] * normal j

// Dimension 1 is van der Corput's; then degree, inner coefficients of the polynomial, first direction values.
struct Primitive {
  int degree, inner;
  unsigned first[6];
};
static const Primitive kPrimitives[kDimensions - 1] = {{1, 0, {1}},
                                                       {2, 1, {1, 3}},
                                                       {3, 1, {1, 3, 1}},
                                                       {3, 2, {1, 1, 1}},
                                                       {4, 1, {1, 1, 3, 3}},
                                                       {4, 4, {1, 3, 5, 13}},
                                                       {5, 2, {1, 1, 5, 5, 17}},
                                                       {5, 4, {1, 1, 5, 5, 5}},
                                                       {5, 7, {1, 1, 7, 11, 19}},
                                                       {5, 11, {1, 1, 5, 1, 1}},
                                                       {5, 13, {1, 1, 1, 3, 11}},
                                                       {5, 14, {1, 3, 5, 5, 31}},
                                                       {6, 1, {1, 3, 3, 9, 7, 49}},
                                                       {6, 13, {1, 1, 1, 15, 21, 21}},
                                                       {6, 16, {1, 3, 1, 13, 27, 49}}};

static std::vector<unsigned> computeDirections() {
  std::vector<unsigned> v(kDimensions * kBits);
  for (int bit = 0; bit < kBits; ++bit)
    v[bit] = 1u << (31 - bit);
  for (int d = 1; d < kDimensions; ++d) {
    const Primitive &p = kPrimitives[d - 1];
    unsigned *row = &v[d * kBits];
    for (int bit = 0; bit < kBits; ++bit) {
      if (bit < p.degree) {
        row[bit] = p.first[bit] << (31 - bit);
        continue;
      }
      row[bit] = row[bit - p.degree] ^ (row[bit - p.degree] >> p.degree);
      for (int k = 1; k < p.degree; ++k)
        if ((p.inner >> (p.degree - 1 - k)) & 1)
          row[bit] ^= row[bit - k];
    }
  }
  return v;
}

__device__ unsigned sobolPoint(unsigned index, int dimension) {
  unsigned gray = index ^ (index >> 1), word = 0;
  while (gray != 0) {
    const int bit = __ffs(gray) - 1;
    word ^= directions[dimension][bit];
    gray &= gray - 1;
  }
  return word;
}

__device__ unsigned hash(unsigned a, unsigned b) {
  unsigned x = a * 0x9E3779B9u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
  x ^= x >> 16;
  x *= 0x7FEB352Du;
  x ^= x >> 15;
  x *= 0x846CA68Bu;
  return x ^ (x >> 16);
}

__device__ unsigned xorshift(unsigned &state) {
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}

__global__ void stratificationKernel(unsigned *occupied, unsigned *collisions) {
  const unsigned index = blockIdx.x * blockDim.x + threadIdx.x;
  const int dimension = blockIdx.y;
  const unsigned cell = sobolPoint(index, dimension) >> (32 - kLogMost);
  const unsigned bit = 1u << (cell % 32);
  if (atomicOr(&occupied[dimension * (1 << kLogMost) / 32 + cell / 32], bit) & bit)
    atomicAdd(collisions, 1u);
}

struct Option {
  double spot, strike, rate, volatility, maturity;
};

// blockIdx.y: the shift, or for plain Monte Carlo the replicate.
__global__ void __launch_bounds__(kThreads) priceKernel(Option o, int points, bool quasi, double *partial) {
  const double dt = o.maturity / kDimensions;
  const double drift = (o.rate - 0.5 * o.volatility * o.volatility) * dt;
  double sum = 0;
  for (int index = blockIdx.x * kThreads + threadIdx.x; index < points; index += gridDim.x * kThreads) {
    unsigned state = hash(index, blockIdx.y + 1000) | 1u;
    double normals[kDimensions];
    for (int d = 0; d < kDimensions; ++d) {
      const unsigned word = quasi ? sobolPoint(index, d) ^ hash(blockIdx.y, d) : xorshift(state);
      normals[d] = normcdfinv((word + 0.5) * 2.3283064365386963e-10);
    }
    double total = 0;
    for (int i = 0; i < kDimensions; ++i) {
      double motion = 0;
      for (int j = 0; j < kDimensions; ++j)
        motion += bridge[i][j] * normals[j];
      total += drift * (i + 1) + o.volatility * motion;
    }
    sum += fmax(o.spot * exp(total / kDimensions) - o.strike, 0.0);
  }
  sum = blockSum(sum);
  if (threadIdx.x == 0)
    partial[blockIdx.y * gridDim.x + blockIdx.x] = exp(-o.rate * o.maturity) * sum;
}

// The bridge fixes the last date first, then the middle of each gap, so that the first dimensions carry most variance.
static std::vector<double> computeBridge(double maturity) {
  const int n = kDimensions;
  const double dt = maturity / n;
  std::vector<std::vector<double>> motion(n + 1, std::vector<double>(n, 0.0));
  motion[n][0] = std::sqrt(maturity);
  int used = 1;
  for (int gap = n; gap > 1; gap /= 2)
    for (int left = 0; left < n; left += gap) {
      const int middle = left + gap / 2, right = left + gap;
      for (int j = 0; j < n; ++j)
        motion[middle][j] = 0.5 * (motion[left][j] + motion[right][j]);
      motion[middle][used++] = 0.5 * std::sqrt(gap * dt);
    }
  std::vector<double> flat;
  for (int i = 1; i <= n; ++i)
    flat.insert(flat.end(), motion[i].begin(), motion[i].end());
  return flat;
}

int main(int argc, char **argv) {
  const int shifts = countArgument(argc, argv, 1, 16, 16, 1024);
  const std::vector<unsigned> v = computeDirections();
  const Option o = {100, 100, 0.05, 0.25, 1.0};
  const std::vector<double> b = computeBridge(o.maturity);
  CUDA_CHECK(cudaMemcpyToSymbol(directions, v.data(), v.size() * sizeof(unsigned)));
  CUDA_CHECK(cudaMemcpyToSymbol(bridge, b.data(), b.size() * sizeof(double)));

  DeviceArray<unsigned> occupied(kDimensions * (1 << kLogMost) / 32), collisions(1);
  CUDA_CHECK(cudaMemset(occupied.data(), 0, kDimensions * (1 << kLogMost) / 8));
  CUDA_CHECK(cudaMemset(collisions.data(), 0, sizeof(unsigned)));
  stratificationKernel<<<dim3((1 << kLogMost) / 256, kDimensions), 256>>>(occupied.data(), collisions.data());
  CUDA_CHECK(cudaGetLastError());
  const unsigned collided = collisions.download()[0];
  long long empty = 0;
  for (unsigned word : occupied.download())
    for (int bit = 0; bit < 32; ++bit)
      empty += (word >> bit & 1) == 0;
  std::printf("stratification: %d dimensions, %d points, %u collisions, %lld empty intervals\n", kDimensions,
              1 << kLogMost, collided, empty);

  const double n = kDimensions,
               variance = o.volatility * o.volatility * o.maturity * (n + 1) * (2 * n + 1) / (6 * n * n);
  const double mean = (o.rate - 0.5 * o.volatility * o.volatility) * o.maturity * (n + 1) / (2 * n);
  const double exact = double(std::exp(-o.rate * o.maturity) * reference::black(o.spot * std::exp(mean + variance / 2),
                                                                                o.strike, std::sqrt(variance), 1));
  std::printf("closed form %.6f\n points     Sobol       s.e.      diff  in s.e.   Monte Carlo    s.e.  ratio\n",
              exact);
  double worst = 0, ratio = 0;
  for (int logPoints = 8; logPoints <= 12; ++logPoints) {
    const int points = 1 << logPoints, blocks = std::max(1, points / 1024);
    DeviceArray<double> partial(size_t(blocks) * shifts);
    double means[2], errors[2];
    for (int quasi = 0; quasi < 2; ++quasi) {
      Timer timer(quasi ? "Sobol kernel" : "Monte Carlo kernel");
      priceKernel<<<dim3(blocks, shifts), kThreads>>>(o, points, quasi, partial.data());
      CUDA_CHECK(cudaGetLastError());
      const std::vector<double> sums = partial.download();
      double total = 0, squares = 0;
      for (int s = 0; s < shifts; ++s) {
        double replicate = 0;
        for (int block = 0; block < blocks; ++block)
          replicate += sums[s * blocks + block];
        replicate /= points;
        total += replicate;
        squares += (replicate - exact) * (replicate - exact);
      }
      means[quasi] = total / shifts;
      const double bias = means[quasi] - exact;
      errors[quasi] = std::sqrt((squares / shifts - bias * bias) / (shifts - 1));
    }
    ratio = errors[0] / errors[1];
    const double deviations = std::fabs(means[1] - exact) / errors[1];
    std::printf("%7d %9.6f %10.1e %9.1e %8.2f %13.6f %7.1e %6.1f\n", points, means[1], errors[1], means[1] - exact,
                deviations, means[0], errors[0], ratio);
    worst = std::max(worst, deviations);
    worst = std::max(worst, std::fabs(means[0] - exact) / errors[0]);
  }
  return finish(collided == 0 && empty == 0 && worst < 4 && ratio > 10,
                "stratification exact, worst of 10 prices %.2f standard errors away, error ratio at 4,096 points %.0f",
                worst, ratio);
}
