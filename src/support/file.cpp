#include "support/file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace sampan {
namespace fs = std::filesystem;

namespace {
bool cannotWrite(const std::string &path, const std::string &why, Diagnostics &out) {
  return out.error("S1002", "cannot write '" + path + "': " + why,
                   "check that the folder exists, may be written to, and has free space");
}
} // namespace

std::optional<std::string> readFile(const std::string &path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored))
    return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return std::nullopt;
  std::ostringstream all;
  all << in.rdbuf();
  if (in.bad())
    return std::nullopt;
  return std::move(all).str();
}

bool writeFile(const std::string &path, std::string_view content, Diagnostics &out) {
  bool direct = isSpecial(path);
  std::string target = direct ? path : partialName(path);
  {
    std::ofstream file(target, std::ios::binary | std::ios::trunc);
    if (!file)
      return cannotWrite(path, std::strerror(errno), out);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
      std::string why = std::strerror(errno);
      if (!direct)
        unlink(target.c_str());
      return cannotWrite(path, why, out);
    }
  }
  return direct || finishFile(target, path, out);
}

bool isFile(const std::string &path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

bool isFolder(const std::string &path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string partialName(const std::string &path) {
  fs::path p(path);
  return (p.parent_path() / ("." + p.filename().string() + ".partial-" + std::to_string(getpid()))).string();
}

bool finishFile(const std::string &partial, const std::string &path, Diagnostics &out) {
  std::error_code failed;
  fs::rename(partial, path, failed);
  if (!failed)
    return true;
  unlink(partial.c_str());
  return cannotWrite(path, failed.message(), out);
}

bool isSpecial(const std::string &path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_regular_file(path, ignored) && !fs::is_directory(path, ignored);
}

} // namespace sampan
