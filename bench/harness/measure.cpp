#include "bench/harness/measure.h"

#include "bench/harness/native_side.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Runtimes let their threads spin for a moment after work. They have to be asleep before another side's turn.
constexpr auto kPause = std::chrono::milliseconds(3);
constexpr int kFewestRounds = 3, kMostRounds = 31;

struct Contender {
  Cell cell;
  std::unique_ptr<Side> side;
  std::vector<double> times;
};

// All bits set: not a number in float and double, and -1 in integers. A side that leaves a result alone is found out.
void poison(Problem &problem) {
  for (Buffer &array : problem.arrays)
    if (array.written())
      std::memset(array.as<void>(), 0xff, array.bytes());
}

// Opens the side and looks at the results of its first run, which also warms it up.
template <typename Open> Contender enter(Column column, const std::string &label, Problem &problem, Open open) {
  Contender c{{column, label, State::Failed}, nullptr, {}};
  poison(problem);
  Opened opened = open();
  c.cell.message = opened.error;
  if (!opened.side)
    return c;
  if (!(c.cell.message = opened.side->run()).empty() || !(c.cell.message = opened.side->fetch()).empty())
    return c;
  c.cell.error = problem.error ? problem.error(problem) : 0;
  c.cell.state = c.cell.error <= problem.tolerance ? State::Right : State::Wrong;
  if (c.cell.state == State::Wrong) {
    char text[96];
    std::snprintf(text, sizeof text, "error %.2g, at most %.2g is right", c.cell.error, problem.tolerance);
    c.cell.message = text;
    return c; // what is wrong is not timed, so that nobody takes it for a result
  }
  c.side = std::move(opened.side);
  return c;
}

void runRounds(std::vector<Contender> &contenders, int repeats, double budget) {
  const auto start = Clock::now();
  const int fewest = budget > 0 ? kFewestRounds : 1; // no time left: better one than none
  for (int round = 0; round < kMostRounds; ++round) {
    if (round >= fewest && secondsSince(start) > budget)
      break;
    for (Contender &c : contenders) {
      if (!c.side)
        continue;
      std::this_thread::sleep_for(kPause);
      const double seconds = timeOnce(*c.side, repeats, c.cell.message);
      if (!c.cell.message.empty()) {
        c.cell.state = State::Failed;
        c.side.reset();
      } else {
        c.times.push_back(seconds);
      }
    }
  }
}

} // namespace

double timeOnce(Side &side, int repeats, std::string &error) {
  const auto start = Clock::now();
  for (int i = 0; i < repeats && error.empty(); ++i)
    error = side.run();
  return secondsSince(start) / repeats;
}

Row measure(const Measurement &m) {
  Problem problem = m.kernel.make();
  Row row{m.kernel.name, problem.bound, problem.inDouble, problem.transcendental, problem.work, problem.tolerance, {}};
  std::vector<Contender> contenders;
  for (std::size_t i = 0; i < m.compilers.size(); ++i) {
    const Compiler &compiler = m.compilers[i];
    if (m.built[i].library.empty() && m.built[i].error.empty())
      continue;
    contenders.push_back(enter(compiler.column, compiler.label, problem, [&]() -> Opened {
      if (m.built[i].library.empty())
        return {nullptr, m.built[i].error};
      return openLibrary(m.built[i].library, problem, m.threads);
    }));
  }
  if (m.openCl)
    for (const OpenClSetting &setting : m.settings)
      contenders.push_back(enter(Column::Pocl, setting.label, problem,
                                 [&] { return m.openCl->open(m.kernel, problem, setting.buildOptions); }));

  runRounds(contenders, problem.repeats, m.budget);
  for (Contender &c : contenders) {
    std::sort(c.times.begin(), c.times.end());
    if (!c.times.empty()) {
      c.cell.least = c.times.front();
      c.cell.median = c.times[c.times.size() / 2];
      c.cell.rounds = static_cast<int>(c.times.size());
    }
    row.cells.push_back(c.cell);
  }
  return row;
}

} // namespace bench
