// The JSON of `sampan assess`: each compilation is a job, each chip that is owned a place where it might go.
#include "fleet/report.h"

#include "support/file.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace sampan::fleet {
namespace {

using Json = nlohmann::json;

// What a person reads of one job; all of it is in the assessment's own report.
constexpr size_t kMostObstacles = 20;

const Json &member(const Json &of, const char *name) {
  static const Json kNothing;
  const auto found = of.is_object() ? of.find(name) : of.end();
  return of.is_object() && found != of.end() ? *found : kNothing;
}

std::string text(const Json &value) { return value.is_string() ? value.get<std::string>() : ""; }

Words words(const Json &value) { return {text(member(value, "en")), text(member(value, "zh"))}; }

std::string placeOf(const Json &finding) {
  const Json &where = member(finding, "where");
  const Json &line = member(where, "line");
  const std::string file = text(member(where, "file"));
  return line.is_number_unsigned() && line.get<unsigned>() ? file + ":" + std::to_string(line.get<unsigned>()) : file;
}

void addObstacles(const Json &findings, Move &move) {
  if (!findings.is_array())
    return;
  for (const Json &finding : findings) {
    const std::string verdict = text(member(finding, "verdict"));
    if (verdict != "unsupported" && verdict != "look")
      continue;
    if (move.obstacles.size() == kMostObstacles)
      ++move.more;
    else
      move.obstacles.push_back({text(member(finding, "id")), placeOf(finding), words(member(finding, "what")),
                                words(member(finding, "todo"))});
  }
}

Move moveOf(const Json &unit, const Line &line) {
  Move move;
  move.chip = line.chip ? line.chip->id : line.given;
  if (!line.chip || !line.target) {
    move.obstacles.push_back({"",
                              "",
                              line.chip ? Words{"Sampan has no target for this chip", "Sampan 没有该芯片的目标"}
                                        : Words{"the chip is not in the catalogue, so no target is known for it",
                                                "目录中没有该芯片，因此没有对应目标"},
                              {"none today", "目前没有"}});
    return move;
  }
  const std::string verdict = text(member(member(unit, "verdicts"), line.target->name.c_str()));
  if (verdict.empty()) {
    move.standing = Standing::NotAsked;
    move.state = {"not assessed", "未评估"};
    move.obstacles.push_back(
        {"",
         "",
         {"the assessment did not ask the target " + line.target->name, "该评估未涉及目标 " + line.target->name},
         {"sampan targets shows how far it is", "sampan targets 说明其进展"}});
    return move;
  }
  if (verdict == "works" || verdict == "emulated") {
    move.standing = line.target->programs ? Standing::Buildable : Standing::KernelsOnly;
    move.state = verdict == "works" ? Words{"accepted by the target; nothing emitted yet", "目标已接受；尚未生成代码"}
                                    : Words{"accepted by the target, with emulation; nothing emitted yet",
                                            "目标以仿真方式接受；尚未生成代码"};
    return move;
  }
  move.standing = verdict == "look" ? Standing::Look : Standing::Blocked;
  move.state = move.standing == Standing::Look ? Words{"not decided by the assessment", "评估未能得出结论"}
                                               : Words{"refused by the target", "目标拒绝"};
  addObstacles(member(unit, "general"), move);
  addObstacles(member(member(unit, "targets"), line.target->name.c_str()), move);
  return move;
}

} // namespace

const char *standingId(Standing standing) {
  constexpr const char *kIds[] = {"buildable", "kernels_only", "look", "blocked", "not_asked", "no_target"};
  return kIds[static_cast<size_t>(standing)];
}

Words standingWords(Standing standing) {
  switch (standing) {
  case Standing::Buildable: return {"can be built and tried today", "今天即可构建并试运行"};
  case Standing::KernelsOnly: return {"kernels only: no whole program yet", "仅内核：尚不能构建整个程序"};
  case Standing::Look: return {"needs a look", "需人工查看"};
  case Standing::Blocked: return {"something stands in the way", "存在障碍"};
  case Standing::NotAsked: return {"not assessed for this chip", "未针对该芯片评估"};
  case Standing::NoTarget: return {"no target for this chip", "没有该芯片的目标"};
  }
  return {};
}

bool readJobs(const std::string &path, Report &report, const Speaker &speaker) {
  const Words wayOut{"give what 'sampan assess … --json FILE' wrote", "请提供 sampan assess … --json 文件 的输出"};
  constexpr uintmax_t kLargest = 512u << 20;
  std::error_code failed;
  const bool ordinary = std::filesystem::is_regular_file(path, failed);
  const uintmax_t size = ordinary ? std::filesystem::file_size(path, failed) : 0;
  const std::optional<std::string> content = size && size <= kLargest ? readFile(path) : std::nullopt;
  if (!content)
    return speaker.error("U1201", {"'" + path + "' cannot be read", "无法读取“" + path + "”"}, wayOut);
  const Json all = Json::parse(*content, nullptr, false);
  const Json &units = member(all, "units");
  if (text(member(all, "schema")) != "sampan.assess/1" || !units.is_array())
    return speaker.error(
        "U1201",
        {"'" + path + "' is not an assessment (sampan.assess/1)", "“" + path + "”不是评估结果（sampan.assess/1）"},
        wayOut);
  report.subject = text(member(all, "subject"));
  for (const Json &unit : units) {
    Job job;
    job.name = text(member(unit, "path"));
    if (job.name.empty())
      job.name = text(member(unit, "file"));
    job.kernels = member(unit, "kernels").is_array() ? member(unit, "kernels").size() : 0;
    for (const Line &line : report.lines)
      job.moves.push_back(moveOf(unit, line));
    report.jobs.push_back(std::move(job));
  }
  return true;
}

} // namespace sampan::fleet
