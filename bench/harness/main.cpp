// sampan-bench: the same kernels by Sampan, ispc, OpenMP and OpenCL, in turns, in one table.
#include "bench/harness/compile.h"
#include "bench/harness/limits.h"
#include "bench/harness/measure.h"
#include "bench/harness/options.h"
#include "bench/harness/report.h"
#include "bench/harness/table.h"
#include "bench/kernels/list.h"

#include "support/file.h"
#include "support/terminal.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace {

using namespace bench;

std::string processorName() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name"))
      return line.substr(line.find(':') + 2);
  return "unknown processor";
}

// The runtimes of the sides have no other way to be told, and read these when they are loaded, which is later.
void prepareRuntimes(const Options &options) {
  const std::string threads = std::to_string(options.threads);
  setenv("SAMPAN_THREADS", threads.c_str(), 1);
  setenv("POCL_MAX_PTHREAD_COUNT", threads.c_str(), 1);
  setenv("POCL_CACHE_DIR", (options.cache + "/pocl").c_str(), 1);
  // How long workers spin after a region, of clang's OpenMP and of gcc's: less than the pause between sides, whose turns
  // they would slow down (gcc's spin for some five milliseconds by themselves).
  setenv("KMP_BLOCKTIME", "1", 1);      // milliseconds
  setenv("GOMP_SPINCOUNT", "20000", 1); // rounds
}

// False after naming one that does not exist.
bool choose(const Options &options, std::vector<Kernel> &kernels) {
  if (options.only.empty())
    return true;
  const std::vector<Kernel> all = std::move(kernels);
  kernels.clear();
  for (const std::string &name : options.only) {
    const std::size_t before = kernels.size();
    std::copy_if(all.begin(), all.end(), std::back_inserter(kernels),
                 [&](const Kernel &k) { return k.name == name || k.folder == name; });
    if (kernels.size() == before) {
      std::fprintf(stderr, "sampan-bench: there is no kernel '%s'; --list prints their names\n", name.c_str());
      return false;
    }
  }
  return true;
}

bool write(const std::string &path, const std::string &content) {
  sampan::Diagnostics diagnostics;
  const bool done = path.empty() || sampan::writeFile(path, content, diagnostics);
  sampan::print(diagnostics, stderr);
  return done;
}

// Ours are right in all rows?
bool allRight(const Results &results) {
  return std::all_of(results.rows.begin(), results.rows.end(), [](const Row &row) {
    const Cell *ours = row.best(Column::Sampan);
    return ours && ours->state == State::Right;
  });
}

void printWhole(const std::string &text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  Options options;
  if (const Parsed parsed = parseOptions(argc, argv, options); !parsed.goOn)
    return parsed.status;
  std::vector<Kernel> kernels = allKernels();
  if (!choose(options, kernels))
    return 2;
  if (options.list) {
    for (const Kernel &kernel : kernels)
      std::printf("%s\n", kernel.name.c_str());
    return 0;
  }

  prepareRuntimes(options);
  const auto [compilers, missing] = findCompilers(options);
  const auto built = buildAll(kernels, compilers, options);
  Results results{processorName(),
                  options.level,
                  "",
                  missing,
                  options.threads,
                  options.quick,
                  measureLimits(compilers, options),
                  {}};
  OpenCl openCl;
  const std::string noOpenCl = openCl.start();
  results.pocl = openCl.version();
  if (!noOpenCl.empty())
    results.missing.push_back("pocl: " + noOpenCl);
  std::vector<OpenClSetting> settings{{"pocl relaxed", "-cl-fast-relaxed-math -cl-mad-enable"}};
  if (!options.quick)
    settings.push_back({"pocl", "-cl-mad-enable"});
  printWhole(tableHead(results));

  for (std::size_t i = 0; i < kernels.size(); ++i) {
    double budget = options.seconds;
    if (options.quick) { // what is left of the 50 seconds, after room for data and references
      const double left = 40 - std::chrono::duration<double>(Clock::now() - start).count();
      budget = std::clamp(left / double(kernels.size() - i) - 0.7, 0.0, 0.7);
    }
    results.rows.push_back(measure(
        {kernels[i], compilers, built[i], noOpenCl.empty() ? &openCl : nullptr, settings, options.threads, budget}));
    printWhole(tableRow(results.rows.back(), results.limits));
  }
  printWhole(tableEnd(results));
  const bool written = write(options.json, toJson(results)) && write(options.svg, toSvg(results));
  return allRight(results) && written ? 0 : 1;
}
