#include "verify/preload.h"

#include "support/file.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdlib>
#include <cstring>

namespace sampan::verify {
namespace {

std::string environmentOf(const char *name) {
  const char *value = std::getenv(name);
  return value ? value : "";
}

std::string preloadList(const std::string &recorder) {
  const std::string before = environmentOf("LD_PRELOAD");
  return before.empty() ? recorder : recorder + ":" + before;
}

constexpr const char *kJob = "SAMPAN_RECORD_JOB";

} // namespace

std::optional<std::string> findRecorder(const Speaker &speaker) {
  const std::string folder = programFolder();
  for (const char *place : {"/../toolkit/lib64/", "/../lib64/", "/../lib/"})
    if (const std::string path = folder + place + "libsampan_record.so"; isFile(path))
      return path;
  speaker.error(
      "R1030", {"libsampan_record.so is not installed beside sampan", "sampan 旁未安装 libsampan_record.so"},
      {"install Sampan as a whole, or build the target sampan_record", "请完整安装 Sampan，或构建目标 sampan_record"});
  return std::nullopt;
}

void preload(const std::string &recorder, const nlohmann::json &job) {
  setenv("LD_PRELOAD", preloadList(recorder).c_str(), 1);
  setenv(kJob, job.dump().c_str(), 1);
}

bool runPreloaded(const PreloadRun &run, const nlohmann::json &job, const Speaker &speaker) {
  std::vector<std::string> argv = {"timeout",
                                   "--kill-after=5",
                                   std::to_string(run.seconds),
                                   "env",
                                   "LD_PRELOAD=" + preloadList(run.recorder),
                                   std::string(kJob) + "=" + job.dump()};
  for (const auto &[name, value] : run.environment)
    argv.push_back(name + "=" + value);
  argv.push_back(run.program);
  const ProcessEnd end = runProcess(argv, Streams::Capture);
  if (end.ok())
    return true;
  const std::string said = end.output.empty() ? "" : "\n" + end.output;
  const int signal = end.signal ? end.signal : end.status > 128 ? end.status - 128 : 0;
  if (!end.started || end.status == 126 || end.status == 127)
    return speaker.error("R1031",
                         {"'" + run.program + "' cannot be run" + said, "无法运行“" + run.program + "”" + said},
                         {"name the program with --program, and check that its libraries are found",
                          "请用 --program 指定程序，并检查其依赖的库"});
  if (end.status == 124 || end.status == 137)
    return speaker.error(
        "R1033",
        fill(Words{"the replay was ended after {0} seconds", "重放在 {0} 秒后被终止"}, {std::to_string(run.seconds)}),
        {"a kernel hangs, or is slow here: raise --timeout", "内核可能死循环或较慢：请增大 --timeout"});
  if (signal)
    return speaker.error("R1032",
                         fill(Words{"the replay was ended by signal {0} ({1})", "重放被信号 {0}（{1}）终止"},
                              {std::to_string(signal), strsignal(signal)}),
                         {"a kernel reads or writes where it must not; what it said:" + said,
                          "内核访问了不允许的内存；程序输出：" + said});
  return speaker.error("R1034", {"the replay could not be done" + said, "无法完成重放" + said},
                       {"see the program's own message above", "见上方程序自身的信息"});
}

} // namespace sampan::verify
