#include "drivers/cpu/fault.h"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <ucontext.h>
#include <unistd.h>

namespace sampan::rt {
namespace {

constexpr int kSlots = 64; // launches at once that can be named; more only go unnamed
std::atomic<const sampan_kernel *> running[kSlots];
std::atomic<int> scopes{0};

struct sigaction previousSegv, previousBus;

// Only write(): the heap may be what is broken.
class Line {
public:
  Line &operator<<(const char *text) {
    size_t n = std::strlen(text);
    if (n > sizeof buffer - length)
      n = sizeof buffer - length;
    std::memcpy(buffer + length, text, n);
    length += n;
    return *this;
  }
  Line &hex(uintptr_t value) {
    char digits[20] = "0x";
    int n = 2, shift = 60;
    while (shift > 0 && !(value >> shift))
      shift -= 4;
    for (; shift >= 0; shift -= 4)
      digits[n++] = "0123456789abcdef"[value >> shift & 15];
    digits[n] = 0;
    return *this << digits;
  }
  void print() {
    if (write(STDERR_FILENO, buffer, length) < 0)
      return; // nobody is left to be told
  }

private:
  char buffer[2048];
  size_t length = 0;
};

const char *accessOf([[maybe_unused]] void *context) {
#if defined(__x86_64__)
  constexpr unsigned kWrite = 2; // bit of the page-fault error code
  return static_cast<ucontext_t *>(context)->uc_mcontext.gregs[REG_ERR] & kWrite ? "wrote to" : "read";
#else
  return "touched";
#endif
}

void onFault(int signal, siginfo_t *info, void *context) {
  const struct sigaction &previous = signal == SIGSEGV ? previousSegv : previousBus;
  if (scopes.load() > 0) {
    Line line;
    int count = 0;
    for (auto &slot : running)
      count += slot.load() != nullptr;
    line << "sampan: error: invalid address: " << accessOf(context) << " ";
    line.hex(reinterpret_cast<uintptr_t>(info->si_addr));
    line << (count == 1 ? " while this kernel was running:" : " while these kernels were running:");
    for (auto &slot : running)
      if (const sampan_kernel *kernel = slot.load())
        line << " " << kernel->name;
    line << " [S7320]\n  help: check the kernel's subscripts against the sizes of its arrays; compile with -G -g and "
            "run in gdb to see the line\n";
    line.print();
  }
  // The handler that was there before decides: a debugger's, a sanitizer's, or the default, which ends the process.
  // The instruction faults again as soon as this returns.
  sigaction(signal, &previous, nullptr);
}

void install() {
  struct sigaction action = {};
  action.sa_sigaction = onFault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, &previousSegv);
  sigaction(SIGBUS, &action, &previousBus);
}

} // namespace

FaultScope::FaultScope(const sampan_kernel &kernel) : slot(-1) {
  // Installed at the first launch and left: two system calls for every launch would cost more than a small one.
  static std::once_flag once;
  std::call_once(once, install);
  ++scopes;
  for (int i = 0; i < kSlots; ++i) {
    const sampan_kernel *none = nullptr;
    if (running[i].compare_exchange_strong(none, &kernel)) {
      slot = i;
      break;
    }
  }
}

FaultScope::~FaultScope() {
  if (slot >= 0)
    running[slot].store(nullptr);
  --scopes;
}

} // namespace sampan::rt
