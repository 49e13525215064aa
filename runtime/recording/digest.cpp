#include "recording/digest.h"

#include <blake2.h>
#include <cstdio>
#include <memory>
#include <vector>

namespace sampan::recording {

void blake2(void *digest, size_t digestBytes, std::initializer_list<std::string_view> pieces) {
  blake2b_state state;
  blake2b_init(&state, digestBytes);
  for (std::string_view piece : pieces)
    blake2b_update(&state, reinterpret_cast<const uint8_t *>(piece.data()), piece.size());
  blake2b_final(&state, static_cast<uint8_t *>(digest), digestBytes);
}

std::string hex(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (unsigned char c : bytes) {
    text += "0123456789abcdef"[c >> 4];
    text += "0123456789abcdef"[c & 15];
  }
  return text;
}

bool unhex(std::string_view text, std::string &bytes) {
  auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  bytes.clear();
  if (text.size() % 2)
    return false;
  for (size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0)
      return false;
    bytes += static_cast<char>(high << 4 | low);
  }
  return true;
}

std::string fileDigest(const std::string &path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file)
    return {};
  blake2b_state state;
  blake2b_init(&state, sizeof(Link));
  std::vector<uint8_t> buffer(size_t(1) << 18);
  while (size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
    blake2b_update(&state, buffer.data(), got);
  if (std::ferror(file.get()))
    return {};
  Link link;
  blake2b_final(&state, link.data(), link.size());
  return hex(link);
}

} // namespace sampan::recording
