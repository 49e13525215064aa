// A member of a zip file, and XML in it, as streams. Private to the reader of spreadsheets.
#pragma once

#include "support/speaker.h"

#include <cstdint>
#include <expat.h>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include <zip.h>

namespace sampan::list {

using Attributes = const char **;

// The value of an attribute, whatever prefix its name has; empty if absent.
std::string attribute(Attributes, std::string_view name);

struct XmlHandlers {
  std::function<void(std::string_view name, Attributes)> start; // names without prefix
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
  bool stop = false; // set by a handler that wants no more
};

class ZipFile {
public:
  ZipFile(const std::string &path, const Speaker &);
  bool isOpen() const { return archive != nullptr; }
  bool has(const std::string &member) const;

  // Parses a member of the archive. False after an error: damaged, not XML, with a document type, or absurdly long.
  bool parse(const std::string &member, XmlHandlers &) const;

private:
  bool damaged(const std::string &member, const std::string &why) const;
  struct Closer {
    void operator()(zip_t *z) const { zip_discard(z); }
  };
  std::string path;
  const Speaker &speaker;
  std::unique_ptr<zip_t, Closer> archive;
};

} // namespace sampan::list
