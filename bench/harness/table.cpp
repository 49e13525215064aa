#include "bench/harness/table.h"

#include <cstdarg>
#include <cstdio>

namespace bench {
namespace {

constexpr Column kRivals[] = {Column::Ispc, Column::Omp, Column::Pocl};

std::string format(const char *form, ...) __attribute__((format(printf, 1, 2)));
std::string format(const char *form, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, form);
  std::vsnprintf(text, sizeof text, form, arguments);
  va_end(arguments);
  return text;
}

// "12.345 ms   1e-07", or why there is no time.
std::string timeAndError(const Cell *cell, Bound bound) {
  if (!cell || cell->state == State::Missing)
    return format("%11s %8s", "-", "");
  if (cell->state != State::Right)
    return format("%11s %8s", cell->state == State::Wrong ? "WRONG" : "FAILED",
                  cell->state == State::Wrong ? format("%.1e", cell->error).c_str() : "");
  const std::string time =
      bound == Bound::Launch ? format("%.2f us", cell->median * 1e6) : format("%.3f ms", cell->median * 1e3);
  return format("%11s %8s", time.c_str(), bound == Bound::Launch ? "" : format("%.1e", cell->error).c_str());
}

std::string ratioText(double ratio) { return ratio > 0 ? format("%.2f", ratio) : "-"; }

std::string percent(double share) { return share > 0 ? format("%.0f%%", share * 100) : "-"; }

std::string means(const Results &results, Results::Which which) {
  std::string text;
  for (Column column : kRivals)
    text += format("%s%s %s", text.empty() ? "" : ", ", kColumnNames[int(column)],
                   ratioText(results.meanRatio(column, which)).c_str());
  return text;
}

// The line of a compiler's output that says most.
std::string essence(const std::string &text) {
  std::size_t at = text.find("error:");
  at = at == std::string::npos ? 0 : text.rfind('\n', at) + 1; // npos + 1 is 0
  return text.substr(at, text.find('\n', at) - at);
}

} // namespace

std::string tableHead(const Results &results) {
  std::string head =
      format("%s, %d threads for every side, level %s\n", results.cpu.c_str(), results.threads, results.level.c_str());
  const Limits &l = results.limits;
  head += l.error.empty() ? format("limits: %.1f GB/s, %.0f GFLOP/s in float, %.0f GFLOP/s in double\n",
                                   l.bandwidth / 1e9, l.inFloat / 1e9, l.inDouble / 1e9)
                          : "limits: not measured: " + essence(l.error) + "\n";
  head += "time: median; error: greatest, against the reference; ratio: how many times ours is faster\n\n";
  head += format("%-20s %11s %8s %11s", "kernel", "sampan", "error", "of limit");
  for (Column column : kRivals)
    head += format(" %11s %8s %6s", kColumnNames[int(column)], "error", "ratio");
  return head + "  best of omp, of pocl\n";
}

std::string tableRow(const Row &row, const Limits &limits) {
  std::string text = format("%-20s %s", row.name.c_str(), timeAndError(row.best(Column::Sampan), row.bound).c_str());
  const char *limit = row.bound == Bound::Bandwidth ? "memory" : row.bound == Bound::Launch ? "" : "fma";
  text += format(" %11s", (percent(row.share(limits)) + " " + limit).c_str());
  std::string labels;
  for (Column column : kRivals) {
    const Cell *cell = row.best(column);
    text += " " + timeAndError(cell, row.bound) + format(" %6s", ratioText(row.ratio(column)).c_str());
    if (cell && cell->state == State::Right)
      labels += (labels.empty() ? "  " : ", ") + cell->label;
  }
  return text + labels + "\n";
}

std::string tableEnd(const Results &results) {
  std::string text = "\n";
  for (const std::string &line : results.missing)
    text += line + "\n";
  for (const Row &row : results.rows)
    for (const Cell &cell : row.cells)
      if (cell.state == State::Wrong || cell.state == State::Failed)
        text +=
            row.name + ", " + cell.label + ": " + kStateNames[int(cell.state)] + ": " + essence(cell.message) + "\n";
  text += "geomean of kernels that call exp, log, sin …: " + means(results, Results::Which::WithCalls) + "\n";
  text += "geomean of the others: " + means(results, Results::Which::WithoutCalls) + "\n";
  return text + "geomean: " + means(results, Results::Which::All) + "; stream " + percent(results.meanStreamShare()) +
         "\n";
}

} // namespace bench
