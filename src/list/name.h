// Product names, compared: two scripts, two widths, spaces and hyphens anywhere, names of vendors and product lines in
// Chinese or English. Only equal names are the same product; what is merely close is a question to the user.
#pragma once

#include "facts/chip.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sampan::list {

// Full-width forms become half-width, letters small; marks that people set differently go, except a dot and a dash that
// part two digits.
std::u32string foldName(std::string_view);

// A text, and which characters it has, as bits: most pairs of names are told apart by them alone.
struct Form {
  std::u32string text;
  uint64_t characters = 0;
  Form() = default;
  explicit Form(std::u32string text);
};

// A name in the forms in which it is compared.
struct Name {
  Form folded;          // as written
  Form common;          // names of vendors and lines in one language, a leading vendor taken off
  std::string vendor;   // that the name begins with or holds, as the catalogue calls it; empty: none
  std::string category; // of the product line it names; empty: none
};

class NameReader {
public:
  explicit NameReader(const std::vector<facts::Vendor> &);
  Name read(std::string_view text) const;
  // The catalogue's name of the vendor that a text mentions; empty if it mentions none.
  std::string vendorOf(std::string_view text) const;
  // cn, abroad, or empty for a vendor that the catalogue does not know.
  std::string homeOf(const std::string &vendor) const;

private:
  struct Known {
    std::u32string folded;
    std::u32string common;
    std::string vendor;
    std::string category; // empty for a vendor's own name
  };
  std::vector<Known> known; // longest first
  std::vector<std::pair<std::string, std::string>> homes;
};

enum class Closeness { None, Misspelt, Contained, Equal };

// What is longer is no name of a product, and comparing such texts could take hours.
inline constexpr size_t kLongestName = 1000; // bytes

// How close the name of a purchase is to one of a list.
Closeness compare(const Name &item, const Name &entry);

// Edits between two names: a swap of neighbours or another letter is one; another digit is another model.
// More than `limit` is `limit + 1`.
size_t nameDistance(std::u32string_view, std::u32string_view, size_t limit);

} // namespace sampan::list
