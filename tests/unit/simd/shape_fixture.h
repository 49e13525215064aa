// What the tests of shapes share: a lane function from a few lines of IR, and the shapes of its values by name.
#pragma once
#include "simd/shape.h"

#include <gtest/gtest.h>
#include <llvm/AsmParser/Parser.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/SourceMgr.h>

#include <memory>

namespace sampan::simd {

class LaneFunction {
public:
  // `body` is what stands in the function's braces.
  LaneFunction(const std::string &body, unsigned width) {
    llvm::SMDiagnostic problem;
    const std::string text =
        "target datalayout = \"e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:"
        "32:64-S128\"\n"
        "define i32 @k.lane.0(ptr %block, ptr %thread, i32 %t, i1 %active) {\n" +
        body +
        "\n}\n"
        "declare i1 @lane.any(i1)\n"
        "declare float @lane.load.f32(ptr, i1)\n"
        "declare i32 @lane.each.call(i1)\n"
        "declare float @llvm.sqrt.f32(float)\n"
        "declare i32 @llvm.umin.i32(i32, i32)\n"
        "!0 = !{}\n";
    module = llvm::parseAssemblyString(text, problem, context);
    if (!module) {
      ADD_FAILURE() << problem.getMessage().str() << "\n" << problem.getLineContents().str();
      return;
    }
    f = module->getFunction("k.lane.0");
    shapes = std::make_unique<Shapes>(*f, Lanes{width, true});
  }

  // Of the instruction or argument of this name.
  Shape of(const std::string &name) const {
    if (f) {
      for (const llvm::Argument &a : f->args())
        if (a.getName() == name)
          return shapes->of(&a);
      for (const llvm::Instruction &i : llvm::instructions(*f))
        if (i.getName() == name)
          return shapes->of(&i);
    }
    ADD_FAILURE() << "there is no value %" << name;
    return {};
  }
  std::string text(const std::string &name) const { return toString(of(name)); }

  // Can lanes part at the end of this block?
  bool divergesAt(const std::string &block) const {
    for (const llvm::BasicBlock &b : *f)
      if (b.getName() == block)
        return shapes->isDivergent(*b.getTerminator());
    ADD_FAILURE() << "there is no block %" << block;
    return false;
  }

private:
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> module;
  llvm::Function *f = nullptr;
  std::unique_ptr<Shapes> shapes;
};

// A body without branches.
inline LaneFunction straight(const std::string &body, unsigned width = 16) {
  return LaneFunction(body + "\n  ret i32 -1", width);
}

} // namespace sampan::simd
