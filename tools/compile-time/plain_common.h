// What examples/common.h and examples/philox.h hold, without CUDA.
#pragma once

#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <vector>

struct uint4 {
  unsigned x, y, z, w;
};

// Times go to stderr: stdout must be the same, byte for byte, in every run.
class Timer {
public:
  explicit Timer(const char *what) : what_(what), start_(std::chrono::steady_clock::now()) {}
  ~Timer() {
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start_;
    std::fprintf(stderr, "%s: %.2f ms\n", what_, elapsed.count());
  }

private:
  const char *what_;
  std::chrono::steady_clock::time_point start_;
};

// The optional argument number `index`, a count in [least, most]; anything else ends the program.
inline int countArgument(int argc, char **argv, int index, int fallback, int least, int most) {
  if (argc <= index)
    return fallback;
  char *end = nullptr;
  const long value = std::strtol(argv[index], &end, 10);
  if (*argv[index] == '\0' || *end != '\0' || value < least || value > most) {
    std::fprintf(stderr, "%s: argument %d must be a whole number from %d to %d, not '%s'\n", argv[0], index, least,
                 most, argv[index]);
    std::exit(2);
  }
  return static_cast<int>(value);
}

// Prints the verdict with its figures; what it returns is the exit status of the program.
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
inline int
finish(bool passed, const char *format, ...) {
  std::printf("check: %s (", passed ? "PASS" : "FAIL");
  va_list arguments;
  va_start(arguments, format);
  std::vprintf(format, arguments);
  va_end(arguments);
  std::printf(")\n");
  return passed ? 0 : 1;
}

struct Philox {
  unsigned key0, key1;

  explicit Philox(unsigned long long seed)
      : key0(static_cast<unsigned>(seed)), key1(static_cast<unsigned>(seed >> 32)) {}

  uint4 operator()(unsigned c0, unsigned c1, unsigned c2 = 0, unsigned c3 = 0) const {
    unsigned k0 = key0, k1 = key1;
    for (int round = 0; round < 10; ++round) {
      const unsigned long long p0 = 0xD2511F53ull * c0;
      const unsigned long long p1 = 0xCD9E8D57ull * c2;
      const unsigned next0 = static_cast<unsigned>(p1 >> 32) ^ c1 ^ k0;
      const unsigned next2 = static_cast<unsigned>(p0 >> 32) ^ c3 ^ k1;
      c1 = static_cast<unsigned>(p1);
      c3 = static_cast<unsigned>(p0);
      c0 = next0;
      c2 = next2;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
    return {c0, c1, c2, c3};
  }
};

// In (0, 1), never an end point, so that its logarithm is finite.
inline double uniform(unsigned word) { return (word + 0.5) * 2.3283064365386963e-10; }
