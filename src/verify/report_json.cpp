#include "verify/classify.h"
#include "verify/report.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sampan::verify {
namespace {

using nlohmann::json;

// JSON has no infinities: they are null there.
json number(double v) { return std::isfinite(v) ? json(v) : json(); }

json outputJson(const OutputResult &o) {
  const Statistics &s = o.statistics;
  json first = json::array(), histogram = json::object();
  for (const Sample &sample : s.first)
    first.push_back({{"index", sample.index},
                     {"reference", number(sample.reference)},
                     {"here", number(sample.here)},
                     {"ulp", sample.steps}});
  for (size_t b = 0; b < s.steps.size(); ++b)
    if (s.steps[b])
      histogram[b == 0 ? "0" : std::to_string(uint64_t(1) << (b - 1))] = s.steps[b];
  const Finding finding = classify(o);
  return {{"name", o.name},
          {"type", factsOf(s.element).name},
          {"type_guessed", o.guessed},
          {"bytes", o.bytes},
          {"elements", s.elements},
          {"differing", s.differing},
          {"rejected", s.rejected},
          {"order_noise", s.orderNoise},
          {"unsteady", s.unsteady},
          {"nan_appeared", s.nanAppeared},
          {"nan_vanished", s.nanVanished},
          {"nan_payloads", s.nanPayloads},
          {"infinite", s.infinite},
          {"zero_signs", s.zeroSigns},
          {"ulp_histogram", histogram},
          {"max_ulp", s.largestSteps},
          {"max_relative", number(s.largestRelative)},
          {"max_absolute", number(s.largestAbsolute)},
          {"larger", s.up},
          {"smaller", s.down},
          {"first_index", s.firstIndex},
          {"last_index", s.lastIndex},
          {"by_lane", s.byLane},
          {"first", first},
          {"rule", o.rule.name},
          {"standard_errors", number(o.standardErrors)},
          {"probability", number(o.probability)},
          {"cause", causeName(finding.cause)},
          {"evidence", finding.evidence.en},
          {"same", o.same}};
}

json explanationJson(const Explanation &e) {
  json lines = json::array(), trials = json::array();
  for (const Location &line : e.lines)
    lines.push_back({{"file", line.file}, {"line", line.line}});
  for (const Trial &trial : e.trials)
    trials.push_back({{"what", trial.what.en}, {"built", trial.built}, {"removed", trial.removed}});
  return {{"cause", causeName(e.cause)}, {"text", e.text.en}, {"lines", lines}, {"trials", trials}};
}

} // namespace

std::string reportJson(const Report &r) {
  json launches = json::array(), remarks = json::array();
  for (const LaunchResult &l : r.comparison.launches) {
    json outputs = json::array();
    for (const OutputResult &o : l.outputs)
      outputs.push_back(outputJson(o));
    launches.push_back({{"index", l.launch.index},
                        {"kernel", l.kernel},
                        {"mangled", l.launch.kernel},
                        {"file", l.launch.file},
                        {"line", l.launch.line},
                        {"grid", l.launch.grid},
                        {"block", l.launch.block},
                        {"path_reference", l.launch.path},
                        {"path_here", l.here},
                        {"error", l.errorHere},
                        {"unchanged", l.unchanged},
                        {"outputs", outputs},
                        {"same", l.same()}});
  }
  for (const Words &remark : r.remarks)
    remarks.push_back(remark.en);
  json all = {{"schema", "sampan-verify-1"},
              {"recording", r.recording},
              {"digest", r.digest},
              {"session", r.session ? *r.session : json()},
              {"program", r.program},
              {"state", r.state},
              {"runs", r.runs},
              {"launches", launches},
              {"remarks", remarks},
              {"same", r.comparison.same()}};
  if (r.explanation)
    all["explanation"] = explanationJson(*r.explanation);
  return all.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace sampan::verify
