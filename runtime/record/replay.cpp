#include "record/replay.h"

#include "record/memory_map.h"
#include "record/real.h"
#include "record/session.h"
#include "record/words.h"
#include "recording/reader.h"
#include "recording/writer.h"

#include <dlfcn.h>

namespace sampan::record {
namespace {

using recording::Argument;
using recording::Launch;
using recording::Memory;
using recording::Problem;

struct Place {
  uint64_t bytes = 0, other = 0; // where the memory lies on the other side
};

Problem cudaProblem(const std::string &what, cudaError_t error) {
  return {"R1013", what + ": " + Real::get().cudaGetErrorName(error) + ", " + Real::get().cudaGetErrorString(error),
          "run it where as much memory is free as the recorded kernel reached"};
}

// One launch, brought to life: memory is allocated, filled, and freed at the end.
class Stage {
public:
  Stage(const Program &p, const recording::Reader &r, const Launch &l) : program(p), from(r), launch(l) {}
  Stage(const Stage &) = delete;
  ~Stage() {
    for (void *pointer : owned)
      Real::get().cudaFree(pointer);
  }

  Problem prepare();
  Problem fill();
  Problem run(uint64_t &nanoseconds, int &error);
  Problem read(recording::Writer &, Launch &outcome);

private:
  Problem place(const Memory &, uint64_t &address);

  const Program &program;
  const recording::Reader &from;
  const Launch &launch;
  Kernel *kernel = nullptr;
  std::map<uint64_t, Place> toHere, toThere; // by address
  std::vector<void *> owned;
  std::vector<Argument> arguments;
};

void move(const std::map<uint64_t, Place> &places, uint64_t &word) {
  if (auto found = holding(places, word); found != places.end())
    word = word - found->first + found->second.other;
}

Problem otherVersion(const std::string &text) {
  return {"R1012", text, "verify it with a build of the sources that were recorded (--program)"};
}

Problem Stage::place(const Memory &m, uint64_t &address) {
  void *pointer = nullptr;
  if (m.variable.empty()) {
    if (cudaError_t error = Real::get().cudaMalloc(&pointer, m.bytes))
      return cudaProblem("no memory for " + std::to_string(m.bytes) + " bytes", error);
    owned.push_back(pointer);
  } else {
    const std::vector<Variable> all = program.variables();
    auto found = std::find_if(all.begin(), all.end(), [&](const Variable &v) { return v.name == m.variable; });
    if (found == all.end() || found->bytes != m.bytes)
      return otherVersion("this program has no device variable " + m.variable + " of " + std::to_string(m.bytes) +
                          " bytes");
    if (cudaError_t error = Real::get().cudaGetSymbolAddress(&pointer, found->host))
      return cudaProblem("the device variable " + m.variable, error);
  }
  address = reinterpret_cast<uint64_t>(pointer);
  return {};
}

Problem Stage::prepare() {
  kernel = program.find(launch.kernel);
  if (!kernel)
    return otherVersion("this program has no kernel " + launch.kernel);
  // Of a kernel without a layout of ours the recording's is all there is; a kernel's name tells its argument types.
  bool same = kernel->layout.empty() || kernel->fields.size() == launch.arguments.size();
  for (size_t i = 0; same && !kernel->layout.empty() && i < kernel->fields.size(); ++i)
    same = kernel->fields[i].offset == launch.arguments[i].offset &&
           kernel->fields[i].bytes == launch.arguments[i].value.size();
  if (!same)
    return otherVersion("kernel " + launch.kernel + " takes other arguments in this program");
  for (const Memory &m : launch.memory) {
    uint64_t here = 0;
    if (Problem bad = place(m, here))
      return bad;
    toHere[m.address] = {m.bytes, here};
    toThere[here] = {m.bytes, m.address};
  }
  arguments = launch.arguments;
  for (Argument &a : arguments)
    eachWord(a.value.data(), a.value.size(), a.offset, [&](uint64_t &word) { move(toHere, word); });
  return {};
}

Problem Stage::fill() {
  std::string bytes;
  for (const Memory &m : launch.memory)
    for (size_t i = 0; i < m.before.size(); ++i) {
      const uint64_t at = i * recording::kPageBytes;
      if (Problem bad = from.page(m.before, i, m.bytes, bytes))
        return bad;
      eachWord(bytes.data(), bytes.size(), m.address + at, [&](uint64_t &word) { move(toHere, word); });
      void *to = reinterpret_cast<void *>(toHere.at(m.address).other + at);
      if (cudaError_t error = Real::get().cudaMemcpy(to, bytes.data(), bytes.size(), cudaMemcpyHostToDevice))
        return cudaProblem("memory cannot be filled", error);
    }
  return {};
}

Problem Stage::run(uint64_t &nanoseconds, int &error) {
  const Real &real = Real::get();
  std::vector<void *> pointers;
  for (Argument &a : arguments)
    pointers.push_back(a.value.data());
  const auto begin = std::chrono::steady_clock::now();
  auto start = launch.cooperative ? real.cudaLaunchCooperativeKernel : real.cudaLaunchKernel;
  error = start(kernel->host, {launch.grid[0], launch.grid[1], launch.grid[2]},
                {launch.block[0], launch.block[1], launch.block[2]}, pointers.data(), launch.shared, nullptr);
  if (!error)
    error = real.cudaDeviceSynchronize();
  const auto spent = std::chrono::steady_clock::now() - begin;
  nanoseconds = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count());
  return {};
}

Problem Stage::read(recording::Writer &to, Launch &outcome) {
  std::string bytes;
  for (Memory &m : outcome.memory) {
    m.before.clear();
    m.after.clear();
    const uint64_t here = toHere.at(m.address).other;
    for (uint64_t at = 0; at < m.bytes; at += recording::kPageBytes) {
      bytes.resize(std::min<uint64_t>(recording::kPageBytes, m.bytes - at));
      const void *source = reinterpret_cast<const void *>(here + at);
      if (cudaError_t error = Real::get().cudaMemcpy(bytes.data(), source, bytes.size(), cudaMemcpyDeviceToHost))
        return cudaProblem("memory cannot be read", error);
      eachWord(bytes.data(), bytes.size(), m.address + at, [&](uint64_t &word) { move(toThere, word); });
      uint32_t number = 0;
      if (Problem bad = to.page(bytes, number))
        return bad;
      m.after.push_back(number);
    }
  }
  return {};
}

// False when the device can run no more: what failed is in the recording.
bool replayLaunch(const Job &job, const Program &program, const recording::Reader &from, const Launch &launch,
                  recording::Writer &to, Problem &bad) {
  Stage stage(program, from, launch);
  if ((bad = stage.prepare()))
    return false;
  for (uint64_t run = 0; run < job.runs; ++run) {
    Launch outcome = launch;
    outcome.session = 0;
    outcome.run = run;
    if (Kernel *kernel = program.find(launch.kernel)) {
      outcome.path = kernel->path;
      outcome.file = kernel->file;
      outcome.line = kernel->line;
    }
    if ((bad = stage.fill()) || (bad = stage.run(outcome.nanoseconds, outcome.error)))
      return false;
    if (outcome.error)
      for (Memory &m : outcome.memory)
        m.before.clear(), m.after.clear();
    else if ((bad = stage.read(to, outcome)))
      return false;
    if ((bad = to.launch(outcome)) || outcome.error)
      return false;
  }
  return true;
}

Problem replayAll(const Job &job, const Program &program) {
  recording::Reader from;
  recording::Writer to;
  if (Problem bad = from.open(job.recording))
    return bad;
  if (Problem bad = to.open(job.output, 0, true))
    return bad;
  if (Problem bad = to.session(describeSession(false)))
    return bad;
  for (uint64_t i = 0; i < from.launchCount(); ++i) {
    Launch launch;
    Problem bad = from.launch(i, launch);
    if (bad)
      return bad;
    if (!replayLaunch(job, program, from, launch, to, bad)) {
      if (bad)
        return bad;
      break;
    }
  }
  return to.end(nlohmann::json::object());
}

} // namespace

int replay(const Job &job, const Program &program) {
  Problem bad = {"R1017", "this program is not linked with a shared CUDA runtime",
                 "name a CUDA program; one of NVIDIA's nvcc has to be linked with -cudart shared"};
  if (Real::get().cudaLaunchKernel)
    bad = replayAll(job, program);
  if (bad)
    std::fprintf(stderr, "sampan: error: %s [%s]\n  help: %s\n", bad.text.c_str(), bad.id.c_str(), bad.help.c_str());
  return bad ? 2 : 0;
}

int writeLayouts(const Job &job, const Program &program) {
  nlohmann::json all = nlohmann::json::object();
  for (const Kernel *kernel : program.kernels())
    if (!kernel->layout.empty()) {
      nlohmann::json &fields = all[kernel->name] = nlohmann::json::array();
      for (const Field &field : kernel->fields)
        fields.push_back({field.offset, field.bytes});
    }
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(job.output.c_str(), "w"), std::fclose);
  const std::string text = all.dump();
  return file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() ? 0 : 2;
}

int startMain(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(), void (*fini)(),
              void (*loader)(), void *stack) {
  using Function = int (*)(int (*)(int, char **, char **), int, char **, void (*)(), void (*)(), void (*)(), void *);
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, "__libc_start_main"))(main, argc, argv, init, fini, loader, stack);
}

} // namespace sampan::record
