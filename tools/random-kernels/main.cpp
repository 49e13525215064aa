// random-kernels: writes CUDA programs that check themselves against a model that no compiler had a hand in.
#include "make_file.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

using namespace sampan::randomkernels;

namespace {

constexpr const char *kUsage =
    R"(usage: random-kernels --out DIR [--seed S] [--count N] [--per-file M]   kernels S … S+N-1, M in a file
       random-kernels --print SEED [--drop I,J-K,…]                         one kernel, with numbered statements
       random-kernels --self-test [--seed S] [--count N]
  --features LIST      words from left to right: all, none, NAME, -NAME
  --max-statements N   the size of a kernel (60)
  --drop LIST          leaves statements out; what is expected is computed again
  --mutate             makes one expected value of each kernel wrong
)";

struct Options {
  uint64_t seed = 1;
  int count = 100, perFile = 25;
  std::string out;
  bool print = false, selfTest = false;
  FileRequest request;
};

uint64_t number(std::string_view text, const std::string &option) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty())
    throw std::invalid_argument(option + " needs a whole number, not '" + std::string(text) + "'");
  return value;
}

std::set<int> numbers(std::string_view list, const std::string &option) {
  std::set<int> result;
  while (!list.empty()) {
    const size_t comma = list.find(',');
    const std::string_view part = list.substr(0, comma);
    list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
    const size_t dash = part.find('-');
    const int first = static_cast<int>(number(part.substr(0, dash), option));
    const int last = dash == std::string_view::npos ? first : static_cast<int>(number(part.substr(dash + 1), option));
    for (int i = first; i <= last; ++i)
      result.insert(i);
  }
  return result;
}

Options parse(int count, char **words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const auto value = [&]() -> std::string {
      if (i + 1 == count)
        throw std::invalid_argument(word + " needs a value");
      return words[++i];
    };
    if (word == "--seed")
      options.seed = number(value(), word);
    else if (word == "--count")
      options.count = static_cast<int>(number(value(), word));
    else if (word == "--per-file")
      options.perFile = std::max(1, static_cast<int>(number(value(), word)));
    else if (word == "--out")
      options.out = value();
    else if (word == "--max-statements")
      options.request.settings.maxStatements = std::max(1, static_cast<int>(number(value(), word)));
    else if (word == "--drop")
      options.request.drop = numbers(value(), word);
    else if (word == "--mutate")
      options.request.mutate = true;
    else if (word == "--self-test")
      options.selfTest = true;
    else if (word == "--print") {
      options.print = true;
      options.seed = number(value(), word);
    } else if (word == "--features") {
      const std::string unknown = options.request.settings.features.parse(value());
      if (!unknown.empty())
        throw std::invalid_argument("no feature is called '" + unknown + "'; there are: " + Features::names());
    } else
      throw std::invalid_argument("unknown option '" + word + "'\n" + kUsage);
  }
  if (options.out.empty() && !options.print && !options.selfTest)
    throw std::invalid_argument(std::string("nothing to do\n") + kUsage);
  return options;
}

void writeFiles(const Options &options) {
  std::filesystem::create_directories(options.out);
  for (int done = 0; done < options.count; done += options.perFile) {
    FileRequest request = options.request;
    request.seeds.clear();
    for (int i = done; i < std::min(options.count, done + options.perFile); ++i)
      request.seeds.push_back(options.seed + static_cast<uint64_t>(i));
    const std::string path = options.out + "/random_" + std::to_string(request.seeds[0]) + ".cu";
    std::ofstream file(path, std::ios::binary);
    file << makeFile(request).text;
    if (!file.flush())
      throw std::runtime_error("cannot write " + path);
    std::printf("%s\n", path.c_str());
  }
}

int run(int count, char **words) {
  const Options options = parse(count, words);
  if (options.selfTest) {
    const std::string wrong = selfTest(options.seed, options.count, options.request.settings);
    if (wrong.empty())
      std::printf("self-test: %d kernels, nothing wrong\n", options.count);
    else
      std::printf("self-test: %s\n", wrong.c_str());
    return wrong.empty() ? 0 : 1;
  }
  if (!options.print) {
    writeFiles(options);
    return 0;
  }
  FileRequest request = options.request;
  request.seeds = {options.seed};
  request.withIds = true;
  const MadeFile made = makeFile(request);
  std::fputs(made.text.c_str(), stdout);
  std::printf("// statements: %d\n// dropped:", made.statements);
  for (int id : made.dropped)
    std::printf(" %d", id);
  std::printf("\n");
  return 0;
}

} // namespace

int main(int count, char **words) {
  try {
    return run(count, words);
  } catch (const std::exception &error) {
    std::fprintf(stderr, "random-kernels: error: %s\n", error.what());
    return 2;
  }
}
