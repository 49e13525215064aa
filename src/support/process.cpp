#include "support/process.h"

#include "support/file.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sampan {
namespace {

std::vector<char *> toPointers(const std::vector<std::string> &argv) {
  std::vector<char *> pointers;
  for (const std::string &a : argv)
    pointers.push_back(const_cast<char *>(a.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

void waitFor(pid_t child, ProcessEnd &end) {
  int raw = 0;
  while (waitpid(child, &raw, 0) < 0)
    if (errno != EINTR) {
      end.status = 127;
      return;
    }
  if (WIFSIGNALED(raw))
    end.signal = WTERMSIG(raw);
  else
    end.status = WEXITSTATUS(raw);
}

std::string readAll(int fd) {
  std::string all;
  char buffer[4096];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n > 0)
      all.append(buffer, static_cast<size_t>(n));
    else if (n == 0 || errno != EINTR)
      return all;
  }
}

} // namespace

ProcessEnd runProcess(const std::vector<std::string> &argv, Streams streams) {
  ProcessEnd end;
  std::optional<std::string> program = findProgram(argv.at(0));
  if (!program) {
    end.output = "no program '" + argv[0] + "' on PATH";
    return end;
  }
  int output[2] = {-1, -1}, failure[2] = {-1, -1};
  // `failure` closes by itself when exec succeeds and carries errno when it does not.
  if (pipe2(failure, O_CLOEXEC) != 0 || (streams == Streams::Capture && pipe2(output, O_CLOEXEC) != 0)) {
    end.output = std::strerror(errno);
    return end;
  }
  std::vector<char *> pointers = toPointers(argv);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
      _exit(127);
    if (streams == Streams::Capture) {
      dup2(output[1], STDOUT_FILENO);
      dup2(output[1], STDERR_FILENO);
    }
    execv(program->c_str(), pointers.data());
    int error = errno;
    [[maybe_unused]] ssize_t n = write(failure[1], &error, sizeof error);
    _exit(127);
  }
  close(failure[1]);
  if (streams == Streams::Capture)
    close(output[1]);
  int error = 0;
  if (child < 0)
    end.output = std::strerror(errno);
  else if (read(failure[0], &error, sizeof error) == sizeof error)
    end.output = "cannot run '" + *program + "': " + std::strerror(error);
  else
    end.started = true;
  close(failure[0]);
  if (streams == Streams::Capture) {
    if (end.started)
      end.output = readAll(output[0]);
    close(output[0]);
  }
  if (child > 0)
    waitFor(child, end);
  return end;
}

int becomeProgram(const std::vector<std::string> &argv) {
  std::optional<std::string> program = findProgram(argv.at(0));
  if (program)
    execv(program->c_str(), toPointers(argv).data());
  std::fprintf(stderr, "cannot run '%s': %s\n", argv[0].c_str(), program ? std::strerror(errno) : "no such program");
  return 127;
}

std::optional<std::string> findProgram(const std::string &name) {
  auto runs = [](const std::string &path) { return isFile(path) && access(path.c_str(), X_OK) == 0; };
  if (name.find('/') != std::string::npos)
    return runs(name) ? std::optional(name) : std::nullopt;
  const char *list = std::getenv("PATH");
  std::string rest = list ? list : "/usr/local/bin:/usr/bin:/bin";
  for (size_t begin = 0; begin <= rest.size();) {
    size_t end = std::min(rest.find(':', begin), rest.size());
    std::string folder = rest.substr(begin, end - begin);
    std::string path = (folder.empty() ? "." : folder) + "/" + name;
    if (runs(path))
      return path;
    begin = end + 1;
  }
  return std::nullopt;
}

std::string programFolder() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().string();
}

} // namespace sampan
