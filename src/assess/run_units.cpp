#include "assess/run_units.h"

#include "assess/cache.h"
#include "assess/json.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <optional>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sampan::assess {
namespace {

using Clock = std::chrono::steady_clock;

struct Child {
  pid_t pid;
  size_t job;
  int memory; // the child writes its result here: no disk is needed
  Clock::time_point begin;
  bool late = false;
};

sigset_t awaitedSignals() {
  sigset_t set;
  sigemptyset(&set);
  for (int s : {SIGINT, SIGTERM, SIGHUP, SIGCHLD})
    sigaddset(&set, s);
  return set;
}

std::string readAll(int file) {
  const off_t size = lseek(file, 0, SEEK_END);
  std::string text(size > 0 ? static_cast<size_t>(size) : 0, '\0');
  return pread(file, text.data(), text.size(), 0) == size ? text : "";
}

[[noreturn]] void work(const Job &job, const RunOptions &options, int memory, const sigset_t &signals) {
  // SIGKILL: the parent's end must leave nobody behind, not even one who is stuck.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0); // Ctrl-C is the parent's to answer
  sigprocmask(SIG_SETMASK, &signals, nullptr);
  const int nothing = open("/dev/null", O_RDWR);
  for (int stream : {0, 1, 2})
    dup2(nothing, stream);
  Unit unit{job.file, job.folder, job.command};
  if (chdir(job.folder.c_str()) != 0)
    _exit(3);
  options.assess(job, unit);
  using nlohmann::json;
  const std::string text = json(unit).dump(-1, ' ', false, json::error_handler_t::replace);
  for (size_t at = 0; at < text.size();) {
    const ssize_t wrote = write(memory, text.data() + at, text.size() - at);
    if (wrote <= 0)
      _exit(4);
    at += static_cast<size_t>(wrote);
  }
  _exit(0);
}

// What is said of a file whose assessment gave no answer.
Unit failed(const Job &job, const Child &child, int raw, unsigned seconds) {
  Unit unit{job.file, job.folder, job.command};
  unit.state = State::Failed;
  Finding f;
  f.where = {job.file, 0, 0};
  if (child.late) {
    f.id = "Q1202";
    f.what = fill(Words{"not assessed: it took longer than {0} s", "未评估：超过 {0} 秒"}, {std::to_string(seconds)});
    f.todo = {"give it more time with --seconds", "用 --seconds 给予更多时间"};
  } else {
    const std::string how = WIFSIGNALED(raw) ? strsignal(WTERMSIG(raw)) : "status " + std::to_string(WEXITSTATUS(raw));
    f.id = "Q1201";
    f.what = {"not assessed: the assessment of this file ended (" + how + ")",
              "未评估：该文件的评估中断（" + how + "）"};
    f.todo = {"compile it with nvcc to see what it says; if that crashes as well, please report it",
              "用 nvcc 编译以查看提示；若同样崩溃，请报告"};
  }
  unit.firstError = f.what.en;
  unit.general.push_back(f);
  return unit;
}

class Pool {
public:
  Pool(const std::vector<Job> &jobs, const RunOptions &options, const Speaker &speaker)
      : jobs(jobs), options(options), speaker(speaker), cache(options.cache, options.tool), found(jobs.size()) {}

  RunResult run() {
    const sigset_t awaited = awaitedSignals();
    sigprocmask(SIG_BLOCK, &awaited, &before);
    while ((next < jobs.size() || !children.empty()) && !result.interruption) {
      while (next < jobs.size() && children.size() < options.jobs)
        begin(next++);
      if (children.empty())
        continue;
      const timespec wait{1, 0};
      const int signal = sigtimedwait(&awaited, nullptr, &wait);
      if (signal > 0 && signal != SIGCHLD)
        result.interruption = signal;
      reap();
    }
    for (const Child &c : children) {
      kill(-c.pid, SIGKILL);
      kill(c.pid, SIGKILL);
      waitpid(c.pid, nullptr, 0);
      close(c.memory);
    }
    sigprocmask(SIG_SETMASK, &before, nullptr);
    for (std::optional<Unit> &unit : found) {
      if (unit)
        result.units.push_back(std::move(*unit));
      else
        ++result.notReached;
    }
    return std::move(result);
  }

private:
  void begin(size_t index) {
    const Job &job = jobs[index];
    if (std::optional<Unit> known = cache.find(job)) {
      ++result.fromCache;
      done(index, std::move(*known));
      return;
    }
    const int memory = memfd_create("sampan-assess", MFD_CLOEXEC);
    const pid_t pid = memory < 0 ? -1 : fork();
    if (pid == 0)
      work(job, options, memory, before);
    if (pid < 0) {
      if (memory >= 0)
        close(memory);
      done(index, failed(job, {}, 1 << 8, options.seconds));
      return;
    }
    children.push_back({pid, index, memory, Clock::now()});
  }

  void reap() {
    std::erase_if(children, [&](Child &c) {
      int raw = 0;
      if (waitpid(c.pid, &raw, WNOHANG) != c.pid) {
        if (Clock::now() - c.begin > std::chrono::seconds(options.seconds)) {
          c.late = true;
          kill(c.pid, SIGKILL);
        }
        return false;
      }
      std::optional<Unit> unit;
      if (WIFEXITED(raw) && WEXITSTATUS(raw) == 0)
        try {
          unit = nlohmann::json::parse(readAll(c.memory)).get<Unit>();
          unit->seconds = std::chrono::duration<double>(Clock::now() - c.begin).count();
          cache.keep(jobs[c.job], *unit, speaker);
        } catch (const nlohmann::json::exception &) {
          unit.reset();
        }
      close(c.memory);
      done(c.job, unit ? std::move(*unit) : failed(jobs[c.job], c, raw, options.seconds));
      return true;
    });
  }

  void done(size_t index, Unit unit) {
    found[index] = std::move(unit);
    if (options.progress)
      options.progress(++count, jobs.size(), jobs[index].file);
  }

  const std::vector<Job> &jobs;
  const RunOptions &options;
  const Speaker &speaker;
  Cache cache;
  std::vector<std::optional<Unit>> found;
  std::vector<Child> children;
  sigset_t before = {};
  size_t next = 0, count = 0;
  RunResult result;
};

} // namespace

RunResult runUnits(const std::vector<Job> &jobs, const RunOptions &options, const Speaker &speaker) {
  return Pool(jobs, options, speaker).run();
}

} // namespace sampan::assess
