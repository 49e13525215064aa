// NVTX's ranges and marks, as the trace tells them.
#include "core/runtime.h"

#include "sampan/nvtx_hooks.h"

#include <atomic>

using namespace sampan::rt;

namespace {

Trace *trace() { return Runtime::get().trace.get(); }

thread_local int depth = 0;

void appendUtf8(std::string &out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned kFirst[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kFirst[more] | (c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i)
    out += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
}

} // namespace

extern "C" {

int sampan_trace_on() { return trace() != nullptr; }

int sampan_trace_host(char phase, const char *domain, const char *name) {
  Trace *to = trace();
  if (!to || (phase == 'E' && depth == 0))
    return -1;
  to->host(phase, domain, name);
  return phase == 'B' ? depth++ : phase == 'E' ? --depth : depth;
}

uint64_t sampan_trace_range_start(const char *domain, const char *name) {
  static std::atomic<uint64_t> last{0};
  const uint64_t id = ++last;
  if (Trace *to = trace())
    to->range('b', domain, name, id);
  return id;
}

void sampan_trace_range_end(const char *domain, uint64_t range) {
  if (Trace *to = trace())
    to->range('e', domain, "", range);
}

void sampan_trace_name_stream(void *handle, const char *name) {
  Runtime &runtime = Runtime::get();
  if (runtime.trace)
    if (std::shared_ptr<Stream> stream = runtime.streams.find(static_cast<cudaStream_t>(handle)))
      runtime.trace->nameStream(stream->id, name);
}

void sampan_trace_name_thread(uint32_t thread, const char *name) {
  if (Trace *to = trace())
    to->nameThread(thread, name);
}

const char *sampan_trace_text(const char *text) {
  Trace *to = trace();
  return to && text ? to->intern(text) : nullptr;
}

const char *sampan_trace_wide_text(const wchar_t *text) {
  Trace *to = trace();
  std::string narrow;
  for (; text && *text; ++text)
    appendUtf8(narrow, static_cast<uint32_t>(*text));
  return to ? to->intern(narrow) : nullptr;
}

} // extern "C"
