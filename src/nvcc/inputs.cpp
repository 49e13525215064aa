#include "nvcc/inputs.h"

#include <filesystem>
#include <string_view>

namespace sampan::nvcc {
namespace {

struct Suffix {
  std::string_view text;
  InputKind kind;
};

constexpr Suffix kSuffixes[] = {
    {".cu", InputKind::Cuda},       {".cpp", InputKind::Cpp},          {".cc", InputKind::Cpp},
    {".cxx", InputKind::Cpp},       {".c++", InputKind::Cpp},          {".C", InputKind::Cpp},
    {".c", InputKind::C},           {".s", InputKind::Assembler},      {".S", InputKind::Assembler},
    {".o", InputKind::Object},      {".obj", InputKind::Object},       {".lo", InputKind::Object},
    {".a", InputKind::Archive},     {".so", InputKind::SharedLibrary}, {".ptx", InputKind::GpuCode},
    {".cubin", InputKind::GpuCode}, {".fatbin", InputKind::GpuCode},   {".gpu", InputKind::GpuCode},
};

// libx.so.1.2
bool isVersionedLibrary(const std::string &name) {
  size_t at = name.rfind(".so.");
  return at != std::string::npos && name.find_first_not_of("0123456789.", at + 4) == std::string::npos;
}

} // namespace

InputKind kindOf(const std::string &path, const std::string &language) {
  std::filesystem::path p(path);
  InputKind kind = InputKind::Unknown;
  for (const Suffix &s : kSuffixes)
    if (p.extension() == s.text)
      kind = s.kind;
  if (isVersionedLibrary(p.filename().string()))
    kind = InputKind::SharedLibrary;
  if (language.empty() || (!isSource(kind) && kind != InputKind::Unknown))
    return kind;
  return language == "cu" ? InputKind::Cuda : language == "c" ? InputKind::C : InputKind::Cpp;
}

} // namespace sampan::nvcc
