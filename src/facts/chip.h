// What is known of a chip: figures, each with where it is from and how far it can be trusted. Values of chips/*.toml.
#pragma once

#include "support/language.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sampan::facts {

struct Source {
  std::string id;
  Words title;
  std::string url; // where it was read, or
  Words place;     // what is known of that where no address is
};

// `key` is section and field, "peak.vector.fp32_tflops". A figure that nobody sourced does not exist.
struct Figure {
  std::string key;
  std::variant<double, Words> value;
  std::string source;
  std::string confidence;
  Words note;
};

struct Chip {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string vendor;
  std::string kind;       // ai, gpu or cpu
  std::string family;     // chips that one compiler target serves alike
  std::string target;     // what `sampan build --target` would call it; empty: Sampan has none
  bool reference = false; // not for sale to the readers of this catalogue; the others are compared with it
  Words note;
  std::vector<Figure> figures;

  const Figure *find(std::string_view key) const;
  double number(std::string_view key, double otherwise) const;
};

// The figures that a chip may have, in the order in which they are shown.
struct FigureKind {
  const char *key;
  bool isNumber;
  const char *unit;
  const char *en, *zh;
};
const std::vector<FigureKind> &figureKinds();
const FigureKind *figureKind(std::string_view key);

// How far a figure can be trusted, from the vendor's own data to hearsay: the words of the files, and what they are in
// Chinese. Nothing for a word that is none of them.
std::optional<Words> confidence(std::string_view word);

struct Series {
  std::vector<std::string> names;
  std::string category;
};

struct Vendor {
  std::vector<std::string> names; // the first is the catalogue's
  std::string home;               // cn or abroad
  std::vector<Series> series;
};

struct Catalogue {
  std::vector<Chip> chips;
  std::vector<Source> sources;
  std::vector<Vendor> vendors;

  const Chip *find(std::string_view id) const;
  // What a vendor is called in a language; itself if it is not in the table.
  std::string vendorName(const std::string &vendor, Language) const;
  const Source *source(std::string_view id) const;
};

} // namespace sampan::facts
