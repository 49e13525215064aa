#include "support/language.h"

#include <cctype>
#include <cstdlib>

namespace sampan {

std::string fill(std::string_view text, const std::vector<std::string> &arguments) {
  std::string filled;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 2 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])) &&
        text[i + 2] == '}') {
      size_t which = static_cast<size_t>(text[i + 1] - '0');
      if (which < arguments.size()) {
        filled += arguments[which];
        i += 2;
        continue;
      }
    }
    filled += text[i];
  }
  return filled;
}

std::optional<Language> languageOf(std::string_view name) {
  std::string_view word = name.substr(0, name.find_first_of("_.@-"));
  if (word == "zh" || word == "cn" || word == "chinese")
    return Language::Chinese;
  if (word == "en" || word == "english" || word == "C" || word == "POSIX")
    return Language::English;
  return std::nullopt;
}

Language languageOfLocale() {
  for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char *value = std::getenv(name); value && *value)
      return languageOf(value).value_or(Language::English);
  return Language::English;
}

} // namespace sampan
