#include "verify/experiment.h"

#include "support/file.h"
#include "support/process.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace sampan::verify {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNoProgram[] = {"-c",   "-dc",     "-dw",      "-E",        "-M",    "-MM",      "-lib",
                                           "-ptx", "-shared", "--shared", "-rdc=true", "--lib", "--compile"};

// `-fmad false` as well as `-fmad=false`; -use_fast_math takes none.
bool takesValue(const std::string &option) { return option.find("fast_math") == option.npos; }

// Where the file lies in the folder that stands for the root of all sources.
std::string placeIn(const std::string &folder, const std::string &path) { return folder + "/src" + path; }

} // namespace

bool Workshop::canBuild() const {
  if (manifest.empty())
    return false;
  const nlohmann::json &command = manifest.entries[0]["command"];
  for (const nlohmann::json &entry : manifest.entries)
    if (entry["command"] != command)
      return false;
  return std::none_of(command.begin(), command.end(), [](const nlohmann::json &word) {
    return std::find(std::begin(kNoProgram), std::end(kNoProgram), word.get_ref<const std::string &>()) !=
           std::end(kNoProgram);
  });
}

std::optional<std::string> Workshop::build(const Variant &variant) {
  const std::string here = folder + "/experiment-" + std::to_string(number++);
  const std::string program = here + "/program";
  const nlohmann::json &entry = manifest.entries[0];
  const fs::path base = entry["folder"].get<std::string>();
  Diagnostics ignored;
  std::error_code error;
  for (const auto &[path, text] : variant.sources) {
    fs::create_directories(fs::path(placeIn(here, path)).parent_path(), error);
    if (error || !writeFile(placeIn(here, path), text, ignored))
      return std::nullopt;
  }
  std::vector<std::string> argv = {"env", "-C", base.string(), nvcc};
  std::set<std::string> folders;
  for (size_t i = 0; i < entry["command"].size(); ++i) {
    std::string word = entry["command"][i];
    const std::string name = word.substr(0, word.find('='));
    // What would be written beside the user's own files.
    if (name == "-o" || name == "--output-file" || name == "-MF" || name == "-MD" || name == "-MMD") {
      i += name == word && !name.ends_with("D");
      continue;
    }
    if (std::find(variant.drop.begin(), variant.drop.end(), name) != variant.drop.end()) {
      i += name == word && takesValue(name);
      continue;
    }
    const std::string full = (base / word).lexically_normal().string();
    if (auto found = variant.sources.find(full); found != variant.sources.end()) {
      word = placeIn(here, full);
      folders.insert(fs::path(full).parent_path().string());
    }
    argv.push_back(word);
  }
  // Headers that did not change are found where they were.
  for (const std::string &f : folders)
    argv.push_back("-I" + f);
  argv.insert(argv.end(), variant.add.begin(), variant.add.end());
  argv.insert(argv.end(), {"-o", program});
  const ProcessEnd end = runProcess(argv, Streams::Capture);
  output = end.output;
  return end.ok() && isFile(program) ? std::optional(program) : std::nullopt;
}

} // namespace sampan::verify
