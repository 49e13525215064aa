// All kernels, in the order of the table.
#pragma once

#include "bench/harness/problem.h"

namespace bench {

std::vector<Kernel> allKernels();

// kernels/<folder>/problem.cpp
Problem blackScholesFloat();
Problem blackScholesDouble();
Problem binomial();
Problem monteCarlo();
Problem heston();
Problem longstaffSchwartz();
Problem impliedVolatility();
Problem localVolatility();
Problem rollingCorrelation();
Problem zScore();
Problem varHistogram();
Problem garch();
Problem reduction();
Problem scan();
Problem transpose();
Problem spmv();
Problem mandelbrot();
Problem noise();
Problem stencil();
Problem emptyLaunch();

} // namespace bench
