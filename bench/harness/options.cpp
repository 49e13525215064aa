#include "bench/harness/options.h"

#include "support/process.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

namespace bench {

Parsed parseOptions(int argc, char **argv, Options &options) {
  CLI::App app{"Times kernels compiled by Sampan against the same algorithms by other means, and prints one table."};
  const std::string build = sampan::programFolder() + "/..";
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  options.nvcc = build + "/toolkit/bin/nvcc";
  options.cache = build + "/bench/sides";
  options.threads = options.jobs = cores;

  app.add_flag("--quick", options.quick, "fewer rounds, and fewer settings of the other compilers: within 50 seconds");
  app.add_flag("--list", options.list, "print the kernels' names and end");
  app.add_option("--only", options.only, "these kernels: NAME,…; a folder's name means all in it")->delimiter(',');
  app.add_option("--json", options.json, "write everything that was measured to this file");
  app.add_option("--svg", options.svg, "write a picture to this file");
  app.add_option("--level", options.level, "processor that all compilers make code for")
      ->check(CLI::IsMember({"native", "x86-64-v3", "x86-64-v4"}))
      ->capture_default_str();
  app.add_option("--threads", options.threads, "threads of every side")
      ->check(CLI::Range(1, 4096))
      ->capture_default_str();
  app.add_option("--seconds", options.seconds, "how long the rounds of a kernel go on, unless --quick decides")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  app.add_option("--jobs", options.jobs, "compilers at a time")->check(CLI::Range(1, 4096))->capture_default_str();
  app.add_option("--nvcc", options.nvcc, "Sampan's nvcc (the one of this build)");
  app.add_option("--cache", options.cache, "folder for what is compiled (in this build)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    return {false, app.exit(error) == 0 ? 0 : 2};
  }
  return {true, 0};
}

} // namespace bench
