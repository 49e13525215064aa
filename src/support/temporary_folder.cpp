#include "support/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sampan {

std::optional<TemporaryFolder> TemporaryFolder::create(Diagnostics &out) {
  const char *base = std::getenv("TMPDIR");
  std::string path = std::string(base && *base ? base : "/tmp") + "/sampan-XXXXXX";
  if (!mkdtemp(path.data())) {
    out.error("S1001", "cannot make a temporary folder '" + path + "': " + std::strerror(errno),
              "set TMPDIR to a folder that exists and has free space");
    return std::nullopt;
  }
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder &&other) noexcept : folder(std::exchange(other.folder, {})) {}

TemporaryFolder::~TemporaryFolder() {
  if (folder.empty())
    return;
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

} // namespace sampan
