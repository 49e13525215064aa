// kernel-opt [--pass=NAME,NAME…] [--maths=FILE] [--no-fmad] [--debug] [--width=N]
// [--cpu=LEVEL] FILE.ll: runs kernel passes over a module
// and prints it. Without --pass it runs the whole pipeline. The text tests of the passes are written with it.
#include "kernel/pipeline.h"
#include "simd/pipeline.h"
#include "targets/ascend910/passes.h"
#include "targets/cpu/optimise.h"
#include "targets/cpu/pipeline.h"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IRReader/IRReader.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/TargetParser/Host.h>

#include <sstream>

using namespace sampan;

static std::vector<kernel::PassInfo> allPasses() {
  std::vector<kernel::PassInfo> all;
  for (auto group : {kernel::meaningPasses(), kernel::regionPasses(), simd::lanePasses(), cpu::widenPasses(),
                     cpu::lockstepPasses(), // which finds nothing to do behind widenPasses
                     cpu::lastPasses()})
    all.insert(all.end(), group.begin(), group.end());
  return all;
}

int main(int argc, char **argv) {
  std::string input, passes, maths, processor = "x86-64-v3";
  bool contract = true, promote = true, list = false;
  unsigned width = 0;
  const std::vector<kernel::PassInfo> all = allPasses();
  std::vector<kernel::PassInfo> known = all; // what --pass takes
  const auto ofTiles = ascend910::ownPasses();
  known.insert(known.end(), ofTiles.begin(), ofTiles.end());
  for (int i = 1; i < argc; ++i) {
    const llvm::StringRef a = argv[i];
    if (a.starts_with("--pass="))
      passes = a.substr(7).str();
    else if (a.starts_with("--maths="))
      maths = a.substr(8).str();
    else if (a == "--no-fmad")
      contract = false;
    else if (a == "--debug") // as with -G
      promote = false;
    else if (a.starts_with("--width="))
      a.substr(8).getAsInteger(10, width);
    else if (a.starts_with("--cpu="))
      processor = a.substr(6).str();
    else if (a == "--list")
      list = true;
    else
      input = a.str();
  }
  if (list) {
    for (const kernel::PassInfo &p : known)
      llvm::outs() << p.name << "\n";
    return 0;
  }
  llvm::LLVMContext context;
  llvm::SMDiagnostic problem;
  std::unique_ptr<llvm::Module> m = llvm::parseIRFile(input.empty() ? "-" : input, problem, context);
  if (!m) {
    problem.print("kernel-opt", llvm::errs());
    return 1;
  }
  std::string why;
  kernel::KernelOptions options;
  options.promote = promote;
  const cpu::Machine target = cpu::machineOf(processor);
  options.triple = target.triple;
  options.cpu = target.processor;
  options.mathsLibrary = maths;
  options.contract = contract;
  std::unique_ptr<llvm::TargetMachine> machine = cpu::targetMachine(target, 2, why);
  if (!machine) {
    llvm::errs() << "kernel-opt: " << why << "\n";
    return 1;
  }
  options.dataLayout = machine->createDataLayout().getStringRepresentation();
  options.vectorBytes = target.vectorBytes;
  options.lanes = true;
  options.width = width;
  std::vector<kernel::PassInfo> wanted;
  if (passes.empty()) {
    wanted = all;
  } else {
    std::istringstream in(passes);
    for (std::string name; std::getline(in, name, ',');) {
      const auto p =
          std::find_if(known.begin(), known.end(), [&](const kernel::PassInfo &one) { return name == one.name; });
      if (p == known.end()) {
        llvm::errs() << "kernel-opt: there is no pass '" << name << "'; --list names them\n";
        return 1;
      }
      wanted.push_back(*p);
    }
  }
  Diagnostics diagnostics;
  kernel::KernelModule km{*m, options, diagnostics};
  const bool good = kernel::runPasses(wanted, km, {});
  for (const Diagnostic &d : diagnostics.all())
    llvm::errs() << toString(d);
  if (good)
    m->print(llvm::outs(), nullptr);
  return good ? 0 : 1;
}
