#include "fleet/report.h"

#include <nlohmann/json.hpp>

namespace sampan::fleet {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Words &words) { return {{"en", words.en}, {"zh", words.zh}}; }
// What no card states is unknown, not zero.
Json known(bool is, double value) { return is ? Json(value) : Json(); }

Json given(const Given &input) {
  Json json = {{"value", input.value}, {"example", input.example}};
  if (input.example)
    json["source"] = both(input.source);
  return json;
}

Json lineJson(const Line &line, const facts::Catalogue &catalogue) {
  Json target;
  if (line.target)
    target = {{"name", line.target->name},
              {"stage", line.target->stage.en.empty() ? Json() : both(line.target->stage)},
              {"note", both(line.target->note)},
              {"programs", line.target->programs}};
  const Energy &e = line.energy;
  return {{"chip", line.chip ? Json(line.chip->id) : Json()},
          {"name", line.chip ? line.chip->name : line.given},
          {"vendor", line.chip ? both({catalogue.vendorName(line.chip->vendor, Language::English),
                                       catalogue.vendorName(line.chip->vendor, Language::Chinese)})
                               : Json()},
          {"near", line.near},
          {"domestic", line.domestic},
          {"cards", line.cards},
          {"since", line.since},
          {"cost", known(line.costCards > 0, line.cost)},
          {"cost_known_for", line.costCards},
          {"busy", known(line.busyCards > 0, line.busyCards > 0 ? line.busy / line.busyCards : 0)},
          {"busy_known_for", line.busyCards},
          {"busy_at_one_moment", line.momentary},
          {"idle_cards", known(line.busyCards > 0, line.idleCards)},
          {"idle_cost_a_year", known(line.idleCost > 0 || (line.busyCards > 0 && line.costCards > 0), line.idleCost)},
          {"idle_fp32_vector_tflops",
           known(line.idleTflops > 0 || (line.busyCards > 0 && line.idleCards == 0), line.idleTflops)},
          {"power_from", line.powerSource.empty() ? Json() : Json(line.powerSource)},
          {"energy",
           {{"known_for", e.cards},
            {"kwh", known(e.cards > 0, e.kwh)},
            {"bill", known(e.cards > 0, e.bill - e.subsidy)},
            {"subsidy", known(e.cards > 0, e.subsidy)},
            {"lower_bound", e.lowerBound}}},
          {"target", target}};
}

Json jobJson(const Job &job) {
  Json moves = Json::array();
  for (const Move &move : job.moves) {
    Json obstacles = Json::array();
    for (const Obstacle &o : move.obstacles)
      obstacles.push_back({{"id", o.id}, {"place", o.place}, {"what", both(o.what)}, {"todo", both(o.todo)}});
    moves.push_back({{"chip", move.chip},
                     {"standing", standingId(move.standing)},
                     {"standing_text", both(standingWords(move.standing))},
                     {"state", move.state.en.empty() ? Json() : both(move.state)},
                     {"obstacles", obstacles},
                     {"more_obstacles", move.more}});
  }
  return {{"job", job.name}, {"kernels", job.kernels}, {"moves", moves}};
}

} // namespace

std::string reportJson(const Report &report, const facts::Catalogue &catalogue) {
  Json inputs = Json::array(), missed = Json::array(), chips = Json::array(), jobs = Json::array();
  for (const Input &input : report.fleet.inputs)
    inputs.push_back(
        {{"file", input.file}, {"format", input.format}, {"version", input.version}, {"rows", input.rows}});
  for (const NotCounted &row : report.fleet.notCounted)
    missed.push_back({{"file", row.file}, {"line", row.line}, {"why", both(row.why)}, {"row", row.verbatim}});
  for (const Line &line : report.lines)
    chips.push_back(lineJson(line, catalogue));
  for (const Job &job : report.jobs)
    jobs.push_back(jobJson(job));
  const Inputs &in = report.inputs;
  const Json all = {{"schema", "sampan.fleet/1"},
                    {"sampan", report.version},
                    {"read", inputs},
                    {"not_counted", missed},
                    {"inputs",
                     {{"hours", given(in.hours)},
                      {"pue", given(in.pue)},
                      {"tariff", given(in.tariff)},
                      {"subsidy", given(in.subsidy)},
                      {"subsidy_cap", in.cap ? Json(*in.cap) : Json()},
                      {"load", in.load ? Json(*in.load) : Json()},
                      {"years", given(in.years)},
                      {"idle_below", given(in.idleBelow)}}},
                    {"chips", chips},
                    {"assessment", report.subject.empty() && report.jobs.empty() ? Json() : Json(report.subject)},
                    {"jobs", jobs}};
  // Names come from files of others: what is not UTF-8 in them must not end the report.
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace sampan::fleet
