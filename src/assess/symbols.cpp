#include "assess/assess_unit.h"

#include <llvm/Object/ELFObjectFile.h>

#include <filesystem>

namespace sampan::assess {

std::set<std::string> symbolsOf(const std::string &folder) {
  std::set<std::string> found;
  std::error_code ignored;
  for (const auto &entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".so" || entry.is_symlink())
      continue;
    auto object = llvm::object::ObjectFile::createObjectFile(entry.path().string());
    if (!object) { // linker scripts are no objects
      llvm::consumeError(object.takeError());
      continue;
    }
    if (const auto *elf = llvm::dyn_cast<llvm::object::ELFObjectFileBase>(object->getBinary()))
      for (const llvm::object::ELFSymbolRef symbol : elf->getDynamicSymbolIterators()) {
        auto flags = symbol.getFlags();
        auto name = symbol.getName();
        if (flags && name && !(*flags & llvm::object::BasicSymbolRef::SF_Undefined))
          found.insert(name->str());
        if (!flags)
          llvm::consumeError(flags.takeError());
        if (!name)
          llvm::consumeError(name.takeError());
      }
  }
  return found;
}

} // namespace sampan::assess
