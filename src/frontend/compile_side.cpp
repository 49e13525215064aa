#include "frontend/clang_diagnostics.h"
#include "frontend/command_line.h"
#include "frontend/listener.h"
#include "frontend/prelude.h"
#include "frontend/visit_source.h"

#include <clang/CodeGen/CodeGenAction.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendActions.h>
#include <clang/Frontend/MultiplexConsumer.h>
#include <clang/Frontend/TextDiagnosticBuffer.h>
#include <clang/Lex/PreprocessorOptions.h>

namespace sampan::frontend {

// Runs one action of Clang over the request's source. False after adding errors.
static bool execute(Side side, const SourceRequest &request, const std::string &actionWord,
                    clang::FrontendAction &action, const std::string &output, Diagnostics &out,
                    TemplateKeywords *keywords = nullptr) {
  std::vector<std::string> words = cc1Arguments(side, request, actionWord, out);
  if (words.empty())
    return false;
  const bool precompiled = actionWord != "-E" && usePrelude(side, request, words);
  std::vector<const char *> argv;
  for (const std::string &w : words)
    argv.push_back(w.c_str());

  clang::CompilerInstance clang;
  Collector collector(out, keywords);
  clang.createDiagnostics(&collector, false);
  if (!clang::CompilerInvocation::CreateFromArgs(clang.getInvocation(), argv, clang.getDiagnostics(), "sampan")) {
    collector.flush();
    return out.hasErrors() ? false : out.error("F1001", "the command line cannot be understood");
  }
  clang.getFrontendOpts().OutputFile = output.empty() ? "-" : output;
  if (side == Side::Device) // what is noinline then is the user's __noinline__, and not the level's
    clang.getCodeGenOpts().setInlining(clang::CodeGenOptions::NormalInlining);
  if (precompiled && side == Side::Device) {
    clang::PreprocessorOptions &options = clang.getPreprocessorOpts();
    const char *name = "/sampan-architecture.h"; // in memory only
    options.Includes.insert(options.Includes.begin(), name);
    options.addRemappedFile(name, llvm::MemoryBuffer::getMemBufferCopy(architectureText(request), name).release());
  }
  if (keywords)
    keywords->apply(clang.getPreprocessorOpts());
  clang.setVerboseOutputStream(llvm::nulls()); // how many errors there were, of a run that nobody hears of
  // A list of errors longer than a screen hides the first.
  clang.createDiagnostics(&collector, false);
  const bool ran = clang.ExecuteAction(action);
  collector.flush();
  return ran && !out.hasErrors();
}

namespace {

// Hands the tree of each reading to the listener before what the action itself does with it.
template <class Action> class Listening : public Action {
public:
  template <class... Arguments>
  explicit Listening(Listener *listener, Arguments &&...a)
      : Action(std::forward<Arguments>(a)...), listener(listener) {}

protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &clang, llvm::StringRef file) override {
    std::unique_ptr<clang::ASTConsumer> own = Action::CreateASTConsumer(clang, file);
    if (!listener || !own)
      return own;
    std::vector<std::unique_ptr<clang::ASTConsumer>> both;
    both.push_back(listener->begin(clang));
    both.push_back(std::move(own));
    return std::make_unique<clang::MultiplexConsumer>(std::move(both));
  }

private:
  Listener *listener;
};

// `attempt` reads the source once, with the keywords found so far.
template <class Attempt> bool withKeywords(Diagnostics &out, Attempt &&attempt) {
  TemplateKeywords keywords;
  Diagnostics first;
  for (bool again = false;; again = true) {
    Diagnostics found;
    if (attempt(keywords, found)) {
      out.append(found);
      return true;
    }
    if (!again)
      first = found;
    if (!keywords.insert()) { // what is wrong is something else: the user's own text is what to speak of
      out.append(first);
      return false;
    }
  }
}

} // namespace

std::unique_ptr<llvm::Module> compileSide(Side side, const SourceRequest &request, llvm::LLVMContext &context,
                                          Diagnostics &out, Listener *listener) {
  std::unique_ptr<llvm::Module> module;
  withKeywords(out, [&](TemplateKeywords &keywords, Diagnostics &found) {
    Listening<clang::EmitLLVMOnlyAction> action(listener, &context);
    if (!execute(side, request, "-emit-llvm", action, "", found, &keywords))
      return false;
    module = action.takeModule();
    return true;
  });
  return module;
}

bool readSide(Side side, const SourceRequest &request, Listener &listener, Diagnostics &out) {
  return withKeywords(out, [&](TemplateKeywords &keywords, Diagnostics &found) {
    Listening<clang::SyntaxOnlyAction> action(&listener);
    return execute(side, request, "-fsyntax-only", action, "", found, &keywords);
  });
}

namespace {

class VisitAction : public clang::ASTFrontendAction {
public:
  explicit VisitAction(const SourceVisitor &visitor) : visitor(visitor) {}

protected:
  bool BeginSourceFileAction(clang::CompilerInstance &clang) override {
    visitor.begin(clang);
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<clang::ASTConsumer>();
  }
  // The consumer's own call comes before the errors of late instantiations are known.
  void EndSourceFileAction() override {
    clang::CompilerInstance &clang = getCompilerInstance();
    if (!clang.getDiagnostics().hasErrorOccurred())
      visitor.visit(clang);
  }

private:
  const SourceVisitor &visitor;
};

} // namespace

bool visitSource(const SourceRequest &request, const SourceVisitor &visitor, Diagnostics &out) {
  return withKeywords(out, [&](TemplateKeywords &keywords, Diagnostics &found) {
    VisitAction action(visitor);
    return execute(Side::Device, request, "-emit-llvm", action, "", found, &keywords);
  });
}

bool preprocess(const SourceRequest &request, const std::string &output, Diagnostics &out) {
  clang::PrintPreprocessedAction action;
  return execute(Side::Host, request, "-E", action, output, out);
}

bool writeDependencies(const SourceRequest &request, Diagnostics &out) {
  clang::PreprocessOnlyAction action;
  SourceRequest r = request;
  if (r.dependencyFile.empty())
    r.dependencyFile.assign(1, '-'); // a literal here makes GCC warn of a length that cannot be
  r.clangArgs.insert(r.clangArgs.end(), {"-Xclang", "-dependency-file", "-Xclang", r.dependencyFile, "-Xclang", "-MT",
                                         "-Xclang", r.dependencyTarget});
  if (!r.skipSystemHeaders)
    r.clangArgs.insert(r.clangArgs.end(), {"-Xclang", "-sys-header-deps"});
  return execute(Side::Host, r, "-E", action, "/dev/null", out);
}

} // namespace sampan::frontend
