#include "record/recorder.h"

#include "record/real.h"
#include "record/session.h"
#include "record/words.h"

#include <chrono>
#include <cxxabi.h>
#include <deque>
#include <thread>

namespace sampan::record {

using recording::Argument;
using recording::Launch;
using recording::Memory;
using recording::Problem;
using Clock = std::chrono::steady_clock;

namespace {

thread_local bool inside = false; // this thread records: what it calls is not the program's

std::string plainName(const std::string &mangled) {
  int status = 0;
  std::unique_ptr<char, void (*)(void *)> text(abi::__cxa_demangle(mangled.c_str(), nullptr, nullptr, &status),
                                               std::free);
  return text ? text.get() : mangled;
}

void say(const Problem &problem) {
  std::fprintf(stderr, "sampan: warning: %s [%s]\n  help: %s\n", problem.text.c_str(), problem.id.c_str(),
               problem.help.c_str());
}

} // namespace

Recorder::Recorder(const Job &j, Program &p, MemoryMap &m) : job(j), program(p), memory(m) {}

Problem Recorder::start() {
  if (writer.isOpen())
    return {};
  Problem bad = writer.open(job.recording, job.mostBytes, true);
  return bad ? bad : writer.session(describeSession(job.redact, job.about));
}

bool Recorder::chosen(Kernel &kernel) {
  int known = kernel.chosen.load(std::memory_order_relaxed);
  if (known < 0) {
    known = job.kernels.empty();
    if (!known) {
      const std::regex wanted(job.kernels); // `sampan record` has tried it
      known = std::regex_search(plainName(kernel.name), wanted) || std::regex_search(kernel.name, wanted);
    }
    kernel.chosen.store(known, std::memory_order_relaxed);
  }
  return known;
}

Kernel *Recorder::wants(const void *function, uint64_t &index) {
  if (!on.load(std::memory_order_relaxed) || inside)
    return nullptr;
  index = launchCount.fetch_add(1, std::memory_order_relaxed);
  // Kernels stay once they are registered, so that a thread may remember them without a lock.
  struct Known {
    const void *function;
    Kernel *kernel;
  };
  thread_local Known known[16] = {};
  Known &last = known[reinterpret_cast<uintptr_t>(function) / 16 % std::size(known)];
  if (last.function != function)
    last = {function, program.find(function)};
  Kernel *kernel = last.kernel;
  if (!kernel)
    last.function = nullptr; // it may be registered later
  if (!kernel || !chosen(*kernel) || !job.wants(kernel->launches.fetch_add(1, std::memory_order_relaxed)))
    return nullptr;
  return kernel;
}

cudaError_t Recorder::launch(Kernel &kernel, const Order &order, uint64_t index,
                             const std::function<cudaError_t()> &forward) {
  std::lock_guard lock(mutex);
  inside = true;
  const cudaError_t result = record(kernel, order, index, forward);
  inside = false;
  return result;
}

// A kernel that spins until the host does something would never end if the host waited for it here.
std::optional<cudaError_t> Recorder::waitFor(cudaStream_t stream) const {
  const Real &real = Real::get();
  const auto deadline = Clock::now() + std::chrono::seconds(job.patienceSeconds);
  for (cudaStream_t s : {cudaStream_t(nullptr), stream}) {
    cudaError_t error;
    for (int tries = 0; (error = real.cudaStreamQuery(s)) == cudaErrorNotReady; ++tries) {
      real.cudaGetLastError();
      if (Clock::now() > deadline)
        return std::nullopt;
      if (tries < 100)
        std::this_thread::yield();
      else
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    if (error != cudaSuccess)
      return error;
  }
  return cudaSuccess;
}

// Errors that waiting brings to light are the program's: the launch answers them.
bool Recorder::ready(const Order &order, Kernel &kernel, std::string &why, cudaError_t &found) {
  std::optional<cudaError_t> before;
  if (captures.load() > 0)
    why = "while a stream was captured";
  else if (Real::get().cudaPeekAtLastError() != cudaSuccess)
    why = "while an error of CUDA's was pending";
  else if (!program.completeLayout(kernel, job))
    why = "the layout of the arguments is not known (--layouts)";
  else if (!order.arguments && !kernel.fields.empty())
    why = "the launch has no arguments";
  else if (!(before = waitFor(order.stream)))
    why = "work before the launch did not end in time";
  else if ((found = *before))
    why = "work before the launch had failed";
  return why.empty();
}

cudaError_t Recorder::record(Kernel &kernel, const Order &order, uint64_t index,
                             const std::function<cudaError_t()> &forward) {
  std::string why;
  cudaError_t found = cudaSuccess;
  if (!ready(order, kernel, why, found)) {
    skip(why);
    const cudaError_t error = forward();
    return error ? error : found;
  }
  if (Problem bad = start()) {
    stop(bad);
    return forward();
  }
  Launch l;
  l.index = index;
  l.session = writer.sessions() - 1;
  l.kernel = job.redact ? redactedName(kernel.name) : kernel.name;
  const unsigned shape[] = {order.grid.x, order.grid.y, order.grid.z, order.block.x, order.block.y, order.block.z};
  for (int i = 0; i < 3; ++i)
    l.grid[i] = shape[i], l.block[i] = shape[3 + i];
  l.shared = order.shared;
  l.cooperative = order.cooperative;
  l.layout = kernel.layout;
  l.path = kernel.path;
  if (!job.redact)
    l.file = kernel.file, l.line = kernel.line;
  for (size_t i = 0; i < kernel.fields.size(); ++i)
    l.arguments.push_back(
        {kernel.fields[i].offset, std::string(static_cast<const char *>(order.arguments[i]), kernel.fields[i].bytes)});
  writer.mark();
  Problem bad = readBefore(l);
  if (bad) {
    stop(bad);
    return forward();
  }
  const auto begin = Clock::now();
  cudaError_t error = forward();
  std::optional<cudaError_t> end;
  if (error == cudaSuccess && (end = waitFor(order.stream)))
    error = *end;
  if (error || !end) {
    skip(error ? "the kernel failed" : "the kernel did not end in time");
    if ((bad = writer.cutBack()))
      stop(bad);
    return error;
  }
  l.nanoseconds =
      static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin).count());
  if (!(bad = readAfter(l)))
    bad = writer.launch(l);
  if (bad)
    stop(bad);
  return error;
}

Problem Recorder::readPages(const Memory &m, std::vector<uint32_t> &numbers,
                            const std::function<void(uint64_t)> &word) {
  const Real &real = Real::get();
  staging.resize(recording::kPageBytes);
  for (uint64_t at = 0; at < m.bytes; at += recording::kPageBytes) {
    const uint64_t bytes = std::min<uint64_t>(recording::kPageBytes, m.bytes - at);
    const void *from = reinterpret_cast<const void *>(m.address + at);
    // Not cudaMemcpyDefault: what is no device memory any more would be read as the host's.
    const cudaMemcpyKind kind = m.kind == "pinned" ? cudaMemcpyHostToHost : cudaMemcpyDeviceToHost;
    if (cudaError_t error = real.cudaMemcpy(staging.data(), from, bytes, kind)) {
      real.cudaGetLastError();
      return {"R1010", std::string("memory of the device cannot be read: ") + real.cudaGetErrorName(error),
              "the program failed before, or it frees memory while its kernels run"};
    }
    if (word)
      eachWord(staging.data(), bytes, m.address + at, [&](uint64_t &w) { word(w); });
    uint32_t number = 0;
    if (Problem bad = writer.page({staging.data(), bytes}, number))
      return bad;
    numbers.push_back(number);
  }
  return {};
}

Problem Recorder::readBefore(Launch &l) {
  struct Known : Range {
    std::string variable;
  };
  std::map<uint64_t, Known> known;
  for (const auto &[address, range] : memory.copy())
    known[address] = {range, {}};
  std::deque<uint64_t> waiting; // addresses of memory that is to be read
  for (const Variable &v : program.variables()) {
    void *address = nullptr;
    if (Real::get().cudaGetSymbolAddress(&address, v.host) != cudaSuccess) {
      Real::get().cudaGetLastError();
      continue; // of an image that this device does not run
    }
    const uint64_t at = reinterpret_cast<uint64_t>(address);
    if (known.emplace(at, Known{{at, v.bytes, v.constant ? "constant" : "variable"}, v.name}).second)
      waiting.push_back(at);
  }
  auto reach = [&](uint64_t word) {
    auto found = holding(known, word);
    if (found != known.end() && found->second.variable.empty())
      waiting.push_back(found->first);
  };
  for (Argument &a : l.arguments)
    eachWord(a.value.data(), a.value.size(), a.offset, [&](uint64_t &word) { reach(word); });
  uint64_t total = 0;
  while (!waiting.empty()) {
    auto found = known.find(waiting.front());
    waiting.pop_front();
    if (found == known.end())
      continue; // twice in the list
    Memory m{found->second.variable, found->second.kind, found->first, found->second.bytes, {}, {}};
    // Its words may name it again.
    known.erase(found);
    total += m.bytes;
    if (Problem bad = readPages(m, m.before, reach))
      return bad;
    l.memory.push_back(std::move(m));
  }
  return {};
}

Problem Recorder::readAfter(Launch &l) {
  for (Memory &m : l.memory)
    if (Problem bad = readPages(m, m.after, {}))
      return bad;
  return {};
}

void Recorder::skip(const std::string &why) { ++skipped[why]; }

// Recording ends, the program goes on.
void Recorder::stop(const Problem &why) {
  on = false;
  problem = why;
  say(why);
  if (writer.isOpen() && writer.sessions())
    writer.cutBack();
}

void Recorder::end() {
  std::lock_guard lock(mutex);
  on = false;
  if (!writer.isOpen()) {
    // A shell, or another program that launched nothing, leaves the recording to those that it starts.
    if (launchCount.load() == 0 || problem)
      return;
    if (Problem bad = start()) {
      say(bad);
      return;
    }
  }
  nlohmann::json summary = {{"launches_seen", launchCount.load()}, {"skipped", skipped}};
  if (problem)
    summary["stopped"] = {{"id", problem.id}, {"text", problem.text}};
  if (Problem bad = writer.end(summary); bad && !problem)
    say(bad);
}

void Recorder::forked() {
  on = false;
  writer.abandon();
}

} // namespace sampan::record
