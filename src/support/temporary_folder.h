// A private folder that goes with its owner.
#pragma once

#include "support/diagnostic.h"

#include <optional>
#include <string>

namespace sampan {

class TemporaryFolder {
public:
  // Under $TMPDIR, else /tmp.
  static std::optional<TemporaryFolder> create(Diagnostics &);

  TemporaryFolder(TemporaryFolder &&) noexcept;
  TemporaryFolder &operator=(TemporaryFolder &&) = delete;
  ~TemporaryFolder();

  const std::string &path() const { return folder; }

private:
  explicit TemporaryFolder(std::string path) : folder(std::move(path)) {}
  std::string folder;
};

} // namespace sampan
