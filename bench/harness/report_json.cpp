#include "bench/harness/report.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kBoundNames[] = {"memory", "fma", "launch"};

// JSON has no infinity and no NaN: null stands for them and for what was not measured.
Json number(double value) { return std::isfinite(value) && value > 0 ? Json(value) : Json(); }

Json toJson(const Cell &cell) {
  Json json{{"column", kColumnNames[int(cell.column)]}, {"label", cell.label}, {"state", kStateNames[int(cell.state)]}};
  if (!cell.message.empty())
    json["message"] = cell.message;
  if (cell.state == State::Right)
    json.update({{"median_s", cell.median}, {"least_s", cell.least}, {"rounds", cell.rounds}, {"error", cell.error}});
  if (cell.state == State::Wrong)
    json["error"] = number(cell.error);
  return json;
}

Json toJson(const Row &row, const Limits &limits) {
  Json json{{"kernel", row.name},
            {"bound", kBoundNames[int(row.bound)]},
            {"precision", row.inDouble ? "double" : "float"},
            {"calls_transcendentals", row.transcendental},
            {"work", row.work},
            {"tolerance", row.tolerance},
            {"share_of_limit", number(row.share(limits))}};
  for (Column column : {Column::Ispc, Column::Omp, Column::Pocl})
    json["ratio"][kColumnNames[int(column)]] = number(row.ratio(column));
  json["sides"] = Json::array();
  for (const Cell &cell : row.cells)
    json["sides"].push_back(toJson(cell));
  return json;
}

Json means(const Results &results, Results::Which which) {
  Json json;
  for (Column column : {Column::Ispc, Column::Omp, Column::Pocl})
    json[kColumnNames[int(column)]] = number(results.meanRatio(column, which));
  return json;
}

} // namespace

std::string toJson(const Results &results) {
  const Limits &l = results.limits;
  Json json{{"cpu", results.cpu},
            {"threads", results.threads},
            {"level", results.level},
            {"quick", results.quick},
            {"pocl", results.pocl},
            {"missing", results.missing},
            {"limits",
             {{"bytes_per_s", number(l.bandwidth)},
              {"float_flops", number(l.inFloat)},
              {"double_flops", number(l.inDouble)}}}};
  json["rows"] = Json::array();
  for (const Row &row : results.rows)
    json["rows"].push_back(toJson(row, l));
  json["geomean"] = {{"all", means(results, Results::Which::All)},
                     {"with_transcendentals", means(results, Results::Which::WithCalls)},
                     {"without_transcendentals", means(results, Results::Which::WithoutCalls)},
                     {"stream_share", number(results.meanStreamShare())}};
  // Compilers' messages may hold anything.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace bench
