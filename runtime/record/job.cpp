#include "record/job.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace sampan::record {

Job Job::fromEnvironment() {
  const char *text = std::getenv("SAMPAN_RECORD_JOB");
  Job job;
  if (!text)
    return job;
  try {
    const auto j = nlohmann::json::parse(text);
    const std::string mode = j.at("mode");
    job.recording = j.value("recording", "");
    job.output = j.value("output", "");
    job.kernels = j.value("kernels", "");
    for (const auto &range : j.value("launches", nlohmann::json::array()))
      job.launches.emplace_back(range.at(0), range.at(1));
    job.mostBytes = j.value("most_bytes", uint64_t(0));
    job.patienceSeconds = j.value("patience", 30u);
    job.about = j.value("about", "");
    job.redact = j.value("redact", false);
    job.runs = j.value("runs", 1u);
    if (j.contains("layouts")) {
      std::ifstream file(j["layouts"].get<std::string>());
      const auto layouts = nlohmann::json::parse(file);
      for (const auto &[kernel, fields] : layouts.items())
        for (const auto &field : fields)
          job.layouts[kernel].push_back({field.at(0), field.at(1)});
    }
    job.mode = mode == "record" ? Mode::Record : mode == "replay" ? Mode::Replay : Mode::Layouts;
  } catch (const nlohmann::json::exception &) {
    std::fputs("sampan: warning: SAMPAN_RECORD_JOB is not understood, nothing is recorded [R1020]\n"
               "  help: it is set by `sampan record` and `sampan verify`; do not set it by hand\n",
               stderr);
    return {};
  }
  return job;
}

bool Job::wants(uint64_t launchOfKernel) const {
  for (const auto &[first, last] : launches)
    if (launchOfKernel >= first && launchOfKernel <= last)
      return true;
  return launches.empty();
}

} // namespace sampan::record
