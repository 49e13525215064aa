// What the command line asks for.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct Options {
  bool quick = false;
  bool list = false;
  std::string json, svg;         // files to write
  std::vector<std::string> only; // kernels; empty: all
  std::string level = "native";  // of the processor: native, x86-64-v3 or x86-64-v4
  double seconds = 3;            // for the rounds of a kernel, unless quick
  int threads = 0;               // of every side
  int jobs = 0;                  // compilers at a time
  std::string nvcc;              // ours
  std::string cache;             // folder for compiled sides
};

// Should the program go on? If not, `status` is what to exit with.
struct Parsed {
  bool goOn = false;
  int status = 0;
};
Parsed parseOptions(int argc, char **argv, Options &);

} // namespace bench
