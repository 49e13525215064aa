#include "verify/evidence.h"

#include "runtime/recording/digest.h"
#include "support/file.h"
#include "verify/manifest.h"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sys/utsname.h>
#include <thread>

extern char **environ;

namespace sampan::verify {

using nlohmann::json;

namespace {

json machine() {
  utsname name = {};
  uname(&name);
  std::string processor;
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; processor.empty() && std::getline(file, line);)
    if (line.starts_with("model name"))
      processor = line.substr(std::min(line.size(), line.find(':') + 2));
  return {{"system", std::string(name.sysname) + " " + name.release},
          {"architecture", name.machine},
          {"processor", processor},
          {"threads", std::thread::hardware_concurrency()}};
}

json environment() {
  json all = json::object();
  for (char **entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals != text.npos && (text.starts_with("SAMPAN_") || text.starts_with("CUDA_") || text.starts_with("NVCC_")))
      all[std::string(text.substr(0, equals))] = text.substr(equals + 1);
  }
  return all;
}

bool hasStrings(const json &object, const char *name) {
  auto found = object.find(name);
  return found != object.end() && found->is_array() &&
         std::all_of(found->begin(), found->end(), [](const json &s) { return s.is_string(); });
}

} // namespace

json makeEvidence(const EvidenceFacts &facts, const std::string &reportJson) {
  json files = json::object();
  for (const std::string &file : {facts.recording, facts.program, facts.policy})
    if (!file.empty())
      files[file] = recording::fileDigest(file);
  return {{"schema", "sampan-evidence-1"},
          {"tool", "sampan " SAMPAN_VERSION},
          {"time", static_cast<uint64_t>(std::time(nullptr))},
          {"arguments", facts.arguments},
          {"files", files},
          {"manifest", facts.program.empty() ? json::array() : readManifest(facts.program).entries},
          {"machine", machine()},
          {"environment", environment()},
          {"notes", facts.notes},
          {"report", json::parse(reportJson)}};
}

std::optional<json> readEvidence(const std::string &file, const Speaker &speaker) {
  const std::optional<std::string> text = readFile(file);
  json e = text ? json::parse(*text, nullptr, false) : json();
  bool good = e.is_object() && e.value("schema", json()) == "sampan-evidence-1" && hasStrings(e, "arguments") &&
              e.contains("files") && e["files"].is_object() && e.contains("manifest") && manifestOf(e["manifest"]) &&
              e.contains("report") && e["report"].is_object() && e["report"].contains("launches") &&
              e["report"]["launches"].is_array();
  if (good)
    for (const auto &[name, digest] : e["files"].items())
      good = good && digest.is_string();
  if (good)
    return e;
  speaker.error("R1070", {"'" + file + "' is no evidence", "“" + file + "”不是证据文件"},
                {"name a file that `sampan verify --evidence` wrote", "请指定由 sampan verify --evidence 生成的文件"});
  return std::nullopt;
}

std::vector<std::string> changedSince(const json &evidence) {
  std::vector<std::string> changed;
  for (const auto &[file, digest] : evidence["files"].items())
    if (recording::fileDigest(file) != digest.get_ref<const std::string &>())
      changed.push_back(file);
  readSources(Manifest{evidence["manifest"]}, changed);
  return changed;
}

std::vector<std::string> resultsThatDiffer(const json &then, const json &now) {
  std::vector<std::string> lines;
  const json &a = then["launches"], &b = now["launches"];
  if (a.size() != b.size())
    return {std::to_string(a.size()) + " -> " + std::to_string(b.size()) + " launches"};
  for (size_t i = 0; i < a.size(); ++i) {
    const std::string launch = a[i].value("index", json()).dump() + " " + a[i].value("kernel", "");
    const json x = a[i].value("outputs", json::array()), y = b[i].value("outputs", json::array());
    if (a[i].value("same", json()) != b[i].value("same", json()) || x.size() != y.size()) {
      lines.push_back(launch);
      continue;
    }
    for (size_t o = 0; o < x.size(); ++o) {
      const bool scatters = x[o].value("unsteady", 0) != 0 || y[o].value("unsteady", 0) != 0;
      for (const char *field : {"name", "type", "elements", "same", "differing", "rejected", "max_ulp", "first"})
        if ((!scatters || std::string_view(field) == "same") &&
            x[o].value(field, json()) != y[o].value(field, json())) {
          lines.push_back(launch + ", " + x[o].value("name", "") + ": " + field);
          break;
        }
    }
  }
  return lines;
}

} // namespace sampan::verify
