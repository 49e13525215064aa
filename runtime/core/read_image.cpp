#include "core/read_image.h"

#include "image_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace sampan::rt {
namespace {

constexpr size_t kPage = 4096;

// Copies through the kernel, which answers EFAULT where a load of ours would end the process. Pieces do not cross pages,
// so that nothing behind the image is needed.
class Reader {
public:
  explicit Reader(const void *memory)
      : next(static_cast<const char *>(memory)), file(memfd_create("image", MFD_CLOEXEC)) {}
  Reader(const Reader &) = delete;
  ~Reader() {
    if (file >= 0)
      close(file);
  }

  // Fewer bytes than asked for if memory ends before.
  std::string take(size_t count) {
    std::string bytes;
    while (bytes.size() < count && file >= 0) {
      const size_t inPage = kPage - reinterpret_cast<uintptr_t>(next) % kPage;
      const size_t want = std::min(count - bytes.size(), inPage);
      const ssize_t written = pwrite(file, next, want, 0);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        break;
      const size_t before = bytes.size();
      bytes.resize(before + static_cast<size_t>(written));
      if (pread(file, bytes.data() + before, static_cast<size_t>(written), 0) != written)
        return bytes.substr(0, before);
      next += written;
    }
    return bytes;
  }

private:
  const char *next;
  const int file;
};

int sixBits(char c) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// Up to the NUL, the first character that is none of base64, or the end of readable memory.
std::string readText(Reader &reader) {
  std::string bytes;
  uint32_t bits = 0;
  int held = 0;
  for (std::string piece = reader.take(kPage); !piece.empty() && bytes.size() < kMostImageBytes;
       piece = reader.take(kPage)) {
    for (char c : piece) {
      if (c == '\n' || c == '\r')
        continue;
      const int value = sixBits(c);
      if (value < 0)
        return bytes;
      bits = bits << 6 | static_cast<uint32_t>(value);
      if ((held += 6) >= 8)
        bytes += static_cast<char>(bits >> (held -= 8) & 255);
    }
  }
  return bytes;
}

} // namespace

std::optional<std::string> readImage(const void *memory, std::string &why) {
  Reader reader(memory);
  std::string head = reader.take(kImageTextMark.size()), text;
  const bool isText = head == kImageTextMark;
  ImageFileHeader header{};
  if (isText) {
    text = readText(reader);
    head = text.substr(0, sizeof header);
  } else {
    static_assert(kImageTextMark.size() >= sizeof(ImageFileHeader));
    text = head;
  }
  if (head.size() < sizeof header) {
    why = "it ends within its header";
    return {};
  }
  std::memcpy(&header, head.data(), sizeof header);
  if (std::memcmp(header.mark, kImageFileMark, sizeof header.mark) != 0) {
    const bool ptx = head.find(".version") != head.npos || head.starts_with("//");
    why = ptx ? "it is PTX, code for a GPU"
          : head.starts_with("\x7f"
                             "ELF")
              ? "it is a cubin, code for a GPU, or another ELF file"
              : "it does not begin as an image of Sampan does";
    return {};
  }
  if (header.version != kImageFileVersion || header.bytes == 0 || header.bytes > kMostImageBytes) {
    why = "its header is of another version, or damaged";
    return {};
  }
  const size_t bytes = static_cast<size_t>(header.bytes);
  std::string object = text.substr(sizeof header);
  if (!isText && object.size() < bytes)
    object += reader.take(bytes - object.size());
  if (object.size() < bytes) {
    why = "it is cut off: " + std::to_string(object.size()) + " of " + std::to_string(bytes) + " bytes are there";
    return {};
  }
  object.resize(bytes);
  if (imageChecksum(reinterpret_cast<const unsigned char *>(object.data()), bytes) != header.checksum) {
    why = "its bytes are not those that were written: it is cut off or damaged";
    return {};
  }
  return object;
}

} // namespace sampan::rt
