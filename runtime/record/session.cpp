#include "record/session.h"

#include "record/real.h"
#include "recording/digest.h"

#include <ctime>
#include <fstream>
#include <string>
#include <unistd.h>

extern char **environ;

namespace sampan::record {
namespace {

std::string programPath() {
  char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<size_t>(length)) : std::string();
}

nlohmann::json arguments() {
  std::ifstream file("/proc/self/cmdline", std::ios::binary);
  nlohmann::json all = nlohmann::json::array();
  for (std::string word; std::getline(file, word, '\0');)
    all.push_back(word);
  return all;
}

nlohmann::json environment() {
  nlohmann::json all = nlohmann::json::object();
  for (char **entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    const std::string name(text.substr(0, equals));
    const bool ours = name.starts_with("SAMPAN_") && name != "SAMPAN_RECORD_JOB";
    if (equals != text.npos && (ours || name.starts_with("CUDA_") || name == "OMP_NUM_THREADS"))
      all[name] = text.substr(equals + 1);
  }
  return all;
}

nlohmann::json device() {
  const Real &real = Real::get();
  int number = 0, runtime = 0, driver = 0, major = 0, minor = 0, processors = 0;
  real.cudaGetDevice(&number);
  real.cudaRuntimeGetVersion(&runtime);
  real.cudaDriverGetVersion(&driver);
  real.cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, number);
  real.cudaDeviceGetAttribute(&minor, cudaDevAttrComputeCapabilityMinor, number);
  real.cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, number);
  return {{"number", number},
          {"runtime", runtime},
          {"driver", driver},
          {"compute_capability", std::to_string(major) + "." + std::to_string(minor)},
          {"multiprocessors", processors}};
}

} // namespace

nlohmann::json describeSession(bool redact, const std::string &more) {
  const std::string program = programPath();
  nlohmann::json about = {{"tool", "sampan " SAMPAN_VERSION},
                          {"program_digest", recording::fileDigest(program)},
                          {"device", device()},
                          {"time", static_cast<uint64_t>(std::time(nullptr))},
                          {"redacted", redact}};
  if (!redact)
    about.update({{"program", program}, {"arguments", arguments()}, {"environment", environment()}});
  if (std::ifstream file(more); !redact && file) {
    const nlohmann::json known = nlohmann::json::parse(file, nullptr, false);
    // Of this very program; one that it started has another manifest.
    if (known.is_object() && known.value("program_digest", "") == about["program_digest"])
      about.update(known);
  }
  return about;
}

} // namespace sampan::record
