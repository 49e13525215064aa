#include "bench/kernels/list.h"

namespace bench {

std::vector<Kernel> allKernels() {
  return {
      {"black_scholes_float", "black_scholes", {"REAL=float"}, blackScholesFloat},
      {"black_scholes_double", "black_scholes", {"REAL=double"}, blackScholesDouble},
      {"binomial", "binomial", {}, binomial},
      {"monte_carlo", "monte_carlo", {}, monteCarlo},
      {"heston", "heston", {}, heston},
      {"longstaff_schwartz", "longstaff_schwartz", {}, longstaffSchwartz},
      {"implied_volatility", "implied_volatility", {}, impliedVolatility},
      {"local_volatility", "local_volatility", {}, localVolatility},
      {"rolling_correlation", "rolling_correlation", {}, rollingCorrelation},
      {"z_score", "z_score", {}, zScore},
      {"var_histogram", "var_histogram", {}, varHistogram},
      {"garch", "garch", {}, garch},
      {"reduction", "reduction", {}, reduction},
      {"scan", "scan", {}, scan},
      {"transpose", "transpose", {}, transpose},
      {"spmv", "spmv", {}, spmv},
      {"mandelbrot", "mandelbrot", {}, mandelbrot},
      {"noise", "noise", {}, noise},
      {"stencil", "stencil", {}, stencil},
      {"empty_launch", "empty_launch", {}, emptyLaunch},
  };
}

} // namespace bench
