#include "verify/private_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sampan::verify {

bool writePrivateFile(const std::string &path, std::string_view content, const Speaker &speaker) {
  std::string partial = path + ".XXXXXX";
  const int file = mkostemp(partial.data(), O_CLOEXEC); // mode 0600
  bool good = file >= 0;
  for (size_t done = 0; good && done < content.size();) {
    const ssize_t wrote = write(file, content.data() + done, content.size() - done);
    if (wrote < 0 && errno == EINTR)
      continue;
    good = wrote > 0;
    done += good ? static_cast<size_t>(wrote) : 0;
  }
  struct stat status = {};
  if (good && stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    errno = EEXIST; // a device or a folder: not replaced
    good = false;
  }
  good = good && fsync(file) == 0 && rename(partial.c_str(), path.c_str()) == 0;
  const int error = errno;
  if (file >= 0)
    close(file);
  if (!good && file >= 0)
    unlink(partial.c_str());
  return good || speaker.error("R1051",
                               {"cannot write '" + path + "': " + std::strerror(error),
                                "无法写入“" + path + "”：" + std::strerror(error)},
                               {"check for space and permissions", "请检查空间和权限"});
}

} // namespace sampan::verify
