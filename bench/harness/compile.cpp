#include "bench/harness/compile.h"

#include "support/file.h"
#include "support/hash.h"
#include "support/process.h"
#include "support/terminal.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <filesystem>
#include <mutex>
#include <thread>

namespace bench {
namespace fs = std::filesystem;

std::string sourceFolder() { return SAMPAN_BENCH_SOURCE; }

namespace {

// All that the result depends on: the commands, the compilers themselves, and the text of what may be included.
std::string fingerprint(std::vector<std::string> command, const std::vector<std::string> &link,
                        const std::string &source) {
  std::uint64_t h = sampan::kHashStart;
  const std::string compiler = sampan::findProgram(command.front()).value_or("");
  command.insert(command.end(), link.begin(), link.end());
  for (const std::string &word : command)
    h = sampan::hash("\n", sampan::hash(word, h));
  std::error_code ignored;
  const auto addFile = [&](const fs::path &path) {
    h = sampan::hash(path.string() + std::to_string(fs::last_write_time(path, ignored).time_since_epoch().count()), h);
  };
  addFile(compiler);
  addFile(fs::path(compiler).parent_path() / "../lib64/sampan_maths.bc");
  if (!link.empty())
    addFile(sampan::findProgram(link.front()).value_or(""));
  const fs::path own = fs::path(source).parent_path(), sides = fs::path(sourceFolder()) / "sides";
  std::vector<fs::path> texts{source};
  for (const fs::path &folder : {own, sides})
    for (const auto &entry : fs::directory_iterator(folder, ignored))
      if (folder == sides || entry.path().extension() == ".h")
        texts.push_back(entry.path());
  std::sort(texts.begin(), texts.end());
  for (const fs::path &text : texts)
    h = sampan::hash(sampan::readFile(text).value_or(""), h);
  return sampan::toHex(h);
}

std::string fileName(std::string text) {
  for (char &c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '+' && c != '_')
      c = '-';
  return text;
}

// What earlier texts of the same source were compiled to.
void removeOlder(const std::string &folder, const std::string &prefix, const std::string &keep) {
  std::error_code ignored;
  for (const auto &entry : fs::directory_iterator(folder, ignored))
    if (const std::string name = entry.path().filename(); name.starts_with(prefix) && name != keep)
      fs::remove(entry.path(), ignored);
}

} // namespace

Built buildOne(const std::string &name, const std::string &source, const std::vector<std::string> &defines,
               const Compiler &compiler, const Options &options) {
  if (!sampan::isFile(source))
    return {"", "not written"};
  std::vector<std::string> command = compiler.command;
  for (const std::string &define : defines)
    command.push_back("-D" + define);
  const std::string prefix = fileName(name + "." + compiler.label) + "@";
  const std::string file = prefix + fingerprint(command, compiler.link, source) + ".so";
  const std::string path = options.cache + "/" + file;
  if (sampan::isFile(path))
    return {path, ""};
  std::error_code error;
  fs::create_directories(options.cache, error);
  removeOlder(options.cache, prefix, file);
  const std::string partial = sampan::partialName(path), object = partial + ".o";
  command.insert(command.end(),
                 {"-I" + sourceFolder() + "/sides", "-o", compiler.link.empty() ? partial : object, source});
  sampan::ProcessEnd end = sampan::runProcess(command, sampan::Streams::Capture);
  if (end.ok() && !compiler.link.empty()) {
    command = compiler.link;
    command.insert(command.end(), {"-o", partial, object});
    end = sampan::runProcess(command, sampan::Streams::Capture);
  }
  fs::remove(object, error);
  if (!end.ok()) {
    fs::remove(partial, error);
    return {"", end.output.empty() ? "the compiler failed without a word" : end.output};
  }
  fs::rename(partial, path, error);
  return error ? Built{"", path + ": " + error.message()} : Built{path, ""};
}

std::vector<std::vector<Built>> buildAll(const std::vector<Kernel> &kernels, const std::vector<Compiler> &compilers,
                                         const Options &options) {
  std::vector<std::vector<Built>> built(kernels.size(), std::vector<Built>(compilers.size()));
  const std::size_t count = kernels.size() * compilers.size();
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  sampan::ProgressLine progress(stderr);
  const auto work = [&] {
    for (std::size_t i; (i = next++) < count;) {
      const Kernel &kernel = kernels[i / compilers.size()];
      const Compiler &compiler = compilers[i % compilers.size()];
      const std::string source = sourceFolder() + "/kernels/" + kernel.folder + "/" + compiler.source;
      if (!sampan::isFile(source))
        continue;
      {
        std::lock_guard lock(mutex);
        progress.show("compiling " + kernel.name + " with " + compiler.label);
      }
      built[i / compilers.size()][i % compilers.size()] =
          buildOne(kernel.name, source, kernel.defines, compiler, options);
    }
  };
  std::vector<std::thread> workers;
  for (int i = 1; i < options.jobs; ++i)
    workers.emplace_back(work);
  work();
  for (std::thread &worker : workers)
    worker.join();
  return built;
}

} // namespace bench
