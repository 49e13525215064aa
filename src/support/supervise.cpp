#include "support/process.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sampan {
namespace {

// Whoever started us may have SIGCHLD ignored; waitpid would then find nothing to wait for.
void expectChildren() {
  struct sigaction standard = {};
  standard.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &standard, nullptr);
}

sigset_t signalsToAwait() {
  sigset_t set;
  sigemptyset(&set);
  for (int s : {SIGINT, SIGTERM, SIGHUP, SIGCHLD})
    sigaddset(&set, s);
  return set;
}

} // namespace

WorkEnd runSupervised(const std::function<int()> &work) {
  WorkEnd end;
  std::fflush(nullptr);
  expectChildren();
  sigset_t awaited = signalsToAwait(), before;
  sigprocmask(SIG_BLOCK, &awaited, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
      _exit(1);
    int status = work();
    std::fflush(nullptr);
    // No destructors: what they would free ends with the process, and the parent tidies the folders.
    _exit(status);
  }
  if (child < 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    end.status = work();
    return end;
  }
  for (;;) {
    int raw = 0;
    pid_t done = waitpid(child, &raw, WNOHANG);
    if (done == child || (done < 0 && errno != EINTR)) {
      if (done != child)
        end.status = 1;
      else if (WIFSIGNALED(raw))
        end.signal = WTERMSIG(raw);
      else
        end.status = WEXITSTATUS(raw);
      break;
    }
    int signal = sigwaitinfo(&awaited, nullptr);
    if (signal > 0 && signal != SIGCHLD) {
      end.interruption = signal;
      kill(child, signal);
    }
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return end;
}

void endBySignal(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  sigprocmask(SIG_UNBLOCK, &only, nullptr);
  raise(signal);
  _exit(128 + signal);
}

} // namespace sampan
