// Baskets under stressed correlations: a batched Cholesky factorisation, a block per matrix with the matrix in shared
// memory and barriers in the loop over columns, then correlated terminal prices with the factor in dynamic shared
// memory. One matrix is not positive definite and must be refused, as a desk's bumped matrix often is.
//
// Check: residual of L L^T and log-determinant (by pivoted elimination in long double, another algorithm); the
// geometric basket against its closed form within 4 standard errors under every stress and pooled.
#include <algorithm>
#include <cmath>

#include "block_sum.h"
#include "common.h"
#include "philox.h"
#include "reference.h"

constexpr int kAssets = 40;
constexpr int kPitch = kAssets + 1; // odd, so that a column's elements lie in different banks
constexpr int kThreads = 64;
constexpr int kPathThreads = 128;
constexpr int kSums = 4;

__global__ void __launch_bounds__(kThreads) choleskyKernel(const double *matrices, double *factors, int *status) {
  __shared__ double a[kAssets * kPitch];
  __shared__ int failedAt;
  const size_t base = size_t(blockIdx.x) * kAssets * kAssets;
  for (int i = threadIdx.x; i < kAssets * kAssets; i += kThreads)
    a[i / kAssets * kPitch + i % kAssets] = matrices[base + i];
  if (threadIdx.x == 0)
    failedAt = 0;
  __syncthreads();
  for (int k = 0; k < kAssets; ++k) {
    if (threadIdx.x == 0) {
      const double pivot = a[k * kPitch + k];
      if (pivot > 1e-12)
        a[k * kPitch + k] = sqrt(pivot);
      else
        failedAt = k + 1;
    }
    __syncthreads();
    if (failedAt != 0)
      break; // the same for every thread: written before the barrier, by one
    for (int i = k + 1 + threadIdx.x; i < kAssets; i += kThreads)
      a[i * kPitch + k] /= a[k * kPitch + k];
    __syncthreads();
    for (int i = k + 1 + threadIdx.x; i < kAssets; i += kThreads)
      for (int j = k + 1; j <= i; ++j)
        a[i * kPitch + j] -= a[i * kPitch + k] * a[j * kPitch + k];
    __syncthreads();
  }
  for (int i = threadIdx.x; i < kAssets * kAssets; i += kThreads)
    factors[base + i] = i % kAssets <= i / kAssets ? a[i / kAssets * kPitch + i % kAssets] : 0.0;
  if (threadIdx.x == 0)
    status[blockIdx.x] = failedAt;
}

struct Basket {
  double rate, maturity, strike;
  double spots[kAssets], volatilities[kAssets];
};

// blockIdx.y: the matrix. A path needs every normal drawn before any asset moves: they stay in a local array.
__global__ void __launch_bounds__(kPathThreads) basketKernel(Basket basket, const double *factors, const int *status,
                                                             unsigned long long seed, int paths, double *partial) {
  extern __shared__ double factor[];
  if (status[blockIdx.y] != 0)
    return;
  for (int i = threadIdx.x; i < kAssets * kAssets; i += kPathThreads)
    factor[i] = factors[size_t(blockIdx.y) * kAssets * kAssets + i];
  __syncthreads();
  const Philox random(seed);
  const double root = sqrt(basket.maturity), discount = exp(-basket.rate * basket.maturity);
  double sums[kSums] = {};
  for (int path = blockIdx.x * kPathThreads + threadIdx.x; path < paths; path += gridDim.x * kPathThreads) {
    double normals[kAssets];
    for (int i = 0; i < kAssets; i += 4) {
      const uint4 words = random(path, i, blockIdx.y);
      const double2 a = normalPair(words.x, words.y), b = normalPair(words.z, words.w);
      normals[i] = a.x;
      normals[i + 1] = a.y;
      normals[i + 2] = b.x;
      normals[i + 3] = b.y;
    }
    double arithmetic = 0, logGeometric = 0;
    for (int i = 0; i < kAssets; ++i) {
      double correlated = 0;
      for (int j = 0; j <= i; ++j)
        correlated += factor[i * kAssets + j] * normals[j];
      const double volatility = basket.volatilities[i];
      const double logPrice = log(basket.spots[i]) + (basket.rate - 0.5 * volatility * volatility) * basket.maturity +
                              volatility * root * correlated;
      arithmetic += exp(logPrice);
      logGeometric += logPrice;
    }
    const double onArithmetic = discount * fmax(arithmetic / kAssets - basket.strike, 0.0);
    const double onGeometric = discount * fmax(exp(logGeometric / kAssets) - basket.strike, 0.0);
    sums[0] += onArithmetic;
    sums[1] += onArithmetic * onArithmetic;
    sums[2] += onGeometric;
    sums[3] += onGeometric * onGeometric;
  }
  for (int s = 0; s < kSums; ++s) {
    const double sum = blockSum(sums[s]);
    if (threadIdx.x == 0)
      partial[(size_t(blockIdx.y) * gridDim.x + blockIdx.x) * kSums + s] = sum;
  }
}

// log |det A| by Gaussian elimination with row pivoting.
static long double logDeterminant(const double *matrix) {
  std::vector<long double> a(matrix, matrix + kAssets * kAssets);
  long double total = 0;
  for (int k = 0; k < kAssets; ++k) {
    int pivot = k;
    for (int i = k + 1; i < kAssets; ++i)
      if (std::fabs(a[i * kAssets + k]) > std::fabs(a[pivot * kAssets + k]))
        pivot = i;
    for (int j = 0; j < kAssets; ++j)
      std::swap(a[k * kAssets + j], a[pivot * kAssets + j]);
    total += std::log(std::fabs(a[k * kAssets + k]));
    for (int i = k + 1; i < kAssets; ++i) {
      const long double ratio = a[i * kAssets + k] / a[k * kAssets + k];
      for (int j = k; j < kAssets; ++j)
        a[i * kAssets + j] -= ratio * a[k * kAssets + j];
    }
  }
  return total;
}

// Two-factor correlations, moved towards 1 by the stress.
static std::vector<double> makeMatrices(int count, int broken) {
  std::vector<double> matrices(size_t(count) * kAssets * kAssets);
  for (int m = 0; m < count; ++m) {
    const double stress = 0.9 * m / count;
    double *a = &matrices[size_t(m) * kAssets * kAssets];
    for (int i = 0; i < kAssets; ++i)
      for (int j = 0; j < kAssets; ++j) {
        const double common = (0.4 + 0.3 * std::cos(i)) * (0.4 + 0.3 * std::cos(j));
        const double sector = i % 5 == j % 5 ? 0.25 : 0.0;
        a[i * kAssets + j] = i == j ? 1.0 : stress + (1 - stress) * (common + sector);
      }
    if (m == broken) { // corr(0,1) = corr(1,2) = 0.95 cannot go with corr(0,2) = -0.9
      a[0 * kAssets + 1] = a[1 * kAssets + 0] = a[1 * kAssets + 2] = a[2 * kAssets + 1] = 0.95;
      a[0 * kAssets + 2] = a[2 * kAssets + 0] = -0.9;
    }
  }
  return matrices;
}

int main(int argc, char **argv) {
  const int paths = countArgument(argc, argv, 1, 8192, 256, 10000000);
  const int count = countArgument(argc, argv, 2, 12, 4, 10000), broken = 3;
  const std::vector<double> matrices = makeMatrices(count, broken);
  Basket basket;
  basket.rate = 0.03;
  basket.maturity = 1;
  basket.strike = 100;
  for (int i = 0; i < kAssets; ++i) {
    basket.spots[i] = 90 + i % 21;
    basket.volatilities[i] = 0.15 + 0.01 * (i % 20);
  }
  const int blocks = std::min<int>(divideUp(paths, kPathThreads), 8);
  DeviceArray<double> deviceMatrices(matrices), deviceFactors(matrices.size());
  DeviceArray<double> partial(size_t(count) * blocks * kSums);
  DeviceArray<int> deviceStatus(count);
  CUDA_CHECK(cudaMemset(partial.data(), 0, size_t(count) * blocks * kSums * sizeof(double)));
  {
    Timer timer("factorisation and path kernels");
    choleskyKernel<<<count, kThreads>>>(deviceMatrices.data(), deviceFactors.data(), deviceStatus.data());
    CUDA_CHECK(cudaGetLastError());
    basketKernel<<<dim3(blocks, count), kPathThreads, kAssets * kAssets * sizeof(double)>>>(
        basket, deviceFactors.data(), deviceStatus.data(), 17, paths, partial.data());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
  }
  const std::vector<double> factors = deviceFactors.download(), blockSums = partial.download();
  const std::vector<int> status = deviceStatus.download();

  double worstResidual = 0, worstDeterminant = 0, worstDeviation = 0, pooled = 0;
  int wrongStatus = 0;
  std::printf(
      "matrix  log det     by elimination  residual   basket call    s.e.   geometric    s.e.  closed form  in s.e.\n");
  for (int m = 0; m < count; ++m) {
    wrongStatus += (status[m] != 0) != (m == broken);
    if (status[m] != 0) {
      std::printf("%6d  not positive definite: pivot %d\n", m, status[m]);
      continue;
    }
    const double *a = &matrices[size_t(m) * kAssets * kAssets];
    const double *l = &factors[size_t(m) * kAssets * kAssets];
    double residual = 0;
    long double logDet = 0, variance = 0, drift = 0;
    for (int i = 0; i < kAssets; ++i) {
      logDet += 2 * std::log((long double)l[i * kAssets + i]);
      const double vi = basket.volatilities[i];
      drift += (std::log((long double)basket.spots[i]) + (basket.rate - vi * vi / 2) * basket.maturity) / kAssets;
      for (int j = 0; j < kAssets; ++j) {
        long double product = 0;
        for (int k = 0; k <= std::min(i, j); ++k)
          product += (long double)l[i * kAssets + k] * l[j * kAssets + k];
        residual = std::max(residual, double(std::fabs(product - a[i * kAssets + j])));
        variance +=
            (long double)vi * basket.volatilities[j] * a[i * kAssets + j] * basket.maturity / (kAssets * kAssets);
      }
    }
    double sums[kSums] = {};
    for (int i = 0; i < blocks * kSums; ++i)
      sums[i % kSums] += blockSums[size_t(m) * blocks * kSums + i];
    const reference::Estimate arithmetic(sums[0], sums[1], paths), geometric(sums[2], sums[3], paths);
    const double closed =
        double(std::exp(-basket.rate * basket.maturity) *
               reference::black(std::exp(drift + variance / 2), basket.strike, std::sqrt(variance), 1));
    const double byElimination = double(logDeterminant(a)), deviation = (geometric.mean - closed) / geometric.error;
    pooled += deviation / std::sqrt(count - 1.0);
    std::printf("%6d  %10.6f  %14.6f  %8.1e  %12.5f %7.5f  %10.5f %7.5f  %11.5f  %7.2f\n", m, double(logDet),
                byElimination, residual, arithmetic.mean, arithmetic.error, geometric.mean, geometric.error, closed,
                deviation);
    worstResidual = std::max(worstResidual, residual);
    worstDeterminant = std::max(worstDeterminant, std::fabs(double(logDet) - byElimination));
    worstDeviation = std::max(worstDeviation, std::fabs(deviation));
  }
  // Backward error of Cholesky: about n units in the last place of the diagonal, which is 1; the determinant
  // multiplies it by the condition of the matrix, below 1e4 here.
  return finish(
      wrongStatus == 0 && worstResidual < kAssets * 2.3e-16 && worstDeterminant < 1e-11 && worstDeviation < 4 &&
          std::fabs(pooled) < 4,
      "%d matrices of %d, residual %.1e, determinant within %.1e, worst basket %.2f standard errors away, pooled %.2f",
      count, kAssets, worstResidual, worstDeterminant, worstDeviation, pooled);
}
