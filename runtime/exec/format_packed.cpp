#include "format_packed.h"

#include <cstdint>
#include <cstdio>
#include <cstring>

namespace sampan::rt {

namespace {

class Arguments {
public:
  explicit Arguments(const void *p) : base(static_cast<const char *>(p)) {}
  template <class T> T take() {
    T value{};
    offset = (offset + sizeof(T) - 1) / sizeof(T) * sizeof(T);
    if (base)
      std::memcpy(&value, base + offset, sizeof(T));
    offset += sizeof(T);
    ++taken;
    return value;
  }
  int taken = 0;

private:
  const char *base;
  size_t offset = 0;
};

template <class T> void append(std::string &out, const char *spec, T value) {
  char small[128];
  const int length = std::snprintf(small, sizeof small, spec, value);
  if (length < 0)
    return;
  if (static_cast<size_t>(length) < sizeof small) {
    out.append(small, static_cast<size_t>(length));
    return;
  }
  const size_t at = out.size();
  out.resize(at + static_cast<size_t>(length) + 1);
  std::snprintf(&out[at], static_cast<size_t>(length) + 1, spec, value);
  out.resize(at + static_cast<size_t>(length));
}

bool isFlag(char c) { return c == '-' || c == '+' || c == ' ' || c == '#' || c == '0'; }

// Digits, or `*` and its argument.
const char *copyNumber(const char *p, std::string &spec, Arguments &arguments) {
  if (*p == '*') {
    spec += std::to_string(arguments.take<int32_t>());
    return p + 1;
  }
  while (*p >= '0' && *p <= '9')
    spec += *p++;
  return p;
}

void convert(std::string &out, std::string &spec, char conversion, const std::string &length, Arguments &arguments) {
  const bool wide = length == "l" || length == "ll" || length == "j" || length == "z" || length == "t";
  switch (conversion) {
  case 'd':
  case 'i':
    spec += wide ? "ll" : length; // h and hh narrow an int
    spec += conversion;
    return wide ? append(out, spec.c_str(), static_cast<long long>(arguments.take<int64_t>()))
                : append(out, spec.c_str(), arguments.take<int32_t>());
  case 'u':
  case 'o':
  case 'x':
  case 'X':
    spec += wide ? "ll" : length;
    spec += conversion;
    return wide ? append(out, spec.c_str(), static_cast<unsigned long long>(arguments.take<uint64_t>()))
                : append(out, spec.c_str(), arguments.take<uint32_t>());
  case 'c': spec += conversion; return append(out, spec.c_str(), arguments.take<int32_t>());
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
  case 'a':
  case 'A': spec += conversion; return append(out, spec.c_str(), arguments.take<double>());
  case 's': {
    spec += conversion;
    const char *text = arguments.take<const char *>();
    return append(out, spec.c_str(), text ? text : "(null)");
  }
  case 'p': spec += conversion; return append(out, spec.c_str(), arguments.take<const void *>());
  default: // unknown: as it stands
    out += spec + length + conversion;
  }
}

} // namespace

int formatPacked(std::string &out, const char *format, const void *packed) {
  Arguments arguments(packed);
  for (const char *p = format; *p;) {
    if (*p != '%') {
      const char *end = p;
      while (*end && *end != '%')
        ++end;
      out.append(p, static_cast<size_t>(end - p));
      p = end;
      continue;
    }
    if (p[1] == '%') {
      out += '%';
      p += 2;
      continue;
    }
    std::string spec = "%", length;
    ++p;
    while (isFlag(*p))
      spec += *p++;
    p = copyNumber(p, spec, arguments);
    if (*p == '.') {
      spec += *p++;
      p = copyNumber(p, spec, arguments);
    }
    while (*p == 'l' || *p == 'h' || *p == 'j' || *p == 'z' || *p == 't' || *p == 'L')
      length += *p++;
    if (!*p) {
      out += spec + length;
      break;
    }
    convert(out, spec, *p++, length, arguments);
  }
  return arguments.taken;
}

} // namespace sampan::rt
