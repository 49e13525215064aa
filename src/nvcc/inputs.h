// What an input file is.
#pragma once

#include <string>

namespace sampan::nvcc {

enum class InputKind { Cuda, Cpp, C, Assembler, Object, Archive, SharedLibrary, GpuCode, Unknown };

// `language`: the value of -x, empty for none. It changes sources only.
InputKind kindOf(const std::string &path, const std::string &language);

inline bool isSource(InputKind k) { return k <= InputKind::Assembler; }

} // namespace sampan::nvcc
