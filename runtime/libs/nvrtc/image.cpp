#include "nvrtc/program.h"

#include "image_file.h"

#include <cstring>

namespace sampan::nvrtc {

std::string imageFile(const std::string &object) {
  ImageFileHeader header{};
  std::memcpy(header.mark, kImageFileMark, sizeof header.mark);
  header.version = kImageFileVersion;
  header.bytes = object.size();
  header.checksum = imageChecksum(reinterpret_cast<const unsigned char *>(object.data()), object.size());
  std::string file(sizeof header, '\0');
  std::memcpy(file.data(), &header, sizeof header);
  return file + object;
}

std::string imageText(const std::string &file) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr size_t kLine = 96;
  std::string text(kImageTextMark);
  size_t inLine = 0;
  auto put = [&](uint32_t bits) {
    text += kDigits[bits & 63];
    if (++inLine == kLine) {
      text += '\n';
      inLine = 0;
    }
  };
  uint32_t bits = 0;
  int held = 0;
  for (unsigned char byte : file) {
    bits = bits << 8 | byte;
    for (held += 8; held >= 6;)
      put(bits >> (held -= 6));
  }
  if (held)
    put(bits << (6 - held));
  return text + '\n';
}

} // namespace sampan::nvrtc
