#include "nvrtc/child.h"

#include <cuda_runtime_api.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace sampan::nvrtc {
namespace fs = std::filesystem;
namespace {

// Flags that a user sets for nvcc are no business of a program's own compilations.
std::vector<char *> cleanEnvironment() {
  std::vector<char *> all;
  for (char **one = environ; one && *one; ++one)
    if (std::strncmp(*one, "NVCC_PREPEND_FLAGS=", 19) != 0 && std::strncmp(*one, "NVCC_APPEND_FLAGS=", 18) != 0)
      all.push_back(*one);
  all.push_back(nullptr);
  return all;
}

// The nvcc of a toolkit, if `library` is one of it and it is Sampan's.
std::string besideLibrary(const fs::path &library) {
  std::error_code failed;
  const fs::path real = fs::canonical(library, failed);
  if (failed)
    return {};
  const fs::path toolkit = real.parent_path().parent_path();
  const fs::path nvcc = toolkit / "bin/nvcc";
  return fs::exists(toolkit / "lib64/libsampan_rt.so", failed) && access(nvcc.c_str(), X_OK) == 0 ? nvcc.string() : "";
}

std::string besideLibraryOf(const void *function) {
  Dl_info found{};
  return dladdr(function, &found) && found.dli_fname ? besideLibrary(found.dli_fname) : "";
}

} // namespace

std::string findCompiler() {
  for (const void *function :
       {reinterpret_cast<const void *>(&cudaRuntimeGetVersion), reinterpret_cast<const void *>(&findCompiler)})
    if (std::string nvcc = besideLibraryOf(function); !nvcc.empty())
      return nvcc;
  const char *path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (std::string nvcc = besideLibrary(fs::path(folder) / "nvcc"); !nvcc.empty())
      return nvcc;
  return {};
}

ChildEnd runChild(const std::vector<std::string> &command) {
  ChildEnd end;
  std::vector<char *> argv;
  for (const std::string &word : command)
    argv.push_back(const_cast<char *>(word.c_str()));
  argv.push_back(nullptr);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    end.output = std::strerror(errno);
    return end;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  std::vector<char *> environment = cleanEnvironment();
  pid_t child = 0;
  const int problem = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (problem) {
    close(ends[0]);
    end.output = command.front() + ": " + std::strerror(problem) + "\n";
    return end;
  }
  end.started = true;
  char piece[4096];
  for (ssize_t got; (got = read(ends[0], piece, sizeof piece)) != 0;)
    if (got > 0)
      end.output.append(piece, static_cast<size_t>(got));
    else if (errno != EINTR)
      break;
  close(ends[0]);
  int status = 0;
  pid_t waited;
  while ((waited = waitpid(child, &status, 0)) < 0 && errno == EINTR) {
  }
  // A program that ignores SIGCHLD has no status to give: what is missing then shows in the next step.
  if (waited == child && WIFSIGNALED(status))
    end.signal = WTERMSIG(status);
  else if (waited == child)
    end.status = WEXITSTATUS(status);
  return end;
}

} // namespace sampan::nvrtc
