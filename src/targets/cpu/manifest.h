// What an object says of how it was made, in the section kManifestSection of the host object: one entry for each source,
// its length (8 bytes, little-endian) and JSON. `sampan verify` and `sampan reproduce` read it from the program.
#pragma once

#include "targets/cpu/compile.h"

#include <llvm/IR/Module.h>

#include <string>
#include <vector>

namespace sampan::cpu {

constexpr const char *kManifestSection = "sampan_manifest";

// The files that a makefile rule names behind its colon.
std::vector<std::string> prerequisites(const std::string &rule);

// `files`: the source and the headers that it included, the system's left out. Each is named with its SHA-256. `said` holds
// the remarks of this compilation.
void keepManifest(llvm::Module &host, const CompileRequest &, const std::vector<std::string> &files,
                  const Diagnostics &said);

} // namespace sampan::cpu
