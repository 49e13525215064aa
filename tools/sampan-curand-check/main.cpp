// sampan-curand-check FILE.csv: generates each stream of a file that was recorded from the real cuRAND through the host
// interface of ours, by a host generator and by one for device memory, and says how many are the same by both.
#include "generate_stream.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>

using namespace sampan::check;

namespace {

constexpr int kMostUlps = 4;

struct Score {
  int good = 0, all = 0;
};

// FNV-1a of 64 bits, with the start value with which the files are recorded.
uint64_t hashOf(const std::vector<unsigned char> &bytes) {
  uint64_t hash = 1469598103934665603ull;
  for (unsigned char byte : bytes)
    hash = (hash ^ byte) * 1099511628211ull;
  return hash;
}

uint64_t wordAt(const std::vector<unsigned char> &bytes, size_t index, size_t size) {
  uint64_t word = 0;
  std::memcpy(&word, bytes.data() + index * size, size);
  return word;
}

// Numbers of floating point in the order of their values.
int64_t ordered(uint64_t bits, size_t size) {
  const int64_t sign = int64_t(1) << (size * 8 - 1), magnitude = int64_t(bits & ~uint64_t(sign));
  return bits & uint64_t(sign) ? -magnitude : magnitude;
}

// The largest distance of the first values from the recorded ones, in units of the last place.
uint64_t worstUlps(const Stream &s, const Distribution &d, const std::vector<unsigned char> &bytes) {
  uint64_t worst = 0;
  for (size_t i = 0; i < s.first.size(); ++i) {
    const uint64_t mine = wordAt(bytes, i, d.bytes), theirs = s.first[i];
    const bool isNumber =
        std::isfinite(d.bytes == 8 ? std::bit_cast<double>(mine) : std::bit_cast<float>(uint32_t(mine)));
    const int64_t away = ordered(mine, d.bytes) - ordered(theirs, d.bytes);
    worst = std::max(worst, isNumber ? uint64_t(std::abs(away)) : UINT64_MAX);
  }
  return worst;
}

size_t equalAtStart(const Stream &s, const Distribution &d, const std::vector<unsigned char> &bytes) {
  size_t n = 0;
  while (n < s.first.size() && wordAt(bytes, n, d.bytes) == s.first[n])
    ++n;
  return n;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: sampan-curand-check FILE.csv\n");
    return 2;
  }
  std::string problem;
  const std::vector<Stream> streams = readStreams(argv[1], problem);
  if (!problem.empty()) {
    std::fprintf(stderr, "sampan-curand-check: error: %s\n", problem.c_str());
    return 2;
  }
  Score bits, uniform, normal, poisson, sameNormals;
  for (const Stream &s : streams) {
    const Distribution d = distributionOf(s.distribution);
    if (d.family == Distribution::Unknown) {
      std::fprintf(stderr, "sampan-curand-check: error: %s:%d: there is no distribution '%s'\n", argv[1], s.line,
                   s.distribution.c_str());
      return 2;
    }
    const bool isNormal = d.family == Distribution::Normal || d.family == Distribution::LogNormal;
    bool good = true, same = true;
    for (bool onHost : {true, false}) {
      std::string why;
      const std::vector<unsigned char> bytes = generate(s, d, onHost, why);
      const bool made = why.empty(), equal = made && hashOf(bytes) == s.hash;
      bool passes = equal;
      if (made && isNormal) {
        const uint64_t ulps = worstUlps(s, d, bytes);
        passes = ulps <= kMostUlps;
        why = std::to_string(ulps) + " ulp";
      } else if (made && !equal) {
        why = "the first " + std::to_string(equalAtStart(s, d, bytes)) + " values are equal";
      }
      if (!passes)
        std::printf("%s:%d: %s %s seed %llu offset %llu dimensions %u %s, %s: %s\n", argv[1], s.line,
                    s.generator.c_str(), s.ordering.c_str(), s.seed, s.offset, s.dimensions, s.distribution.c_str(),
                    onHost ? "host" : "device", why.c_str());
      good &= passes;
      same &= equal || !onHost;
    }
    Score &score = isNormal                            ? normal
                   : d.family == Distribution::Bits    ? bits
                   : d.family == Distribution::Uniform ? uniform
                                                       : poisson;
    ++score.all;
    score.good += good;
    sameNormals.all += isNormal;
    sameNormals.good += isNormal && same;
  }
  std::printf(
      "normals of host generators that are equal in every bit %d/%d, Poisson numbers that are all equal %d/%d\n",
      sameNormals.good, sameNormals.all, poisson.good, poisson.all);
  std::printf("bits %d/%d, uniform %d/%d, normal %d/%d\n", bits.good, bits.all, uniform.good, uniform.all, normal.good,
              normal.all);
  return bits.good == bits.all && uniform.good == uniform.all && normal.good == normal.all ? 0 : 1;
}
