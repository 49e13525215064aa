// Measures every function of the maths library against MPFR and fails where one is worse than CUDA documents.
//
//   maths_accuracy [--sample N] [--full] [--write FILE] [NAME...]
#include "measure.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

using namespace sampan::maths_test;

namespace {

struct Options {
  uint64_t samples = 1500;
  bool full = false;
  std::string write;
  std::vector<std::string> names;
};

int usage(const char *problem) {
  std::fprintf(stderr, "maths_accuracy: %s\nusage: maths_accuracy [--sample N] [--full] [--write FILE] [NAME...]\n",
               problem);
  return 2;
}

std::string arguments(const Row &row, const double *values) {
  std::string text;
  char buffer[64];
  for (int i = 0; i < row.arity; ++i) {
    std::snprintf(buffer, sizeof buffer, "%s%.17g", i ? ", " : "", values[i]);
    text += buffer;
  }
  return text;
}

std::string line(const Row &row, const Result &result) {
  char buffer[512];
  std::string bound = row.exactResult || row.bound == 0 ? "exact" : std::to_string(int(row.bound)), measured;
  bool onlyAbsolute = row.absolute != 0 && result.worst == 0;
  if (!onlyAbsolute) {
    std::snprintf(buffer, sizeof buffer, "%.3f", result.worst);
    measured = buffer;
  }
  if (row.absolute != 0) {
    std::snprintf(buffer, sizeof buffer, "%s%.1e absolute", row.bound == 0 ? "" : (bound + ", or ").c_str(),
                  row.absolute);
    bound = buffer;
    std::snprintf(buffer, sizeof buffer, "%s%.1e absolute", onlyAbsolute ? "" : ", or ", result.worstAbsolute);
    measured += buffer;
  }
  std::string at = onlyAbsolute ? "" : "`" + arguments(row, result.worstArguments) + "`";
  std::snprintf(buffer, sizeof buffer, "| `%s` | %s | %s | %s | %llu |", row.name.c_str(), measured.c_str(),
                bound.c_str(), at.c_str(), (unsigned long long)result.count);
  return buffer;
}

const char *const kPage = R"(# Accuracy of the device maths library

Written by `maths_accuracy --write`; do not edit. Every target computes the same bits, so one table holds for all.

*Measured* is the greatest distance from the exact value in units in the last place (ulp) of the result; a correctly
rounded result is at most 0.5 away. *CUDA* is the maximum that the CUDA C++ Programming Guide documents, counted from
the correctly rounded result, so a function passes if *measured* is at most *CUDA* + 0.5. NaN, infinities and signs of
zero must match exactly. A second figure is an absolute error, where the guide has one: Bessel functions from |x| = 8
on, `lgamma` near its negative zeros, fast functions near 1 or within a period. Samples: all exponents, the range where
the function is used, and the neighbours of zeros, poles and ends. The guide says nothing of `fast_tanf`, `fast_powf`
and of `yn` between zeros; their bounds are ours.

| function | measured (ulp) | CUDA (ulp) | at | samples |
|---|---|---|---|---|
)";

} // namespace

int main(int count, char **values) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string option = values[i];
    bool last = i + 1 == count;
    if (option == "--full")
      options.full = true;
    else if (option == "--sample" && !last) {
      char *end = nullptr;
      options.samples = std::strtoull(values[++i], &end, 10);
      if (*end != 0 || options.samples == 0)
        return usage("--sample takes a number above 0");
    } else if (option == "--write" && !last)
      options.write = values[++i];
    else if (option.rfind("--", 0) == 0)
      return usage(("unknown or incomplete option " + option).c_str());
    else
      options.names.push_back(option);
  }
  int failures = 0, measured = 0;
  std::string page = kPage;
  for (const Row &row : allRows()) {
    bool wanted = options.names.empty();
    for (const std::string &name : options.names)
      wanted = wanted || name == row.name;
    if (!wanted)
      continue;
    ++measured;
    Result result = measure(row, options.samples, options.full);
    bool good = passes(row, result);
    failures += !good;
    std::printf("%-4s %-14s %8.3f ulp (CUDA %g) at %s -> %.17g\n", good ? "ok" : "FAIL", row.name.c_str(), result.worst,
                row.bound, arguments(row, result.worstArguments).c_str(), result.got);
    if (result.worstAbsolute > 0)
      std::printf("     %-14s %8.2e absolute where that is documented\n", "", result.worstAbsolute);
    if (result.specials != 0)
      std::printf("     %llu special results are wrong, first at %s -> %.17g\n", (unsigned long long)result.specials,
                  arguments(row, result.special).c_str(), result.specialGot);
    std::fflush(stdout);
    page += line(row, result) + "\n";
  }
  if (measured == 0)
    return usage("no function of that name");
  if (!options.write.empty()) {
    std::ofstream out(options.write);
    if (!(out << page) || !out.flush()) {
      std::fprintf(stderr, "maths_accuracy: cannot write %s: %s\n", options.write.c_str(), std::strerror(errno));
      return 1;
    }
  }
  std::printf("%d functions, %d worse than documented\n", measured, failures);
  return failures == 0 ? 0 : 1;
}
