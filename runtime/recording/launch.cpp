#include "recording/launch.h"

#include "recording/digest.h"

namespace sampan::recording {

using nlohmann::json;

json toJson(const Launch &l) {
  json arguments = json::array(), memory = json::array();
  for (const Argument &a : l.arguments)
    arguments.push_back({{"offset", a.offset}, {"value", hex(a.value)}});
  for (const Memory &m : l.memory)
    memory.push_back({{"variable", m.variable},
                      {"kind", m.kind},
                      {"address", m.address},
                      {"bytes", m.bytes},
                      {"before", m.before},
                      {"after", m.after}});
  return {{"index", l.index},       {"session", l.session},
          {"run", l.run},           {"kernel", l.kernel},
          {"grid", l.grid},         {"block", l.block},
          {"shared", l.shared},     {"cooperative", l.cooperative},
          {"layout", l.layout},     {"path", l.path},
          {"file", l.file},         {"line", l.line},
          {"error", l.error},       {"nanoseconds", l.nanoseconds},
          {"arguments", arguments}, {"memory", memory}};
}

namespace {

// Fields of an object that came from outside: one that is not as it should be makes `good` false.
struct Fields {
  const json &object;
  bool &good;

  const json *find(const char *name) {
    auto found = object.find(name);
    if (found == object.end())
      good = false;
    return found == object.end() ? nullptr : &*found;
  }
  void text(const char *name, std::string &to) {
    const json *value = find(name);
    if (value && (good = good && value->is_string()))
      to = value->get_ref<const std::string &>();
  }
  template <class Number> void number(const char *name, Number &to, uint64_t most) {
    const json *value = find(name);
    if (value && (good = good && value->is_number_unsigned() && value->get<uint64_t>() <= most))
      to = static_cast<Number>(value->get<uint64_t>());
  }
  void flag(const char *name, bool &to) {
    const json *value = find(name);
    if (value && (good = good && value->is_boolean()))
      to = value->get<bool>();
  }
  void three(const char *name, uint32_t (&to)[3]) {
    const json *value = find(name);
    good = good && value && value->is_array() && value->size() == 3;
    for (size_t i = 0; good && i < 3; ++i) {
      const json &n = (*value)[i];
      if ((good = n.is_number_unsigned() && n.get<uint64_t>() >= 1 && n.get<uint64_t>() <= INT32_MAX))
        to[i] = n.get<uint32_t>();
    }
  }
  // `expected` pages, or none where that is allowed.
  void pages(const char *name, std::vector<uint32_t> &to, uint64_t expected, uint64_t known) {
    const json *value = find(name);
    good = good && value && value->is_array() && (value->empty() || value->size() == expected);
    for (size_t i = 0; good && i < value->size(); ++i) {
      const json &n = (*value)[i];
      if ((good = n.is_number_unsigned() && n.get<uint64_t>() < known))
        to.push_back(n.get<uint32_t>());
    }
  }
};

constexpr uint64_t kMostBytes = uint64_t(1) << 48; // no machine's memory is larger

} // namespace

std::optional<Launch> launchFromJson(const json &object, uint64_t pages) {
  if (!object.is_object())
    return std::nullopt;
  Launch l;
  bool good = true;
  Fields f{object, good};
  f.number("index", l.index, UINT64_MAX);
  f.number("session", l.session, UINT32_MAX);
  f.number("run", l.run, UINT32_MAX);
  f.text("kernel", l.kernel);
  f.three("grid", l.grid);
  f.three("block", l.block);
  f.number("shared", l.shared, UINT32_MAX);
  f.flag("cooperative", l.cooperative);
  f.text("layout", l.layout);
  f.text("path", l.path);
  f.text("file", l.file);
  f.number("line", l.line, UINT32_MAX);
  f.number("error", l.error, 100000);
  f.number("nanoseconds", l.nanoseconds, UINT64_MAX);
  const json *arguments = f.find("arguments"), *memory = f.find("memory");
  good = good && arguments->is_array() && memory->is_array();
  for (size_t i = 0; good && i < arguments->size(); ++i) {
    const json &a = (*arguments)[i];
    if (!a.is_object())
      return std::nullopt;
    Argument argument;
    std::string digits;
    Fields g{a, good};
    g.number("offset", argument.offset, 1 << 16);
    g.text("value", digits);
    good = good && unhex(digits, argument.value) && argument.value.size() <= (1 << 16);
    l.arguments.push_back(std::move(argument));
  }
  for (size_t i = 0; good && i < memory->size(); ++i) {
    const json &m = (*memory)[i];
    if (!m.is_object())
      return std::nullopt;
    Memory piece;
    Fields g{m, good};
    g.text("variable", piece.variable);
    g.text("kind", piece.kind);
    g.number("address", piece.address, UINT64_MAX - kMostBytes);
    g.number("bytes", piece.bytes, kMostBytes);
    const uint64_t expected = (piece.bytes + kPageBytes - 1) / kPageBytes;
    g.pages("before", piece.before, expected, pages);
    g.pages("after", piece.after, expected, pages);
    good = good && piece.bytes > 0;
    l.memory.push_back(std::move(piece));
  }
  if (!good)
    return std::nullopt;
  return l;
}

} // namespace sampan::recording
