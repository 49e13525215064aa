#include "targets/cpu/compile.h"

#include "frontend/frontend.h"
#include "targets/cpu/assess.h"
#include "targets/cpu/build_device.h"
#include "targets/cpu/image.h"
#include "targets/cpu/manifest.h"
#include "targets/cpu/object.h"
#include "targets/cpu/optimise.h"
#include "targets/cpu/relocatable.h"

#include "support/file.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Linker/Linker.h>
#include <llvm/Support/FileSystem.h>

#include <algorithm>
#include <future>

namespace sampan::cpu {

using namespace llvm;

static bool isOfDevice(Product p) { return p == Product::DeviceIr || p == Product::KernelIr || p == Product::Kernels; }

frontend::SourceRequest sourceRequest(const CompileRequest &r) {
  frontend::SourceRequest s;
  s.input = r.input;
  s.include = r.toolkit + "/include";
  s.preludes = r.toolkit + "/lib64/prelude";
  s.clangArgs = r.clangArgs;
  s.arch = r.arch;
  s.triple = machineOf(r.cpu).triple;
  // Debian has no C library for loongarch64: kernels are read with this machine's headers. Both are LP64.
  if (isOfDevice(r.product) && Triple(s.triple).isLoongArch64())
    s.triple.clear();
  s.optimiseHost = r.optimiseHost;
  s.debugHost = r.debugHost;
  s.debugDevice = r.debugDevice;
  s.lineInfo = r.lineInfo;
  s.contract = r.fmad;
  s.fastMath = r.fastMath;
  s.flushDenormals = r.ftz || r.fastMath;
  s.relocatableDevice = r.relocatableDevice;
  s.skipSystemHeaders = r.skipSystemHeaders;
  if (r.dependencies || r.dependenciesOnly) {
    const size_t dot = r.output.rfind('.');
    s.dependencyFile =
        !r.dependencyFile.empty() || r.dependenciesOnly ? r.dependencyFile : r.output.substr(0, dot) + ".d";
    s.dependencyTarget = r.dependencyTarget.empty() ? r.output : r.dependencyTarget;
  }
  return s;
}

namespace {
// The device side is compiled in a thread and an LLVM context of its own, beside the host side; bitcode crosses over.
struct DeviceResult {
  Diagnostics diagnostics;
  std::string raw;   // as the front end made it
  std::string built; // with its image, optimised; empty if there is nothing on the device
  bool good = false;
};
} // namespace

static DeviceResult compileDevice(const CompileRequest &request) {
  DeviceResult result;
  LLVMContext context;
  std::unique_ptr<Module> m =
      frontend::compileSide(frontend::Side::Device, sourceRequest(request), context, result.diagnostics);
  if (!m)
    return result;
  result.raw = toBitcode(*m);
  if (request.product == Product::DeviceIr) {
    result.good = writeText(*m, request.output, result.diagnostics);
    return result;
  }
  if (request.relocatableDevice && request.product != Product::KernelIr && request.product != Product::Kernels) {
    result.good = true;
    return result;
  }
  if (!buildDevice(*m, request, result.raw, kImageSymbol, result.diagnostics))
    return result;
  if (request.product == Product::KernelIr)
    result.good = writeText(*m, request.output, result.diagnostics);
  else if (request.product == Product::Kernels) {
    std::string why;
    const std::unique_ptr<TargetMachine> machine = targetMachine(machineOf(request.cpu), request.optimise, why);
    result.good = machine && writeObject(*m, *machine, request.output, false, result.diagnostics);
  } else {
    result.built = toBitcode(*m);
    result.good = true;
  }
  return result;
}

static void addAll(const Diagnostics &from, Diagnostics &to) {
  for (const Diagnostic &d : from.all()) {
    const bool known = std::any_of(to.all().begin(), to.all().end(),
                                   [&](const Diagnostic &o) { return o.id == d.id && o.text == d.text; });
    if (!known)
      to.add(d);
  }
}

bool writePreludes(const CompileRequest &request, Diagnostics &out) {
  const frontend::SourceRequest source = sourceRequest(request);
  return frontend::writePrelude(frontend::Side::Host, source, out) &&
         frontend::writePrelude(frontend::Side::Device, source, out);
}

namespace {
// Makefile rules that only we read: of what an object is made. They are made as the host side is compiled.
class OwnRules {
public:
  explicit OwnRules(frontend::SourceRequest &source) {
    if (source.dependencyFile.empty() && !sys::fs::createTemporaryFile("sampan", "d", path)) {
      source.dependencyFile = path.str();
      source.dependencyTarget = "object";
      source.skipSystemHeaders = true;
    }
    rules = source.dependencyFile;
  }
  OwnRules(const OwnRules &) = delete;
  ~OwnRules() {
    if (!path.empty())
      sys::fs::remove(path);
  }
  std::vector<std::string> files(const std::string &toolkit) const {
    std::vector<std::string> all = prerequisites(readFile(rules).value_or(""));
    std::erase_if(all, [&](const std::string &f) { return f.starts_with(toolkit) || f.starts_with("/usr/"); });
    return all;
  }

private:
  SmallString<128> path;
  std::string rules;
};
} // namespace

bool compile(const CompileRequest &request, Diagnostics &out) {
  registerTargets();
  frontend::SourceRequest source = sourceRequest(request);
  if (request.dependenciesOnly)
    return frontend::writeDependencies(source, out);
  if (request.product == Product::Preprocessed)
    return frontend::preprocess(source, request.output, out);
  if (isOfDevice(request.product)) {
    DeviceResult device = compileDevice(request);
    addAll(device.diagnostics, out);
    return device.good;
  }

  const OwnRules rules(source);
  const bool hostOnly = !request.otherImage.empty();
  std::future<DeviceResult> deviceSide;
  if (!hostOnly)
    deviceSide = std::async(std::launch::async, compileDevice, std::cref(request));
  LLVMContext context;
  std::unique_ptr<Module> host = frontend::compileSide(frontend::Side::Host, source, context, out);
  std::string why;
  std::unique_ptr<TargetMachine> machine;
  listen(context, out);
  if (host && request.product != Product::Syntax) {
    machine = targetMachine({host->getTargetTriple()}, request.optimiseHost, why);
    if (!machine)
      out.error("C1001", "no code can be made for " + host->getTargetTriple() + ": " + why);
    shareManaged(*host);
    pointRegistrationAt(*host, hostOnly                    ? request.otherImage
                               : request.relocatableDevice ? kLinkedImageSymbol
                                                           : kImageSymbol);
    if (machine)
      optimise(*host, Code::Host, *machine, request.optimiseHost);
  }
  DeviceResult device;
  if (!hostOnly)
    device = deviceSide.get();
  addAll(device.diagnostics, out);
  if (!host || (!hostOnly && !device.good) || out.hasErrors())
    return false;
  if (request.product == Product::Syntax)
    return true;
  if (hostOnly)
    return writeObject(*host, *machine, request.output, request.product == Product::Assembly, out);

  if (request.relocatableDevice)
    keepBitcode(*host, device.raw);
  else {
    std::unique_ptr<Module> kernels = fromBitcode(device.built, context, request.input, out);
    if (!kernels)
      return false;
    kernels->setDataLayout(host->getDataLayout());
    if (Linker::linkModules(*host, std::move(kernels)))
      return out.error("C1002", "host and device code of '" + request.input + "' cannot be joined");
    if (GlobalVariable *image = host->getGlobalVariable(kImageSymbol))
      image->setLinkage(GlobalValue::InternalLinkage); // every object has one
  }
  keepManifest(*host, request, rules.files(request.toolkit), out);
  if (request.product == Product::HostIr)
    return writeText(*host, request.output, out);
  return writeObject(*host, *machine, request.output, request.product == Product::Assembly, out);
}

} // namespace sampan::cpu
