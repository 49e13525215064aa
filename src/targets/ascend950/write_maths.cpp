// Our maths library for the chip: the text that every target compiles, in which double becomes Float64.
#include "targets/ascend950/write_maths.h"

#include "support/file.h"
#include "targets/ascend950/spelling.h"

#include <llvm/ADT/StringSwitch.h>

#include <filesystem>

namespace sampan::ascend950 {

namespace {

// Parameters and arguments of a function for a number type T, by what it takes.
struct Shape {
  const char *parameters, *arguments;
  const char *result = "T";
};

Shape shapeOf(llvm::StringRef name) {
  return llvm::StringSwitch<Shape>(name)
      .Cases("pow", "atan2", "fdim", "fmod", "hypot", "nextafter", "remainder", "rhypot", "copysign",
             {"T x, T y", "x, y"})
      .Cases("fmax", "fmin", "fast_pow", {"T x, T y", "x, y"})
      .Cases("fma", "norm3d", "rnorm3d", {"T x, T y, T z", "x, y, z"})
      .Cases("norm4d", "rnorm4d", {"T x, T y, T z, T w", "x, y, z, w"})
      .Cases("ldexp", "scalbn", {"T x, int n", "x, n"})
      .Case("scalbln", {"T x, long n", "x, n"})
      .Cases("jn", "yn", {"int n, T x", "n, x"})
      .Cases("sincos", "sincospi", "fast_sincos", {"T x, T *s, T *c", "x, s, c", "void"})
      .Case("modf", {"T x, T *whole", "x, whole"})
      .Case("frexp", {"T x, int *exponent", "x, exponent"})
      .Case("remquo", {"T x, T y, int *quotient", "x, y, quotient"})
      .Case("ilogb", {"T x", "x", "int"})
      .Cases("lrint", "lround", {"T x", "x", "long"})
      .Cases("llrint", "llround", {"T x", "x", "long long"})
      .Default({"T x", "x"});
}

std::string replaceType(std::string text, const std::string &type) {
  for (size_t at = 0; (at = text.find('T', at)) != text.npos; at += type.size())
    text.replace(at, 1, type);
  return text;
}

std::string wrapper(const std::string &name, const std::string &called, const Shape &shape, const std::string &type) {
  return "SAMPAN_HERE " + replaceType(shape.result, type) + " " + name + "(" + replaceType(shape.parameters, type) +
         ") { return " + called + "(" + shape.arguments + "); }\n";
}

bool copyHeader(const std::string &from, const std::string &name, const std::string &to, std::set<std::string> &done,
                Diagnostics &out) {
  if (!done.insert(name).second)
    return true;
  const std::optional<std::string> text = readFile(from + "/" + name);
  if (!text)
    return out.error("A5040", "the toolkit has no '" + from + "/" + name + "'",
                     "build Sampan completely: ./quickstart");
  std::filesystem::create_directories(std::filesystem::path(to + "/" + name).parent_path());
  if (!writeFile(to + "/" + name, rewriteLibrary(*text), out))
    return false;
  const std::filesystem::path folder = std::filesystem::path(name).parent_path();
  for (size_t at = 0; (at = text->find("#include \"", at)) != text->npos;) {
    at += 10;
    const std::string included = text->substr(at, text->find('"', at) - at);
    if (!copyHeader(from, (folder / included).lexically_normal().string(), to, done, out))
      return false;
  }
  return true;
}

} // namespace

bool writeMaths(const std::set<std::string> &functions, const std::string &toolkit, const std::string &folder,
                Diagnostics &out) {
  std::set<std::string> headers, done, names;
  for (const std::string &f : functions) {
    headers.insert(mathsHeader(f).str());
    const bool fast = f.starts_with("__"); // __expf
    names.insert(fast                                                ? "fast_" + f.substr(2, f.size() - 3)
                 : f.ends_with('f') && !mathsHeader(f + "f").empty() ? f
                 : f.ends_with('f')                                  ? f.substr(0, f.size() - 1)
                                                                     : f);
  }
  std::string text =
      "// The functions of our maths library that the kernels call: the same text, and so the same bits, as on\n"
      "// every other chip. Accuracy: docs/maths.md of Sampan.\n#pragma once\n#include \"sampan_float64.h\"\n\n";
  for (const std::string &h : headers) {
    if (!copyHeader(toolkit + "/include/sampan/maths", h, folder + "/maths", done, out))
      return false;
    text += "#include \"maths/" + h + "\"\n";
  }
  text += "\nnamespace sampan {\n";
  for (const std::string &n : names) {
    const Shape shape = shapeOf(n);
    if (n.starts_with("fast_")) {
      text += wrapper(n + "f", "__sampan_" + n + "f", shape, "float");
      continue;
    }
    text += wrapper(n, "__sampan_" + n, shape, "Float64") + wrapper(n, "__sampan_" + n + "f", shape, "float") +
            wrapper(n + "f", "__sampan_" + n + "f", shape, "float");
  }
  return writeFile(folder + "/sampan_maths.h", text + "} // namespace sampan\n", out);
}

} // namespace sampan::ascend950
