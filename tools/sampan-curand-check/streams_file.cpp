#include "streams_file.h"

#include <charconv>
#include <fstream>
#include <sstream>

namespace sampan::check {
namespace {

constexpr const char *kHeader =
    "generator,ordering,seed,offset,dimensions,distribution,count,fnv1a64_of_all_bytes,first_24_values_hex";
constexpr size_t kFields = 9;
constexpr uint64_t kMostValues = uint64_t(1) << 28;

template <class T> bool number(const std::string &text, T &value, int base = 10) {
  const char *end = text.data() + text.size();
  auto [last, error] = std::from_chars(text.data(), end, value, base);
  return error == std::errc() && last == end && !text.empty();
}

std::string parse(const std::string &line, Stream &s) {
  std::vector<std::string> fields;
  std::string field;
  for (std::istringstream in(line); std::getline(in, field, ',');)
    fields.push_back(field);
  if (fields.size() != kFields)
    return "has " + std::to_string(fields.size()) + " fields, not " + std::to_string(kFields);
  s.generator = fields[0], s.ordering = fields[1], s.distribution = fields[5];
  if (!number(fields[2], s.seed) || !number(fields[3], s.offset) || !number(fields[4], s.dimensions))
    return "has a seed, an offset or dimensions that are no numbers";
  if (!number(fields[6], s.count) || s.count > kMostValues)
    return "has a count that is no number or more than " + std::to_string(kMostValues);
  if (!number(fields[7], s.hash, 16))
    return "has a hash that is no hexadecimal number";
  for (std::istringstream in(fields[8]); in >> field;) {
    uint64_t bits;
    if (!number(field, bits, 16))
      return "has the value '" + field + "', which is no hexadecimal number";
    s.first.push_back(bits);
  }
  return s.first.empty() || s.first.size() > s.count ? "has no values, or more than its count" : "";
}

} // namespace

std::vector<Stream> readStreams(const std::string &path, std::string &problem) {
  std::ifstream in(path);
  std::string line;
  if (!in || !std::getline(in, line)) {
    problem = "cannot read " + path;
    return {};
  }
  std::vector<Stream> streams;
  if (line != kHeader)
    problem = path + ":1: the columns are not " + kHeader;
  for (int at = 2; problem.empty() && std::getline(in, line); ++at) {
    if (line.empty())
      continue;
    Stream s;
    s.line = at;
    if (std::string what = parse(line, s); !what.empty())
      problem = path + ":" + std::to_string(at) + ": the line " + what;
    streams.push_back(std::move(s));
  }
  if (problem.empty() && streams.empty())
    problem = path + ": there are no streams in it";
  return streams;
}

} // namespace sampan::check
