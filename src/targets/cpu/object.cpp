#include "targets/cpu/object.h"

#include <llvm/Bitcode/BitcodeReader.h>
#include <llvm/Bitcode/BitcodeWriter.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/raw_ostream.h>

namespace sampan::cpu {

using namespace llvm;

// Beside the output and renamed onto it at the end: a full disk or an interrupted run leaves the old file or none.
template <typename Write> static bool writeWhole(const std::string &path, Diagnostics &out, Write write) {
  // A device or a pipe (/dev/null!) is written to; renaming onto it would replace it by a file.
  sys::fs::file_status status;
  const bool special = !sys::fs::status(path, status) && status.type() != sys::fs::file_type::regular_file;
  if (path.empty() || path == "-" || special) {
    SmallString<0> bytes;
    raw_svector_ostream memory(bytes);
    if (!write(static_cast<raw_pwrite_stream &>(memory)))
      return false;
    std::error_code problem;
    raw_fd_ostream to(path.empty() ? "-" : path, problem, sys::fs::CD_OpenAlways);
    if (!problem)
      to << bytes;
    return problem ? out.error("C1003", "cannot write '" + path + "': " + problem.message()) : true;
  }
  SmallString<128> temporary;
  int descriptor = -1;
  if (std::error_code e = sys::fs::createUniqueFile(path + ".%%%%%%", descriptor, temporary))
    return out.error("C1003", "cannot write '" + path + "': " + e.message(),
                     "check that the folder exists and can be written");
  bool good;
  std::error_code problem;
  {
    raw_fd_ostream file(descriptor, true);
    good = write(static_cast<raw_pwrite_stream &>(file));
    file.flush();
    problem = file.error();
    file.clear_error();
  }
  // createUniqueFile makes it private; what a compiler writes follows the user's mask.
  if (good && !problem)
    problem = sys::fs::setPermissions(temporary, static_cast<sys::fs::perms>(0666 & ~sys::fs::getUmask()));
  if (good && !problem)
    problem = sys::fs::rename(temporary, path);
  if (!good || problem)
    sys::fs::remove(temporary);
  return problem ? out.error("C1003", "cannot write '" + path + "': " + problem.message(),
                             "check for space and permissions")
                 : good;
}

bool writeObject(Module &m, TargetMachine &machine, const std::string &path, bool assembly, Diagnostics &out) {
  return writeWhole(path, out, [&](raw_pwrite_stream &os) {
    legacy::PassManager passes;
    const auto type = assembly ? CodeGenFileType::AssemblyFile : CodeGenFileType::ObjectFile;
    if (machine.addPassesToEmitFile(passes, os, nullptr, type))
      return out.error("C1004", "LLVM cannot write machine code for " + m.getTargetTriple());
    passes.run(m);
    return true;
  });
}

bool writeText(const Module &m, const std::string &path, Diagnostics &out) {
  return writeWhole(path, out, [&](raw_pwrite_stream &os) {
    m.print(os, nullptr);
    return true;
  });
}

std::string toBitcode(const Module &m) {
  std::string bytes;
  raw_string_ostream os(bytes);
  WriteBitcodeToFile(m, os);
  return bytes;
}

std::unique_ptr<Module> fromBitcode(const std::string &bytes, LLVMContext &context, const std::string &name,
                                    Diagnostics &out) {
  Expected<std::unique_ptr<Module>> m = parseBitcodeFile(MemoryBufferRef(bytes, name), context);
  if (m)
    return std::move(*m);
  out.error("C1005", "the device code in '" + name + "' cannot be read: " + llvm::toString(m.takeError()),
            "compile it again with this version of Sampan");
  return nullptr;
}

} // namespace sampan::cpu
