// Other programs: found, run, waited for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sampan {

struct ProcessEnd {
  bool started = false; // false: the program could not be run; `output` says why
  int status = 0;       // what it exited with, if no signal ended it
  int signal = 0;
  std::string output; // what it wrote to both streams, if captured
  bool ok() const { return started && status == 0 && signal == 0; }
};

enum class Streams { Inherit, Capture };

// The program is looked for on PATH if its name has no slash. It is told to end when this process does.
ProcessEnd runProcess(const std::vector<std::string> &argv, Streams = Streams::Inherit);

// Puts the program in this process's place. Returns only if that fails: 127, after saying why on standard error.
int becomeProgram(const std::vector<std::string> &argv);

// Full path of a program, looked for on PATH unless the name has a slash.
std::optional<std::string> findProgram(const std::string &name);

// Folder of the running executable, links resolved.
std::string programFolder();

// Runs `work` in a child process and ends with it whatever happens to it: a crash, a signal to this process, no memory.
// The caller can then tidy up what the child left, which no signal handler inside a compiler could do safely.
struct WorkEnd {
  int status = 0;
  int signal = 0;       // that ended the child
  int interruption = 0; // SIGINT, SIGTERM or SIGHUP that this process was sent meanwhile
};
WorkEnd runSupervised(const std::function<int()> &work);

// Ends this process by the signal's default action, so that shells and make see why.
[[noreturn]] void endBySignal(int signal);

} // namespace sampan
