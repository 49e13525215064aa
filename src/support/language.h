// The two languages in which people are spoken to. Both forms of a sentence stand side by side where it is said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sampan {

enum class Language { English, Chinese };

struct Words {
  std::string en, zh;
  const std::string &in(Language language) const { return language == Language::Chinese ? zh : en; }
};

// `{0}`, `{1}` … become the arguments, so that each language may order them as it likes.
std::string fill(std::string_view text, const std::vector<std::string> &arguments);

inline Words fill(const Words &text, const std::vector<std::string> &arguments) {
  return {fill(text.en, arguments), fill(text.zh, arguments)};
}

// `en`, `zh`, and what locales call them: `zh_CN.UTF-8`.
std::optional<Language> languageOf(std::string_view name);

// What LC_ALL, LC_MESSAGES and LANG ask for, in their order; English if they say nothing of the two.
Language languageOfLocale();

} // namespace sampan
