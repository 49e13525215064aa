#include "list/name.h"

#include "support/utf8.h"

#include <algorithm>
#include <bit>

namespace sampan::list {
namespace {

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool isLetter(char32_t c) { return (c >= 'a' && c <= 'z') || c > 0x7F; }
bool isLatin(char32_t c) { return c >= 'a' && c <= 'z'; }

char32_t foldCharacter(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  if (c == 0x3000 || c == 0xA0)
    c = ' ';
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool isMark(char32_t c) {
  constexpr std::u32string_view kMarks =
      U"-_/\\()[],:;'\"*#|~+<>"
      U"\u00B7\u2022\u30FB\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u3001\u3002"
      U"\u300A\u300B\u300C\u300D\u3010\u3011\u3014\u3015\u201C\u201D\u2018\u2019\u2122\u00AE";
  return c <= 0x20 || kMarks.find(c) != kMarks.npos;
}

bool isInvisible(char32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0xAD || c == 0x2060; }

// A folded text, and before which of its characters a word began.
struct Folded {
  std::u32string text;
  std::vector<bool> starts;
};

Folded fold(std::string_view text) {
  Folded result;
  std::u32string &folded = result.text;
  char32_t gap = 0; // a mark or a dot since the last character that stays
  for (char32_t c : decodeUtf8(text)) {
    c = foldCharacter(c);
    if (isInvisible(c))
      continue;
    if (c == '.' || isMark(c)) {
      gap = c == '.' || gap == '.' ? '.' : '-';
      continue;
    }
    if (gap && !folded.empty() && isDigit(folded.back()) && isDigit(c)) {
      folded += gap;
      result.starts.push_back(true);
    }
    folded += c;
    result.starts.push_back(gap != 0);
    gap = 0;
  }
  return result;
}

} // namespace

std::u32string foldName(std::string_view text) { return fold(text).text; }

NameReader::NameReader(const std::vector<facts::Vendor> &vendors) {
  for (const facts::Vendor &vendor : vendors) {
    const std::string &first = vendor.names.front();
    homes.emplace_back(first, vendor.home);
    for (const std::string &name : vendor.names)
      known.push_back({foldName(name), foldName(first), first, {}});
    for (const facts::Series &series : vendor.series)
      for (const std::string &name : series.names)
        known.push_back({foldName(name), foldName(series.names.front()), first, series.category});
  }
  std::ranges::stable_sort(known, std::greater(), [](const Known &k) { return k.folded.size(); });
}

Form::Form(std::u32string given) : text(std::move(given)) {
  for (char32_t c : text)
    characters |= 1ull << (c % 64);
}

Name NameReader::read(std::string_view text) const {
  auto [folded, starts] = fold(text);
  Name name;
  std::u32string common;
  bool leadingVendor = false;
  for (size_t at = 0; at < folded.size();) {
    const Known *here = nullptr;
    for (const Known &k : known) {
      size_t end = at + k.folded.size();
      if (std::u32string_view(folded).substr(at, k.folded.size()) != k.folded)
        continue;
      // A Latin name does not begin or end within a word, a number not within a longer one.
      auto within = [&](size_t i) {
        if (i == 0 || i >= folded.size() || starts[i])
          return false;
        return (isLatin(folded[i - 1]) && isLatin(folded[i])) || (isDigit(folded[i - 1]) && isDigit(folded[i]));
      };
      if (!within(at) && !within(end)) {
        here = &k;
        break;
      }
    }
    if (!here) {
      common += folded[at++];
      continue;
    }
    if (name.vendor.empty())
      name.vendor = here->vendor;
    if (name.category.empty())
      name.category = here->category;
    at += here->folded.size();
    common += here->common;
    if (here->category.empty() && common.size() == here->common.size())
      leadingVendor = true;
  }
  // Without its maker's name a product is the same, as long as a name is left and not a bare number.
  if (leadingVendor) {
    std::u32string rest = common.substr(foldName(name.vendor).size());
    if (std::ranges::any_of(rest, isLetter))
      common = rest;
  }
  name.folded = Form(folded);
  name.common = Form(std::move(common));
  return name;
}

std::string NameReader::vendorOf(std::string_view text) const { return read(text).vendor; }

std::string NameReader::homeOf(const std::string &vendor) const {
  auto found = std::ranges::find(homes, vendor, &std::pair<std::string, std::string>::first);
  return found == homes.end() ? "" : found->second;
}

size_t nameDistance(std::u32string_view a, std::u32string_view b, size_t limit) {
  size_t over = limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit)
    return over;
  // A digit more or less counts double, another digit never fits.
  auto gone = [](char32_t c) -> size_t { return isDigit(c) ? 2 : 1; };
  auto other = [&](char32_t x, char32_t y) -> size_t { return x == y ? 0 : isDigit(x) && isDigit(y) ? over : 1; };
  std::vector<size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (size_t j = 1; j <= b.size(); ++j)
    row[j] = row[j - 1] + gone(b[j - 1]);
  for (size_t i = 1; i <= a.size(); ++i) {
    next[0] = row[0] + gone(a[i - 1]);
    size_t least = next[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      next[j] =
          std::min({row[j] + gone(a[i - 1]), next[j - 1] + gone(b[j - 1]), row[j - 1] + other(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
      least = std::min(least, next[j]);
    }
    if (least > limit + 1) // a swap may still reach back one row
      return over;
    std::swap(before, row);
    std::swap(row, next);
  }
  return std::min(row.back(), over);
}

namespace {

size_t allowedEdits(size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

// Does the longer name hold the shorter one, with no digit running on at its ends?
bool holds(const Form &longerForm, const Form &shorterForm) {
  std::u32string_view longer = longerForm.text, shorter = shorterForm.text;
  if (shorterForm.characters & ~longerForm.characters)
    return false;
  bool chinese = std::ranges::any_of(shorter, [](char32_t c) { return c >= 0x2E80; });
  if (shorter.size() < (chinese ? 2u : 4u) || longer.size() <= shorter.size())
    return false;
  for (size_t at = longer.find(shorter); at != longer.npos; at = longer.find(shorter, at + 1)) {
    size_t end = at + shorter.size();
    auto runsOn = [&](size_t outside, char32_t inside) {
      return (isDigit(longer[outside]) && isDigit(inside)) || (isLatin(longer[outside]) && isLatin(inside));
    };
    if (!(at > 0 && runsOn(at - 1, shorter.front())) && !(end < longer.size() && runsOn(end, shorter.back())))
      return true;
  }
  return false;
}

} // namespace

Closeness compare(const Name &item, const Name &entry) {
  if (item.folded.text.empty() || entry.folded.text.empty())
    return Closeness::None;
  if (item.folded.text == entry.folded.text || item.common.text == entry.common.text)
    return Closeness::Equal;
  // An edit changes two of the characters at most.
  auto misspelt = [](const Form &a, const Form &b) {
    size_t allowed = allowedEdits(std::min(a.text.size(), b.text.size()));
    return allowed > 0 && static_cast<size_t>(std::popcount(a.characters ^ b.characters)) <= 2 * allowed &&
           nameDistance(a.text, b.text, allowed) <= allowed;
  };
  // First, for a variant of a product is one edit away from it as well, and is no misspelling.
  if (holds(item.common, entry.common) || holds(entry.common, item.common))
    return Closeness::Contained;
  if (misspelt(item.common, entry.common) || misspelt(item.folded, entry.folded))
    return Closeness::Misspelt;
  return Closeness::None;
}

} // namespace sampan::list
