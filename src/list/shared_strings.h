// Texts of a spreadsheet, which its cells name by number. They wait in a file that has no name, so that a sheet of a
// million different texts costs eight bytes of memory for each.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace sampan::list {

class SharedStrings {
public:
  SharedStrings() : file(std::tmpfile(), std::fclose) {}
  bool add(const std::string &text);                               // false: no room for it
  bool complete() { return file && std::fflush(file.get()) == 0; } // false: no room for all of them
  // False: there is no such text.
  bool get(size_t number, std::string &text);
  size_t size() const { return starts.size(); }

private:
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file;
  std::vector<uint64_t> starts;
  uint64_t end = 0;
};

} // namespace sampan::list
