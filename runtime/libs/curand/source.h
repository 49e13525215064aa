// A source fills arrays with the numbers of one generator, and goes on where it ended.
#pragma once

#include "curand.h"

#include <memory>

namespace sampan::curand {

enum class Kind { Bits, Bits64, Uniform, UniformDouble, Normal, NormalDouble, LogNormal, LogNormalDouble, Poisson };

// What is wanted; mean and deviation of the normal, or of the logarithm; mean alone for Poisson.
struct Wanted {
  Kind kind;
  double mean = 0, deviation = 1;
};

struct Settings {
  curandOrdering_t ordering = CURAND_ORDERING_PSEUDO_DEFAULT;
  unsigned long long seed = 0, offset = 0;
  unsigned dimensions = 1;
  bool onHost = false; // fills host memory
};

class Source {
public:
  virtual ~Source() = default;
  virtual curandStatus_t fill(const Wanted &, void *out, size_t count) = 0;
};

std::unique_ptr<Source> xorwowSource(const Settings &);
std::unique_ptr<Source> mrg32k3aSource(const Settings &);
std::unique_ptr<Source> philoxSource(const Settings &);
std::unique_ptr<Source> mt19937Source(const Settings &);
std::unique_ptr<Source> sobol32Source(const Settings &);
std::unique_ptr<Source> sobol64Source(const Settings &);

} // namespace sampan::curand
