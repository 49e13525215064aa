#include "kernel/ptx/parse.h"

#include <algorithm>
#include <cctype>

namespace sampan::kernel::ptx {

bool Instruction::has(const char *modifier) const {
  return std::find(modifiers.begin(), modifiers.end(), modifier) != modifiers.end();
}

const std::string &Instruction::type() const {
  static const std::string none;
  return modifiers.empty() ? none : modifiers.back();
}

static std::string trim(const std::string &s) {
  const size_t a = s.find_first_not_of(" \t\r\n");
  return a == std::string::npos ? "" : s.substr(a, s.find_last_not_of(" \t\r\n") - a + 1);
}

static std::string withoutComments(const std::string &s) {
  std::string r;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s.compare(i, 2, "//") == 0) {
      i = s.find('\n', i);
      if (i == std::string::npos)
        break;
    } else if (s.compare(i, 2, "/*") == 0) {
      i = s.find("*/", i);
      if (i == std::string::npos)
        break;
      ++i;
      continue;
    }
    r += s[i];
  }
  return r;
}

// Statements end in ';'. Braces around the whole text are a scope; braces inside an operand list belong to the operand.
static std::vector<std::string> statements(const std::string &text) {
  std::vector<std::string> found;
  std::string current;
  bool inList = false;
  for (char c : text) {
    if (c == '{' && !trim(current).empty())
      inList = true;
    else if (c == '}' && inList) {
      inList = false;
      current += c;
      continue;
    } else if (c == '{' && trim(current).empty()) {
      // A list can also come first: `{%0,%1}` only follows an opcode, so this brace opens a scope.
      continue;
    } else if (c == '}')
      continue;
    if (c == ';') {
      if (!trim(current).empty())
        found.push_back(trim(current));
      current.clear();
    } else
      current += c;
  }
  if (!trim(current).empty())
    found.push_back(trim(current));
  return found;
}

static std::vector<std::string> splitTopLevel(const std::string &s) {
  std::vector<std::string> parts;
  std::string current;
  int depth = 0;
  for (char c : s) {
    depth += (c == '{' || c == '[') - (c == '}' || c == ']');
    if (c == ',' && depth == 0) {
      parts.push_back(trim(current));
      current.clear();
    } else
      current += c;
  }
  if (!trim(current).empty())
    parts.push_back(trim(current));
  return parts;
}

static Operand operandOf(std::string s) {
  Operand o;
  if (s.front() == '[') {
    o.isMemory = true;
    s = trim(s.substr(1, s.find(']') - 1));
    const size_t sign = s.find_first_of("+-", 1);
    if (sign != std::string::npos) {
      std::string number = trim(s.substr(sign + 1));
      if (!number.empty() && (std::isdigit(static_cast<unsigned char>(number[0])) || number[0] == '-')) {
        o.offset = std::strtol(number.c_str(), nullptr, 0) * (s[sign] == '-' ? -1 : 1);
        s = trim(s.substr(0, sign));
      } else if (!number.empty()) { // "[a+b]" with two operands: the second is added as a name
        o.second = number;
        s = trim(s.substr(0, sign));
      }
    }
    o.names = {s};
    return o;
  }
  if (s.front() == '{') {
    o.isList = true;
    for (const std::string &m : splitTopLevel(s.substr(1, s.rfind('}') - 1)))
      o.names.push_back(m);
    return o;
  }
  const size_t bar = s.find('|');
  if (bar != std::string::npos) {
    o.second = trim(s.substr(bar + 1));
    s = trim(s.substr(0, bar));
  }
  o.names = {s};
  return o;
}

static bool declaration(const std::string &s, Program &program) {
  // ".reg .u32 a, b<4>"
  size_t at = s.find('.', 1);
  if (at == std::string::npos)
    return false;
  const size_t end = s.find_first_of(" \t", at);
  if (end == std::string::npos)
    return false;
  const std::string type = s.substr(at + 1, end - at - 1);
  for (std::string name : splitTopLevel(s.substr(end))) {
    Declaration d{type, name, 0};
    if (const size_t angle = name.find('<'); angle != std::string::npos) {
      d.name = name.substr(0, angle);
      d.count = static_cast<unsigned>(std::strtoul(name.c_str() + angle + 1, nullptr, 10));
    }
    program.declarations.push_back(d);
  }
  return true;
}

// `name: instruction`. A double colon belongs to a modifier (.L1::no_allocate).
static bool hasLabel(const std::string &s) {
  const size_t colon = s.find(':');
  return colon != std::string::npos && s.compare(colon, 2, "::") != 0 && s.find_first_of(" \t") > colon;
}

std::optional<Program> parse(const std::string &text, std::string &why) {
  Program program;
  for (std::string s : statements(withoutComments(text))) {
    if (s.rfind(".reg", 0) == 0) {
      if (!declaration(s, program)) {
        why = "'" + s + "' declares no register";
        return std::nullopt;
      }
      continue;
    }
    if (s[0] == '.' || hasLabel(s)) {
      why = s[0] == '.' ? "the directive '" + s + "'" : "the label in '" + s + "'";
      return std::nullopt;
    }
    Instruction i;
    if (s[0] == '@') {
      const size_t end = s.find_first_of(" \t");
      if (end == std::string::npos) {
        why = "'" + s + "'";
        return std::nullopt;
      }
      i.guardNegated = s[1] == '!';
      i.guard = s.substr(i.guardNegated ? 2 : 1, end - (i.guardNegated ? 2 : 1));
      s = trim(s.substr(end));
    }
    const size_t end = std::min(s.find_first_of(" \t\n"), s.size());
    std::string opcode = s.substr(0, end);
    for (size_t dot = opcode.find('.'); dot != std::string::npos;) {
      const size_t next = opcode.find('.', dot + 1);
      i.modifiers.push_back(opcode.substr(dot + 1, next == std::string::npos ? next : next - dot - 1));
      dot = next;
    }
    i.name = opcode.substr(0, opcode.find('.'));
    for (const std::string &o : splitTopLevel(s.substr(end)))
      if (!o.empty())
        i.operands.push_back(operandOf(o));
    program.instructions.push_back(i);
  }
  return program;
}

} // namespace sampan::kernel::ptx
