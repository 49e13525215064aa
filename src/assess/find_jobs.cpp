#include "assess/find_jobs.h"

#include "support/file.h"
#include "support/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace sampan::assess {
namespace fs = std::filesystem;

std::optional<std::vector<Job>> findSources(const std::string &folder, const Speaker &speaker) {
  std::vector<Job> jobs;
  std::set<fs::path> seen; // folders, links resolved: a link that leads back is not walked again
  std::vector<fs::path> waiting{folder};
  std::error_code problem;
  while (!waiting.empty()) {
    const fs::path at = waiting.back();
    waiting.pop_back();
    if (!seen.insert(fs::canonical(at, problem)).second)
      continue;
    fs::directory_iterator entries(at, problem);
    if (problem) {
      const Words text{"the folder " + at.string() + " cannot be read", "目录 " + at.string() + " 无法读取"};
      const Words hint{"check the name and who may read it", "请检查名称和读取权限"};
      if (at == folder)
        return speaker.error("Q1002", text, hint), std::nullopt;
      speaker.warning("Q1002", text, hint);
      continue;
    }
    for (const fs::directory_entry &entry : entries) {
      if (entry.is_directory(problem)) {
        if (!entry.path().filename().string().starts_with("."))
          waiting.push_back(entry.path());
      } else if (entry.path().extension() == ".cu" && entry.is_regular_file(problem)) {
        const fs::path file = fs::absolute(entry.path()).lexically_normal();
        jobs.push_back({file.filename(), file.parent_path(), {"nvcc", "-c", file.filename()}});
      }
    }
  }
  if (jobs.empty())
    return speaker.error("Q1002", {"there is no CUDA source below " + folder, folder + " 下没有 CUDA 源文件"},
                         {"sources are files that end in .cu", "源文件是以 .cu 结尾的文件"}),
           std::nullopt;
  std::ranges::sort(jobs, {}, [](const Job &j) { return std::tie(j.folder, j.file); });
  return jobs;
}

std::optional<std::vector<Job>> readCommands(const std::string &path, const Speaker &speaker) {
  const auto refuse = [&](const std::string &en, const std::string &zh) {
    speaker.error("Q1003", {path + ": " + en, path + "：" + zh},
                  {"make it with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or assess with -- make",
                   "用 cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON 生成，或使用 -- make 方式评估"});
    return std::nullopt;
  };
  const std::optional<std::string> text = readFile(path);
  if (!text)
    return refuse("cannot be read", "无法读取");
  const nlohmann::json all = nlohmann::json::parse(*text, nullptr, false);
  if (!all.is_array())
    return refuse("is not a list of commands", "不是命令列表");
  std::vector<Job> jobs;
  for (const nlohmann::json &one : all) {
    Job job;
    if (one.is_object()) {
      const auto word = [&](const char *name) {
        return one.contains(name) && one[name].is_string() ? one[name].get<std::string>() : std::string();
      };
      job = {word("file"), word("directory"), splitWords(word("command"))};
      if (one.contains("arguments") && one["arguments"].is_array())
        for (const nlohmann::json &argument : one["arguments"])
          if (argument.is_string())
            job.command.push_back(argument);
    }
    if (job.file.empty() || job.folder.empty() || job.command.empty())
      return refuse("entry " + std::to_string(jobs.size() + 1) + " lacks its file, directory or command",
                    "第 " + std::to_string(jobs.size() + 1) + " 项缺少 file、directory 或 command");
    if (fs::path(job.folder).is_relative())
      job.folder = (fs::absolute(path).parent_path() / job.folder).lexically_normal();
    if (std::ranges::find(jobs, job) == jobs.end())
      jobs.push_back(std::move(job));
  }
  if (jobs.empty())
    return refuse("holds no command", "没有任何命令");
  return jobs;
}

} // namespace sampan::assess
