#include "core/trace.h"

#include "core/report.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <unistd.h>

namespace sampan::rt {
namespace {

// Rows of the picture: streams are threads of a process of their own, beside the program's.
constexpr int kDevice = 1, kHost = 2;

std::string quoted(const std::string &text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      out += code;
    } else {
      out += c;
    }
  }
  return out + '"';
}

// Microseconds, as the format wants them, without losing the nanoseconds.
std::string micro(uint64_t ns) {
  char text[40];
  std::snprintf(text, sizeof text, "%llu.%03u", static_cast<unsigned long long>(ns / 1000),
                static_cast<unsigned>(ns % 1000));
  return text;
}

std::string place(int process, uint64_t thread) {
  return ",\"pid\":" + std::to_string(process) + ",\"tid\":" + std::to_string(thread);
}

std::string naming(const char *what, int process, uint64_t thread, const std::string &name) {
  return std::string("{\"ph\":\"M\",\"name\":\"") + what + "\"" + place(process, thread) +
         ",\"args\":{\"name\":" + quoted(name) + "}}";
}

} // namespace

std::unique_ptr<Trace> Trace::open(const std::string &path) {
  if (path.empty())
    return nullptr;
  std::FILE *file = std::fopen(path.c_str(), "we");
  if (!file) {
    report(Level::Error, "S7002", "no trace is written: cannot open '" + path + "': " + std::strerror(errno),
           "name a file in a folder that exists and may be written to");
    return nullptr;
  }
  return std::unique_ptr<Trace>(new Trace(file));
}

Trace::Trace(std::FILE *f) : file(f) {
  std::fputs("[\n", file);
  write(naming("process_name", kDevice, 0, "device (streams)"));
  write(naming("process_name", kHost, 0, "program (host threads)"));
  finish();
}

Trace::~Trace() { std::fclose(file); }

uint64_t Trace::now() {
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count());
}

void Trace::write(const std::string &event) {
  std::fputs(first ? "" : ",\n", file);
  std::fputs(event.c_str(), file);
  first = false;
}

void Trace::work(uint64_t stream, const std::string &name, uint64_t begin, uint64_t bytes) {
  const uint64_t end = now();
  std::string event = "{\"ph\":\"X\",\"cat\":\"" + std::string(bytes ? "copy" : "kernel") +
                      "\",\"name\":" + quoted(name) + place(kDevice, stream) + ",\"ts\":" + micro(begin) +
                      ",\"dur\":" + micro(end - begin);
  if (bytes)
    event += ",\"args\":{\"bytes\":" + std::to_string(bytes) + "}";
  std::lock_guard<std::mutex> lock(mutex);
  if (streams.insert(stream).second)
    write(naming("thread_name", kDevice, stream, "stream " + std::to_string(stream)));
  write(event + "}");
}

void Trace::writeHost(char phase, const char *domain, const char *name, const std::string &more) {
  std::string event = std::string("{\"ph\":\"") + phase + "\",\"cat\":" + quoted(domain ? domain : "nvtx") +
                      ",\"name\":" + quoted(name ? name : "") + place(kHost, static_cast<uint64_t>(gettid())) +
                      ",\"ts\":" + micro(now()) + more + "}";
  std::lock_guard<std::mutex> lock(mutex);
  write(event);
}

void Trace::host(char phase, const char *domain, const char *name) {
  writeHost(phase, domain, name, phase == 'i' ? ",\"s\":\"t\"" : "");
}

void Trace::range(char phase, const char *domain, const char *name, uint64_t id) {
  writeHost(phase, domain, name, ",\"id\":" + std::to_string(id));
}

void Trace::nameStream(uint64_t stream, const std::string &name) {
  std::lock_guard<std::mutex> lock(mutex);
  streams.insert(stream);
  write(naming("thread_name", kDevice, stream, name));
}

void Trace::nameThread(long thread, const std::string &name) {
  std::lock_guard<std::mutex> lock(mutex);
  write(naming("thread_name", kHost, static_cast<uint64_t>(thread), name));
}

const char *Trace::intern(const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex);
  return texts.insert(text).first->c_str();
}

// The next event writes over the end. A file without one, of a program that crashed, Perfetto reads as well.
void Trace::finish() {
  std::lock_guard<std::mutex> lock(mutex);
  std::fputs("\n]\n", file);
  std::fflush(file);
  std::fseek(file, -3, SEEK_CUR);
}

} // namespace sampan::rt
