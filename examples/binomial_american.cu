// American and European options by the Cox-Ross-Rubinstein tree: a block per option, the values of a layer of the tree
// in registers (kNodes per thread), the neighbour's first value through shared memory, two barriers per layer.
//
// Check: European values against Black-Scholes; American values against a finite-difference solution (log-spot grid,
// implicit steps, Brennan-Schwartz) on the host, which has no tree in it.
#include <algorithm>
#include <cmath>

#include "common.h"
#include "reference.h"

constexpr int kThreads = 128;
constexpr int kNodes = 8;
constexpr int kSteps = kThreads * kNodes - 1; // a tree of n steps has n + 1 leaves

struct Contract {
  double spot, strike, rate, yield, volatility, maturity;
  int sign;
};

__global__ void __launch_bounds__(kThreads) treeKernel(const Contract *contracts, bool american, double *prices) {
  __shared__ double first[kThreads + 1];
  const Contract c = contracts[blockIdx.x];
  const double dt = c.maturity / kSteps;
  const double logUp = c.volatility * sqrt(dt);
  const double up = exp(logUp), down = 1.0 / up;
  const double discount = exp(-c.rate * dt);
  const double probability = (exp((c.rate - c.yield) * dt) - down) / (up - down);
  const double weightUp = discount * probability, weightDown = discount * (1.0 - probability);

  double value[kNodes], spot[kNodes];
#pragma unroll
  for (int k = 0; k < kNodes; ++k) {
    const int node = threadIdx.x * kNodes + k; // the number of up moves
    spot[k] = c.spot * exp(logUp * (2 * node - kSteps));
    value[k] = fmax(c.sign * (spot[k] - c.strike), 0.0);
  }
  for (int layer = kSteps - 1; layer >= 0; --layer) {
    first[threadIdx.x] = value[0];
    __syncthreads();
    const double next = threadIdx.x + 1 < kThreads ? first[threadIdx.x + 1] : 0.0;
    __syncthreads();
    if (static_cast<int>(threadIdx.x) * kNodes > layer)
      continue; // no node of this layer lies here; barriers go on
#pragma unroll
    for (int k = 0; k < kNodes; ++k) {
      const double above = k + 1 < kNodes ? value[k + 1] : next;
      const double held = weightUp * above + weightDown * value[k];
      spot[k] *= up; // node k of a layer stands one up move above node k of the layer after it
      value[k] = american ? fmax(held, c.sign * (spot[k] - c.strike)) : held;
    }
  }
  if (threadIdx.x == 0)
    prices[blockIdx.x] = value[0];
}

// Brennan-Schwartz: eliminate from the side where the option is never exercised, so that the exercise region is
// solved last.
static double finiteDifferenceAmerican(const Contract &c) {
  const int half = 500, nodes = 2 * half + 1, steps = 800;
  const double width = 5.0 * c.volatility * std::sqrt(c.maturity) + std::fabs(std::log(c.spot / c.strike));
  const double dx = width / half, dt = c.maturity / steps;
  const double drift = c.rate - c.yield - 0.5 * c.volatility * c.volatility;
  const double diffusion = 0.5 * c.volatility * c.volatility / (dx * dx);
  std::vector<double> payoff(nodes), value(nodes), upper(nodes), right(nodes);
  const auto at = [&](int i) { return c.sign > 0 ? i : nodes - 1 - i; }; // index 0 is deep out of the money
  for (int i = 0; i < nodes; ++i)
    payoff[i] = value[i] = std::max(c.sign * (c.spot * std::exp((at(i) - half) * dx) - c.strike), 0.0);
  const double slope = c.sign * drift / (2 * dx); // towards larger i
  for (int step = 0; step < steps; ++step) {
    // Crank-Nicolson after four fully implicit steps that smooth the kink of the payoff.
    const double theta = step < 4 ? 1.0 : 0.5;
    const double low = diffusion - slope, high = diffusion + slope, middle = -2 * diffusion - c.rate;
    upper[0] = 0;
    right[0] = payoff[0];
    for (int i = 1; i + 1 < nodes; ++i) {
      const double known = value[i] + (1 - theta) * dt * (low * value[i - 1] + middle * value[i] + high * value[i + 1]);
      const double pivot = 1 - theta * dt * middle + theta * dt * low * upper[i - 1];
      upper[i] = -theta * dt * high / pivot;
      right[i] = (known + theta * dt * low * right[i - 1]) / pivot;
    }
    value[nodes - 1] = payoff[nodes - 1];
    for (int i = nodes - 2; i >= 0; --i)
      value[i] = std::max(right[i] - upper[i] * value[i + 1], payoff[i]);
  }
  return value[half];
}

int main(int argc, char **argv) {
  const int strikes = countArgument(argc, argv, 1, 5, 1, 1000);
  std::vector<Contract> contracts;
  for (int sign : {-1, 1})
    for (double maturity : {0.5, 1.5})
      for (int k = 0; k < strikes; ++k)
        contracts.push_back({100, strikes > 1 ? 80 + 40.0 * k / (strikes - 1) : 100, 0.05, sign > 0 ? 0.07 : 0.01, 0.3,
                             maturity, sign});
  const int count = static_cast<int>(contracts.size());
  DeviceArray<Contract> deviceContracts(contracts);
  DeviceArray<double> devicePrices(count);
  std::vector<double> american, european;
  {
    Timer timer("tree kernels");
    treeKernel<<<count, kThreads>>>(deviceContracts.data(), true, devicePrices.data());
    CUDA_CHECK(cudaGetLastError());
    american = devicePrices.download();
    treeKernel<<<count, kThreads>>>(deviceContracts.data(), false, devicePrices.data());
    CUDA_CHECK(cudaGetLastError());
    european = devicePrices.download();
  }
  double worst = 0, leastPremium = 1e9;
  std::printf("type  strike  T     American     differences  diff      European     closed form  diff      premium\n");
  const int stride = std::max(1, count / 40);
  for (int i = 0; i < count; i += stride) {
    const Contract &c = contracts[i];
    const double closed =
        double(reference::blackScholes(c.spot, c.strike, c.rate, c.yield, c.volatility, c.maturity, c.sign));
    const double grid = finiteDifferenceAmerican(c);
    std::printf("%s %6.1f %5.2f %11.6f  %11.6f %9.1e  %11.6f  %11.6f %9.1e  %9.6f\n", c.sign > 0 ? "call" : "put ",
                c.strike, c.maturity, american[i], grid, american[i] - grid, european[i], closed, european[i] - closed,
                american[i] - european[i]);
    // The tree's error oscillates between about plus and minus S sigma sqrt(T) / (4 sqrt(2 pi) n) at the money and less
    // elsewhere (Diener and Diener 2004); the American value inherits it, and the grid may add as much again.
    const double allowed = 2 * c.spot * c.volatility * std::sqrt(c.maturity) / (4 * 2.5066 * kSteps);
    worst = std::max({worst, std::fabs(american[i] - grid) / allowed, std::fabs(european[i] - closed) / allowed});
    leastPremium = std::min(leastPremium, american[i] - european[i]);
  }
  return finish(worst < 1 && leastPremium > 0,
                "%d options, %d steps, worst at %.2f of the error that the tree may have", count, kSteps, worst);
}
