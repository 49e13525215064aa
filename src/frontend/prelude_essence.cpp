#include "frontend/prelude_essence.h"

#include "support/hash.h"

#include <algorithm>
#include <string_view>
#include <sys/stat.h>

namespace sampan::frontend {

namespace {

// These say how code is made or what is reported, not what a header means. An argument in none of the lists counts.
constexpr std::string_view kIgnoredWithValue[] = {"-main-file-name", "-o", "-x", "-dependency-file", "-MT", "-MQ",
                                                  "-ferror-limit"};
constexpr std::string_view kIgnored[] = {"-w", "-MP", "-sys-header-deps"};
constexpr std::string_view kIgnoredPrefixes[] = {"-W",
                                                 "-cuid=", // tells sources apart
                                                 "-debug-info-kind=",
                                                 "-dwarf-version=",
                                                 "-debugger-tuning=",
                                                 "-fdebug-compilation-dir=",
                                                 "-fcoverage-compilation-dir="};
constexpr std::string_view kFolders[] = {"-I", "-isystem", "-iquote", "-idirafter"};

template <class List> bool contains(const List &list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

void addMacro(Essence &e, bool defined, const std::string &text) {
  const size_t equals = text.find('=');
  e.macros[text.substr(0, equals)] = !defined ? kUndefined : equals == text.npos ? "1" : text.substr(equals + 1);
}

} // namespace

Essence essenceOf(Side side, const SourceRequest &request, const std::vector<std::string> &a) {
  Essence e;
  bool otherInclude = false;
  for (size_t i = 0; i + 1 < a.size(); ++i) { // the last is the source
    const std::string &w = a[i];
    const bool define = w.starts_with("-D"), undefine = w.starts_with("-U");
    if (define || undefine) {
      addMacro(e, define, w.size() > 2 ? w.substr(2) : a[++i]);
    } else if (contains(kFolders, w)) {
      const std::string &folder = a[++i];
      if (w == "-isystem" && (folder == request.include || folder == librariesFolder(request.include)))
        e.options += w + "\n" + folder + "\n";
      else
        e.folders.push_back(folder);
    } else if (w.starts_with("-I") && w.size() > 2) {
      e.folders.push_back(w.substr(2));
    } else if (w == "-include") {
      if (a[i + 1] == "sampan/prelude.h" && !otherInclude)
        e.include = i;
      otherInclude = true;
      ++i;
    } else if (contains(kIgnoredWithValue, w) || (side == Side::Device && w == "-target-cpu")) {
      ++i;
    } else if (w == "-O1" || w == "-O2" || w == "-O3") {
      e.options += "-O\n"; // which of them, no header sees
    } else if (!contains(kIgnored, w) && std::none_of(std::begin(kIgnoredPrefixes), std::end(kIgnoredPrefixes),
                                                      [&](std::string_view p) { return w.starts_with(p); })) {
      e.options += w + "\n";
    }
  }
  e.macros.erase("__CUDA_ARCH__"); // set behind the prelude, which is the same for all from sm_60 on
  e.macros.erase("__CUDA_ARCH_LIST__");
  return e;
}

std::string preludePath(const Essence &e, Side side, const SourceRequest &request) {
  return request.preludes + "/" + (side == Side::Host ? "host-" : "device-") + toHex(hash(e.options)) + ".pch";
}

std::string preludeRecord(const std::string &path) { return path.substr(0, path.size() - 3) + "record"; }

std::string fileState(const std::string &path) {
  struct stat s;
  if (stat(path.c_str(), &s) != 0)
    return {};
  return std::to_string(s.st_size) + " " + std::to_string(s.st_mtim.tv_sec) + "." + std::to_string(s.st_mtim.tv_nsec);
}

} // namespace sampan::frontend
