#include "cli/assess_record.h"

#include "nvcc/inputs.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sstream>
#include <sys/file.h>
#include <unistd.h>

namespace sampan::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char *kCompilers[] = {"nvcc", "g++", "gcc", "c++", "cc", "clang++", "clang"};

std::vector<assess::Job> jobsOf(const std::string &log) {
  std::vector<assess::Job> jobs;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    const json one = json::parse(line, nullptr, false);
    if (!one.is_object())
      continue;
    const Arguments command = one["command"].get<Arguments>();
    for (size_t i = 1; i < command.size(); ++i) {
      const std::string &word = command[i];
      const bool value =
          command[i - 1] == "-o" || command[i - 1] == "-include" || command[i - 1] == "-MF" || command[i - 1] == "-MT";
      const bool cuda = command[0] == "nvcc" && std::ranges::find(command, "cu") != command.end();
      if (word.starts_with("-") || value || !nvcc::isSource(nvcc::kindOf(word, cuda ? "cu" : "")) ||
          nvcc::kindOf(word, "") == nvcc::InputKind::Assembler)
        continue;
      const assess::Job job{word, one["folder"], command};
      if (std::ranges::find(jobs, job) == jobs.end())
        jobs.push_back(job);
    }
  }
  return jobs;
}

// Sampan's nvcc calls the host compiler to link, and for plain sources that are noted as nvcc's already.
std::string recorderText(const std::string &log, const std::string &name, const std::string &real) {
  return "#!/bin/sh\nexec " + quoteForShell(programFolder() + "/sampan") + " assess-record " + quoteForShell(log) +
         " " + name + " " + quoteForShell(real) + " \"$@\"\n";
}

} // namespace

std::optional<std::vector<assess::Job>> recordBuild(const Arguments &build, std::string &end, const Speaker &speaker) {
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(speaker.diagnostics());
  if (!folder)
    return std::nullopt;
  const std::string log = folder->path() + "/log", bin = folder->path() + "/bin";
  fs::create_directory(bin);
  for (const char *name : kCompilers) {
    std::string real = findProgram(name).value_or("");
    if (name == std::string("nvcc"))
      real = fs::weakly_canonical(programFolder() + "/../toolkit/bin/nvcc");
    if (real.empty())
      continue;
    const std::string path = bin + "/" + name;
    if (!writeFile(path, recorderText(log, name, real), speaker.diagnostics()))
      return std::nullopt;
    fs::permissions(path, fs::perms::owner_all);
  }
  const char *path = std::getenv("PATH");
  setenv("PATH", (bin + ":" + (path ? path : "/usr/bin:/bin")).c_str(), 1);
  // What the build prints is no part of the report.
  std::fflush(stdout);
  const int output = fcntl(1, F_DUPFD_CLOEXEC, 3);
  dup2(2, 1);
  const ProcessEnd ended = runProcess(build);
  dup2(output, 1);
  close(output);
  if (path)
    setenv("PATH", path, 1);
  if (!ended.started) {
    speaker.error("Q1006", {"the build cannot be run: " + ended.output, "无法运行构建：" + ended.output},
                  {"check the command behind --", "请检查 -- 之后的命令"});
    return std::nullopt;
  }
  if (!ended.ok())
    end = ended.signal ? strsignal(ended.signal) : "status " + std::to_string(ended.status);
  std::vector<assess::Job> jobs = jobsOf(readFile(log).value_or(""));
  if (jobs.empty()) {
    speaker.error("Q1006", {"the build compiled nothing that could be seen", "构建没有编译任何可见的源文件"},
                  {"clean it first (make clean), and let it find nvcc and g++ on PATH rather than by a full path",
                   "请先清理（make clean），并让构建通过 PATH 而非完整路径找到 nvcc 与 g++"});
    return std::nullopt;
  }
  return jobs;
}

int assessRecordCommand(const Arguments &given) {
  if (given.size() < 3)
    return 2;
  Arguments command(given.begin() + 2, given.end());
  Arguments named = command;
  named[0] = given[1];
  const std::string line = json{{"folder", fs::current_path().string()}, {"command", named}}.dump(
                               -1, ' ', false, json::error_handler_t::replace) +
                           "\n";
  // Locked: several compilers run at a time, and a line may be longer than what is written at once.
  if (const int log = open(given[0].c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600); log >= 0) {
    flock(log, LOCK_EX);
    for (size_t at = 0; at < line.size();) {
      const ssize_t wrote = write(log, line.data() + at, line.size() - at);
      if (wrote <= 0)
        break;
      at += static_cast<size_t>(wrote);
    }
    close(log);
  }
  // nvcc's own calls of the host compiler are not the build's.
  if (given[1] == "nvcc")
    if (const char *path = std::getenv("PATH"))
      if (const char *rest = std::strchr(path, ':'))
        setenv("PATH", std::string(rest + 1).c_str(), 1);
  return becomeProgram(command);
}

} // namespace sampan::cli
