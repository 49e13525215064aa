// A small desk: paths, prices, risk. Each kernel is plain; faults.py breaks one line at a time.
#include <cmath>
#include <cstdio>

constexpr int kPaths = 8192, kBlock = 128, kBlocks = kPaths / kBlock;

__device__ unsigned mix(unsigned x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  return x ^ (x >> 16);
}

__device__ float uniform(unsigned seed, unsigned path, unsigned step) {
  unsigned bits = mix(mix(seed + 77u) + path * 101u + step);
  return (bits >> 8) * 5.9604645e-8f + 2.9802322e-8f;
}

__global__ void paths(unsigned seed, float *terminal) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float u = uniform(seed + 5u, i, 1);
  float v = uniform(seed, i, 2);
  float r = sqrtf(-2.0f * logf(u));
  float z = r * cosf(6.2831853f * v);
  terminal[i] = 100.0f * expf(0.2f * z - 0.02f);
}

__global__ void bridge(unsigned seed, float *low) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float e = uniform(seed, i, 3);
  float f = uniform(seed + 9u, i, 4);
  low[i] = sqrtf(-logf(e)) + 0.5f * sinf(f);
}

__global__ void prices(const float *terminal, double *payoff, double *delta) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  double s = terminal[i];
  double k = 95.0;
  double d = (log(s / k) + 0.02) / 0.2;
  double n = normcdf(d);
  payoff[i] = s * n - k * 0.97 * normcdf(d - 0.2);
  delta[i] = n * exp(-0.01 * d) + d * 0.15;
}

__global__ void fit(const float *x, double *beta, double *alpha) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  double sxy = 0;
  double sxx = 0;
  for (int k = 0; k < 24; ++k)
    sxy += double(x[(i + k) % kPaths]) * x[(i + 3 * k) % kPaths];
  for (int k = 0; k < 24; ++k)
    sxx += double(x[(i + k) % kPaths]) * x[(i + k) % kPaths] * 0.1;
  beta[i] = sxy / sxx;
  alpha[i] = sxy * 0.3 + sxx;
}

__global__ void averages(const float *x, float *mean, float *square) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float sum = 0, sum2 = 0;
  for (int k = 0; k < 32; ++k)
    sum += x[(i + 7 * k) % kPaths];
  for (int k = 0; k < 32; ++k)
    sum2 += x[(i + k) % kPaths] * 0.01f;
  mean[i] = sum / 32;
  square[i] = sum2;
}

__global__ void neighbours(const float *x, float *across, float *turned) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int lane = threadIdx.x % 32;
  float v = x[i];
  float down = __shfl_down_sync(~0u, v, 1);
  float up = __shfl_up_sync(~0u, v, 2);
  float other = __shfl_xor_sync(~0u, v, 4);
  float first = __shfl_sync(~0u, v, (lane + 8) % 32);
  across[i] = down - up * 0.5f;
  turned[i] = other + first * 0.25f;
}

__global__ void windows(const float *x, float *back, float *twice) {
  __shared__ float tile[kBlock];
  __shared__ float other[kBlock];
  int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
  tile[t] = x[i];
  __syncthreads(); // tile
  float turned = tile[kBlock - 1 - t];
  other[t] = turned * 2.0f;
  __syncthreads(); // other
  float next = other[(t + 65) % kBlock];
  __syncthreads(); // reuse
  tile[kBlock - 1 - t] = next;
  other[t] = next + turned;
  __syncthreads(); // last
  back[i] = tile[(t + 31) % kBlock];
  twice[i] = other[(t + 97) % kBlock];
}

__global__ void orders(const int *in, int *count, unsigned *code) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int c = in[i] * 3 + 1;
  unsigned h = unsigned(in[i]) * 2654435761u;
  count[i] = c;
  code[i] = h;
}

template <class T> static T *array() {
  T *p = nullptr;
  cudaMallocManaged(&p, kPaths * sizeof(T));
  return p;
}

int main() {
  float *terminal = array<float>(), *low = array<float>(), *mean = array<float>(), *square = array<float>();
  float *across = array<float>(), *turned = array<float>(), *back = array<float>(), *twice = array<float>();
  double *payoff = array<double>(), *delta = array<double>(), *beta = array<double>(), *alpha = array<double>();
  int *in = array<int>(), *count = array<int>();
  unsigned *code = array<unsigned>();
  for (int i = 0; i < kPaths; ++i)
    in[i] = i * 37 % 1001;
  paths<<<kBlocks, kBlock>>>(2026, terminal);
  bridge<<<kBlocks, kBlock>>>(2026, low);
  prices<<<kBlocks, kBlock>>>(terminal, payoff, delta);
  fit<<<kBlocks, kBlock>>>(terminal, beta, alpha);
  averages<<<kBlocks, kBlock>>>(terminal, mean, square);
  neighbours<<<kBlocks, kBlock>>>(terminal, across, turned);
  windows<<<kBlocks, kBlock>>>(terminal, back, twice);
  orders<<<kBlocks, kBlock>>>(in, count, code);
  std::printf("%d\n", int(cudaDeviceSynchronize()));
}
