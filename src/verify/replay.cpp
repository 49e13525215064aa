#include "verify/replay.h"

#include "verify/open.h"
#include "verify/preload.h"

#include <nlohmann/json.hpp>

namespace sampan::verify {

std::vector<ReplayRun> cpuRuns(unsigned threads, unsigned repeats) {
  std::map<std::string, std::string> environment;
  if (threads)
    environment["SAMPAN_THREADS"] = std::to_string(threads);
  std::vector<ReplayRun> runs;
  for (unsigned i = 0; i < repeats; ++i) {
    runs.push_back({"ascending", environment});
    if (i % 2) {
      runs.back().name = "descending";
      runs.back().environment["SAMPAN_BLOCK_ORDER"] = "descending";
    }
  }
  return runs;
}

std::optional<Readers> replay(const ReplayOrder &order, const Speaker &speaker) {
  const std::optional<std::string> recorder = findRecorder(speaker);
  if (!recorder)
    return std::nullopt;
  Readers readers;
  for (const ReplayRun &run : order.runs) {
    const std::string output = order.folder + "/replay-" + std::to_string(readers.size()) + ".rec";
    const nlohmann::json job = {{"mode", "replay"}, {"recording", order.recording}, {"output", output}};
    if (!runPreloaded({*recorder, order.program, run.environment, order.seconds}, job, speaker))
      return std::nullopt;
    readers.push_back(std::make_unique<recording::Reader>());
    if (!openRecording(*readers.back(), output, {}, speaker))
      return std::nullopt;
  }
  return readers;
}

} // namespace sampan::verify
