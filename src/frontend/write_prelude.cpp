#include "frontend/clang_diagnostics.h"
#include "frontend/command_line.h"
#include "frontend/prelude_essence.h"
#include "support/file.h"

#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendActions.h>
#include <clang/Lex/Preprocessor.h>

#include <algorithm>
#include <set>

namespace sampan::frontend {

namespace {

// Headers that were only asked for: whether there is one changes what others mean.
class Questions : public clang::PPCallbacks {
public:
  explicit Questions(std::vector<std::string> &names) : names(names) {}
  void HasInclude(clang::SourceLocation, llvm::StringRef name, bool, clang::OptionalFileEntryRef,
                  clang::SrcMgr::CharacteristicKind) override {
    names.push_back(name.str());
  }

private:
  std::vector<std::string> &names;
};

// Notes the files that were read, and every word that the preprocessor has seen: macros with other names cannot matter.
class PreludeAction : public clang::GeneratePCHAction {
public:
  std::vector<std::string> files, words, questions;

protected:
  bool BeginSourceFileAction(clang::CompilerInstance &clang) override {
    clang.getPreprocessor().addPPCallbacks(std::make_unique<Questions>(questions));
    return clang::GeneratePCHAction::BeginSourceFileAction(clang);
  }

  void EndSourceFileAction() override {
    clang::CompilerInstance &clang = getCompilerInstance();
    const clang::SourceManager &sources = clang.getSourceManager();
    for (auto it = sources.fileinfo_begin(); it != sources.fileinfo_end(); ++it)
      files.push_back(it->first.getName().str());
    for (const auto &entry : clang.getPreprocessor().getIdentifierTable())
      words.push_back(entry.getKey().str());
    std::sort(files.begin(), files.end());
    std::sort(words.begin(), words.end());
    clang::GeneratePCHAction::EndSourceFileAction();
  }
};

// The name by which a header is included: without the folder that it was found in.
std::string includedAs(const std::string &file, const std::vector<std::string> &folders) {
  size_t longest = 0;
  for (const std::string &folder : folders)
    if (file.starts_with(folder + "/"))
      longest = std::max(longest, folder.size() + 1);
  return longest ? file.substr(longest) : "";
}

} // namespace

bool writePrelude(Side side, const SourceRequest &request, Diagnostics &out) {
  std::vector<std::string> cc1 = cc1Arguments(side, request, "-emit-llvm", out);
  if (cc1.empty())
    return false;
  const Essence e = essenceOf(side, request, cc1);
  if (!e.include)
    return out.error("F1001", "these options do not include the prelude first");
  const std::string path = preludePath(e, side, request), source = request.preludes + "/empty.h";
  // The prelude is included, as in a compilation, and not compiled itself: its headers are the system's, not the user's.
  if (!isFile(source) && !writeFile(source, "", out)) // once: its time counts
    return false;
  std::vector<std::string> folders;
  for (size_t i = 0; i + 1 < cc1.size(); ++i)
    if (cc1[i] == "-isystem" || cc1[i].starts_with("-internal-"))
      folders.push_back(cc1[i + 1]);
  std::erase_if(cc1, [](const std::string &w) {
    return w.starts_with("-D__CUDA_ARCH__=") || w == "-U__CUDA_ARCH__" || w.starts_with("-D__CUDA_ARCH_LIST__=");
  });
  for (size_t i = 0; i + 1 < cc1.size();)
    if (cc1[i] == "-D" && cc1[i + 1].starts_with("__CUDA_ARCH_LIST__="))
      cc1.erase(cc1.begin() + static_cast<long>(i), cc1.begin() + static_cast<long>(i) + 2);
    else
      cc1[i] == "-x" ? cc1[i + 1] = "cuda-header", ++i : ++i;
  cc1.back() = source;

  std::vector<const char *> argv;
  for (const std::string &w : cc1)
    argv.push_back(w.c_str());
  clang::CompilerInstance clang;
  Collector collector(out);
  clang.createDiagnostics(&collector, false);
  if (!clang::CompilerInvocation::CreateFromArgs(clang.getInvocation(), argv, clang.getDiagnostics(), "sampan"))
    return out.error("F1001", "the command line cannot be understood");
  clang.getFrontendOpts().OutputFile = path;
  clang.getFrontendOpts().ProgramAction = clang::frontend::GeneratePCH;
  clang.createDiagnostics(&collector, false);
  PreludeAction action;
  const bool ran = clang.ExecuteAction(action);
  collector.flush();
  if (!ran || out.hasErrors())
    return false;

  std::string record;
  for (size_t begin = 0, end; (end = e.options.find('\n', begin)) != std::string::npos; begin = end + 1)
    record += "O " + e.options.substr(begin, end - begin) + "\n";
  for (const auto &[name, value] : e.macros)
    record += "M " + name + " " + value + "\n";
  std::set<std::string> names(action.questions.begin(), action.questions.end());
  for (const std::string &file : action.files) {
    record += "F " + fileState(file) + " " + file + "\n";
    if (const std::string name = includedAs(file, folders); !name.empty())
      names.insert(name);
  }
  // In which of the usual folders each header is and is not: one that comes or goes there would be noticed.
  for (const std::string &name : names) {
    record += "H " + name + "\n";
    for (const std::string &folder : folders)
      record += (isFile(folder + "/" + name) ? "P " : "A ") + folder + "/" + name + "\n";
  }
  for (const std::string &word : action.words)
    record += "N " + word + "\n";
  return writeFile(preludeRecord(path), record, out);
}

} // namespace sampan::frontend
