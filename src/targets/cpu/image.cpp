#include "targets/cpu/image.h"

#include "kernel/annotations.h"
#include "kernel/module.h"
#include "kernel/shared_values.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>

#include <sstream>

namespace sampan::cpu {

using namespace llvm;

namespace {

class Tables {
public:
  explicit Tables(Module &m)
      : m(m), c(m.getContext()), i32(Type::getInt32Ty(c)), i64(Type::getInt64Ty(c)), ptr(PointerType::getUnqual(c)) {}

  Constant *null() { return ConstantPointerNull::get(cast<PointerType>(ptr)); }
  Constant *number(uint64_t n) { return ConstantInt::get(i32, n); }
  Constant *number64(uint64_t n) { return ConstantInt::get(i64, n); }

  Constant *array(ArrayRef<Constant *> values, Type *element, const Twine &name) {
    if (values.empty())
      return null();
    return global(ConstantArray::get(ArrayType::get(element, values.size()), values), name);
  }

  Constant *text(StringRef s, const Twine &name) { return global(ConstantDataArray::getString(c, s), name); }

  GlobalVariable *global(Constant *value, const Twine &name) {
    return new GlobalVariable(m, value->getType(), true, GlobalValue::InternalLinkage, value, "__sampan." + name);
  }

  Constant *numbers(const std::string &list, const Twine &name) {
    std::istringstream in(list);
    SmallVector<Constant *, 8> values;
    for (uint64_t n; in >> n;)
      values.push_back(number(n));
    return array(values, i32, name);
  }

  Module &m;
  LLVMContext &c;
  Type *i32, *i64, *ptr;
};

std::string textAttribute(const Function &f, const char *name) {
  return f.getFnAttribute(name).getValueAsString().str();
}

uint64_t numberAttribute(const Function &f, const char *name, uint64_t otherwise) {
  const std::string s = textAttribute(f, name);
  return s.empty() ? otherwise : std::stoull(s);
}

unsigned countWords(const std::string &s) {
  std::istringstream in(s);
  unsigned n = 0;
  for (std::string w; in >> w;)
    ++n;
  return n;
}

// One row of sampan_kernel, field by field in the order of runtime/abi.h.
Constant *kernelRow(Tables &t, Function &k) {
  const std::string name = k.getName().str();
  const uint64_t regions = numberAttribute(k, "sampan-regions", 0);
  SmallVector<Constant *, 8> functions;
  if (Function *block = t.m.getFunction(textAttribute(k, kernel::kBlockAttribute)))
    functions.push_back(block);
  else
    for (uint64_t r = 0; r < regions; ++r)
      functions.push_back(t.m.getFunction(name + ".region." + std::to_string(r)));
  const std::string kinds = textAttribute(k, "sampan-site-kinds"), offsets = textAttribute(k, "sampan-param-offsets");
  uint64_t flags = 0;
  std::istringstream in(kinds);
  for (unsigned kind; in >> kind;) {
    if (kind != SAMPAN_SYNC_BARRIER && kind != SAMPAN_SYNC_BARRIER_RED && kind != SAMPAN_SYNC_BARRIER_BLOCK)
      flags |= SAMPAN_KERNEL_WARP_OPS;
    if (kind == SAMPAN_SYNC_GRID)
      flags |= SAMPAN_KERNEL_GRID_SYNC;
  }
  if (k.hasFnAttribute(simd::kRowsAttribute))
    flags |= SAMPAN_KERNEL_ROWS;
  if (!regions)
    flags |= SAMPAN_KERNEL_WARP_OPS;
  const Location where = kernel::locationOf(k);
  Function *wholeWarps = t.m.getFunction(textAttribute(k, kernel::kWholeWarpsAttribute));
  Constant *fields[] = {
      t.text(name, name + ".name"),
      regions ? t.null() : static_cast<Constant *>(&k),
      t.array(functions, t.ptr, name + ".regions"),
      t.numbers(kinds, name + ".sites"),
      t.number(regions),
      t.number(flags),
      t.number(numberAttribute(k, "sampan-shared-bytes", 0)),
      t.number(numberAttribute(k, "sampan-frame-bytes", 0)),
      t.number(numberAttribute(k, "sampan-locals-bytes", 0)),
      t.number(numberAttribute(k, "sampan-max-threads", 1024)),
      t.number(numberAttribute(k, "sampan-param-bytes", 0)),
      t.number(countWords(offsets)),
      t.numbers(offsets, name + ".offsets"),
      t.numbers(textAttribute(k, "sampan-param-sizes"), name + ".sizes"),
      where.file.empty() ? t.null() : t.text(where.file, name + ".file"),
      t.number(where.line),
      t.number(numberAttribute(k, "sampan-locals-bytes", 0)),
      wholeWarps ? static_cast<Constant *>(wholeWarps) : t.null(),
  };
  return ConstantStruct::getAnon(t.c, fields);
}

Constant *variableRow(Tables &t, GlobalVariable &g) {
  uint64_t flags = 0;
  if (g.hasAttribute("sampan-constant"))
    flags |= SAMPAN_VARIABLE_CONSTANT;
  if (g.hasAttribute("sampan-managed"))
    flags |= SAMPAN_VARIABLE_MANAGED;
  const std::string name = g.getName().str();
  Constant *fields[] = {t.text(name, name + ".name"), &g,
                        t.number64(t.m.getDataLayout().getTypeAllocSize(g.getValueType())), t.number(flags),
                        t.number(0)};
  return ConstantStruct::getAnon(t.c, fields);
}

} // namespace

std::string managedName(const std::string &variable) { return "__sampan.managed." + variable; }

GlobalVariable *buildImage(Module &device, const ImageInfo &info) {
  Tables t(device);
  SmallVector<Constant *, 8> kernels, variables;
  SmallVector<Function *, 8> erased;
  SmallVector<GlobalVariable *, 8> managed;
  for (Function &f : device)
    if (f.hasFnAttribute(kernel::kKernelAttribute)) {
      kernels.push_back(kernelRow(t, f));
      if (f.isDeclaration())
        erased.push_back(&f);
    }
  for (GlobalVariable &g : device.globals())
    if (g.hasAttribute("sampan-variable") && g.hasInitializer())
      variables.push_back(variableRow(t, g));
  for (Function *f : erased)
    if (f->use_empty())
      f->eraseFromParent();

  Constant *fields[] = {
      t.number(SAMPAN_IMAGE_MAGIC),
      t.number(SAMPAN_ABI_VERSION),
      t.text(info.target, "target"),
      t.text(info.arch, "arch"),
      kernels.empty() ? t.null() : t.array(kernels, kernels[0]->getType(), "kernels"),
      variables.empty() ? t.null() : t.array(variables, variables[0]->getType(), "variables"),
      t.number(kernels.size()),
      t.number(variables.size()),
      info.bitcode.empty()
          ? t.null()
          : t.global(ConstantDataArray::getRaw(info.bitcode, info.bitcode.size(), Type::getInt8Ty(t.c)), "bitcode"),
      t.number64(info.bitcode.size()),
  };
  Constant *value = ConstantStruct::getAnon(t.c, fields);
  auto *image = new GlobalVariable(device, value->getType(), true, GlobalValue::ExternalLinkage, value, info.symbol);
  // Host and device versions of an inline function or a vtable share their mangled names: left visible, the linker
  // would merge them and one side would run the other's code.
  for (GlobalObject &g : device.global_objects()) {
    if (g.isDeclaration() || &g == image)
      continue;
    auto *variable = dyn_cast<GlobalVariable>(&g);
    if (variable && variable->hasAttribute("sampan-managed")) {
      variable->setLinkage(GlobalValue::ExternalLinkage);
      managed.push_back(variable);
      continue;
    }
    g.setComdat(nullptr);
    g.setLinkage(GlobalValue::InternalLinkage);
    g.setVisibility(GlobalValue::DefaultVisibility);
    g.setName("__device." + g.getName());
  }
  for (GlobalVariable *g : managed)
    g->setName(managedName(g->getName().str()));
  for (GlobalAlias &a : make_early_inc_range(device.aliases())) {
    a.replaceAllUsesWith(a.getAliasee());
    a.eraseFromParent();
  }
  return image;
}

void shareManaged(Module &host) {
  for (GlobalVariable *g : kernel::takeAnnotated(host, "sampan.managed")) {
    const std::string name = managedName(g->getName().str());
    g->setInitializer(nullptr);
    g->setLinkage(GlobalValue::ExternalLinkage);
    g->setName(name);
  }
}

bool pointRegistrationAt(Module &host, const std::string &image) {
  GlobalVariable *wrapper = host.getGlobalVariable("__cuda_fatbin_wrapper", true);
  if (!wrapper)
    return false;
  auto *old = cast<ConstantStruct>(wrapper->getInitializer());
  GlobalVariable *target = host.getGlobalVariable(image, true);
  if (!target)
    target = new GlobalVariable(host, Type::getInt8Ty(host.getContext()), true, GlobalValue::ExternalLinkage, nullptr,
                                image);
  wrapper->setInitializer(
      ConstantStruct::get(old->getType(), {old->getOperand(0), old->getOperand(1), target, old->getOperand(3)}));
  wrapper->setSection(""); // the section is NVIDIA's tools' business, and would make a merge of objects costly
  return true;
}

} // namespace sampan::cpu
