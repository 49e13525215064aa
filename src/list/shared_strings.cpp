#include "list/shared_strings.h"

#include <unistd.h>

namespace sampan::list {

bool SharedStrings::add(const std::string &text) {
  if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size())
    return false;
  starts.push_back(end);
  end += text.size();
  return true;
}

bool SharedStrings::get(size_t number, std::string &text) {
  if (number >= starts.size())
    return false;
  uint64_t stop = number + 1 < starts.size() ? starts[number + 1] : end;
  text.resize(stop - starts[number]);
  return pread(fileno(file.get()), text.data(), text.size(), static_cast<off_t>(starts[number])) ==
         static_cast<ssize_t>(text.size());
}

} // namespace sampan::list
