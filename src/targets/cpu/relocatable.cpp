#include "targets/cpu/relocatable.h"

#include "targets/cpu/build_device.h"
#include "targets/cpu/object.h"
#include "targets/cpu/optimise.h"

#include <llvm/IR/Constants.h>
#include <llvm/Linker/Linker.h>
#include <llvm/Object/Archive.h>
#include <llvm/Object/ObjectFile.h>
#include <llvm/Transforms/Utils/ModuleUtils.h>

namespace sampan::cpu {

using namespace llvm;

// Each entry is its length (8 bytes, little-endian) and the bitcode, so that entries stay apart when a linker has
// concatenated the sections of several objects (`ld -r`).
void keepBitcode(Module &host, const std::string &bitcode) {
  std::string entry(8, '\0');
  for (unsigned i = 0; i < 8; ++i)
    entry[i] = static_cast<char>(bitcode.size() >> (8 * i));
  entry += bitcode;
  Constant *bytes = ConstantDataArray::getRaw(entry, entry.size(), Type::getInt8Ty(host.getContext()));
  auto *g = new GlobalVariable(host, bytes->getType(), true, GlobalValue::PrivateLinkage, bytes, "__sampan_bitcode");
  g->setSection(kBitcodeSection);
  g->setAlignment(Align(1));
  appendToCompilerUsed(host, {g});
}

namespace {
struct Piece {
  std::string name;
  std::string bitcode;
};
} // namespace

static void readObject(const object::ObjectFile &o, const std::string &name, std::vector<Piece> &pieces) {
  for (const object::SectionRef &s : o.sections()) {
    Expected<StringRef> title = s.getName();
    if (!title || *title != kBitcodeSection) {
      consumeError(title.takeError());
      continue;
    }
    Expected<StringRef> bytes = s.getContents();
    if (!bytes) {
      consumeError(bytes.takeError());
      continue;
    }
    StringRef rest = *bytes;
    while (rest.size() > 8) {
      uint64_t length = 0;
      for (unsigned i = 0; i < 8; ++i)
        length |= static_cast<uint64_t>(static_cast<unsigned char>(rest[i])) << (8 * i);
      rest = rest.drop_front(8);
      pieces.push_back({name, rest.take_front(length).str()});
      rest = rest.drop_front(std::min<uint64_t>(length, rest.size()));
    }
  }
}

// What is neither an object nor an archive (a linker script, a shared library by name) holds no device code.
static std::vector<Piece> piecesOf(const std::string &path) {
  std::vector<Piece> pieces;
  Expected<object::OwningBinary<object::Binary>> file = object::createBinary(path);
  if (!file) {
    consumeError(file.takeError());
    return pieces;
  }
  if (auto *o = dyn_cast<object::ObjectFile>(file->getBinary())) {
    readObject(*o, path, pieces);
  } else if (auto *archive = dyn_cast<object::Archive>(file->getBinary())) {
    Error problem = Error::success();
    for (const object::Archive::Child &child : archive->children(problem)) {
      Expected<std::unique_ptr<object::Binary>> member = child.getAsBinary();
      if (!member) {
        consumeError(member.takeError());
        continue;
      }
      if (auto *m = dyn_cast<object::ObjectFile>(member->get()))
        readObject(*m, path + "(" + m->getFileName().str() + ")", pieces);
    }
    consumeError(std::move(problem));
  }
  return pieces;
}

bool needsDeviceLink(const std::string &object) { return !piecesOf(object).empty(); }

bool linkDevice(const std::vector<std::string> &objects, const CompileRequest &request, Diagnostics &out) {
  LLVMContext context;
  listen(context, out);
  std::unique_ptr<Module> all;
  for (const std::string &object : objects)
    for (const Piece &piece : piecesOf(object)) {
      std::unique_ptr<Module> m = fromBitcode(piece.bitcode, context, piece.name, out);
      if (!m)
        return false;
      if (!all)
        all = std::move(m);
      else if (Linker::linkModules(*all, std::move(m)))
        return out.error("C1006",
                         "the device code of '" + piece.name + "' does not link with that of the other objects",
                         "look for two definitions of one device function or variable");
    }
  if (!all)
    all = std::make_unique<Module>("device link", context);
  const std::string bitcode = toBitcode(*all);
  if (!buildDevice(*all, request, bitcode, kLinkedImageSymbol, out))
    return false;
  std::string why;
  std::unique_ptr<TargetMachine> machine = targetMachine(machineOf(request.cpu), request.optimise, why);
  if (!machine)
    return out.error("C1001", "no code can be made for this machine: " + why);
  return writeObject(*all, *machine, request.output, false, out);
}

} // namespace sampan::cpu
