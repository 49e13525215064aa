#include "assess/cache.h"

#include "assess/json.h"
#include "support/file.h"
#include "support/sha256.h"

#include <filesystem>

namespace sampan::assess {

std::string Cache::pathOf(const Job &job) const {
  Sha256 sum;
  for (const std::string *word : {&tool, &job.folder, &job.file})
    sum.add(*word + '\0');
  for (const std::string &word : job.command)
    sum.add(word + '\0');
  return folder + "/" + sum.digest() + ".json";
}

const std::string &Cache::sumOf(const std::string &file) {
  auto [found, isNew] = sums.try_emplace(file);
  if (isNew)
    if (std::optional<std::string> text = readFile(file)) {
      Sha256 sum;
      sum.add(*text);
      found->second = sum.digest();
    }
  return found->second;
}

std::optional<Unit> Cache::find(const Job &job) {
  if (folder.empty())
    return std::nullopt;
  const std::optional<std::string> text = readFile(pathOf(job));
  if (!text)
    return std::nullopt;
  try {
    Unit unit = nlohmann::json::parse(*text).get<Unit>();
    for (const auto &[file, sum] : unit.inputs)
      if (sumOf(file) != sum)
        return std::nullopt;
    return unit;
  } catch (const nlohmann::json::exception &) { // half a file, or somebody else's: it is assessed anew
    return std::nullopt;
  }
}

void Cache::keep(const Job &job, const Unit &unit, const Speaker &speaker) {
  if (folder.empty() || hasFailed || unit.state == State::Failed)
    return;
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  Diagnostics ignored;
  using nlohmann::json;
  const std::string text = json(unit).dump(-1, ' ', false, json::error_handler_t::replace);
  if (writeFile(pathOf(job), text, ignored))
    return;
  hasFailed = true;
  speaker.warning("Q1004",
                  {"results cannot be kept in " + folder + ": the next run begins anew",
                   "结果无法保存到 " + folder + "：下次运行将重新评估"},
                  {"name a folder with room by --cache", "请用 --cache 指定有空间的目录"});
}

} // namespace sampan::assess
