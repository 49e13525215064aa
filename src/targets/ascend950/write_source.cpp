#include "targets/ascend950/write_source.h"

#include "targets/ascend950/spelling.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Mangle.h>
#include <clang/AST/PrettyPrinter.h>

#include <algorithm>
#include <memory>

namespace sampan::ascend950 {

using namespace clang;

namespace {

struct Piece {
  SourceLocation at; // orders pieces as the compiler reads them
  Extent extent;
  bool isVariable = false;
  std::vector<std::string> namespaces;
};

class Writer {
public:
  Writer(const std::vector<Reach> &all, SourceText &text, const Edits &edits, CompilerInstance &clang, Translation &to)
      : all(all), text(text), edits(edits), context(clang.getASTContext()), to(to), policy(context.getPrintingPolicy()),
        mangler(ItaniumMangleContext::create(context, context.getDiagnostics())) {
    policy.SuppressUnwrittenScope = true;
    policy.SuppressTagKeyword = true;
  }

  void run(const std::string &name) {
    collect();
    const std::string body = pieces(), entries = writeEntries();
    std::string head = "// Ascend C SIMT, written by Sampan from " + name +
                       ". README.md says what was changed, and why.\n#include \"sampan_simt.h\"\n";
    if (uses.float64)
      head += "#include \"sampan_float64.h\"\n";
    if (!uses.maths.empty())
      head += "#include \"sampan_maths.h\"\n";
    to.text = head + "\n" + fileComment() + foreign + body + "\n" + entries;
    to.maths = uses.maths;
    to.float64 = uses.float64;
  }

private:
  std::string fileComment() {
    const FileID main = text.sources().getMainFileID();
    const std::vector<Word> &words = text.wordsOf(main);
    size_t i = 0;
    while (i < words.size() && words[i].kind == tok::comment)
      ++i;
    if (!i || (!parts.empty() && parts.front().extent.file == main && parts.front().extent.begin <= words[0].begin))
      return {};
    return text.textOf(main).slice(words[0].begin, words[i - 1].end).str() + "\n\n";
  }

  void collect() {
    std::set<const Decl *> chunks;
    for (const Reach &reach : all)
      chunks.insert(reach.chunks.begin(), reach.chunks.end());
    std::map<Place, Piece> unique; // `int a, b;` is one text
    for (const Decl *d : chunks) {
      Piece p{text.sources().getFileLoc(d->getLocation()), text.extentOf(d)};
      if (p.extent.begin == p.extent.end)
        continue;
      if (const auto *v = dyn_cast<VarDecl>(d)) {
        p.isVariable = true;
        if (isDeviceVariable(v) && !v->isConstexpr())
          addVariable(v);
      }
      for (const DeclContext *c = d->getLexicalDeclContext(); c; c = c->getLexicalParent())
        if (const auto *n = dyn_cast<NamespaceDecl>(c))
          p.namespaces.insert(p.namespaces.begin(), (n->isInline() ? "inline namespace" : "namespace") +
                                                        (n->isAnonymousNamespace() ? "" : " " + n->getNameAsString()));
      const Place key{p.extent.file, p.extent.begin};
      auto [found, isNew] = unique.try_emplace(key, p);
      if (!isNew)
        found->second.extent.end = std::max(found->second.extent.end, p.extent.end);
    }
    for (auto &[place, p] : unique)
      parts.push_back(p);
    addMacros();
    std::sort(parts.begin(), parts.end(), [&](const Piece &a, const Piece &b) {
      return a.at != b.at && text.sources().isBeforeInTranslationUnit(a.at, b.at);
    });
  }

  void addVariable(const VarDecl *v) {
    std::string symbol;
    llvm::raw_string_ostream os(symbol);
    if (mangler->shouldMangleDeclName(v))
      mangler->mangleName(v, os);
    else
      os << v->getName();
    std::string name;
    llvm::raw_string_ostream printed(name);
    v->printQualifiedName(printed, policy);
    if (llvm::none_of(to.variables, [&](const VariableText &o) { return o.symbol == symbol; }))
      to.variables.push_back({symbol, name, v->hasAttr<CUDAConstantAttr>()});
  }

  // Macros that the text uses, and those that they use.
  void addMacros() {
    std::set<std::string> names;
    std::vector<std::string> pending;
    const auto scan = [&](const Extent &e) {
      const std::vector<Word> &words = text.wordsOf(e.file);
      for (size_t i = text.wordAt(e.file, e.begin); i < words.size() && words[i].begin < e.end; ++i)
        if (words[i].kind == tok::raw_identifier && !text.isSkipped({e.file, words[i].begin})) {
          const std::string name = text.textOf(e.file).slice(words[i].begin, words[i].end).str();
          if (names.insert(name).second)
            pending.push_back(name);
        }
    };
    for (const Piece &p : parts)
      scan(p.extent);
    while (!pending.empty()) {
      const std::string name = pending.back();
      pending.pop_back();
      bool users = false;
      for (const MacroText &m : text.macros)
        if (m.name == name) {
          users = true;
          scan(m.extent);
          if (llvm::none_of(parts, [&](const Piece &p) { return contains(p.extent, m.extent); }))
            parts.push_back({m.at, {m.extent.file, text.withComments(m.extent.file, m.extent.begin), m.extent.end}});
        }
      const auto found = text.foreignMacros.find(name);
      if (users || found == text.foreignMacros.end() || llvm::StringRef(name).starts_with("__") ||
          foreignFunction(name) != Foreign::Unknown || name == "assert" || name == "NULL")
        continue;
      foreign = "#ifndef " + name + "\n" + rewriteText(found->second, uses) + "\n#endif\n" + foreign;
    }
    if (!foreign.empty())
      foreign += "\n";
  }

  static bool contains(const Extent &outer, const Extent &inner) {
    return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
  }

  std::string pieces() {
    std::string out;
    std::vector<std::string> open;
    const Piece *before = nullptr;
    for (const Piece &p : parts) {
      const bool sameFile = before && before->extent.file == p.extent.file && before->extent.end <= p.extent.begin;
      std::string gap = before ? "\n\n" : "";
      if (sameFile) {
        const llvm::StringRef between = text.textOf(p.extent.file).slice(before->extent.end, p.extent.begin);
        if (between.trim().empty() && between.count('\n') < 2)
          gap = "\n";
      }
      if (p.namespaces != open) {
        out += closing(open);
        open = p.namespaces;
        out += gap;
        for (const std::string &n : open)
          out += n + " {\n";
      } else {
        out += gap;
      }
      if ((!before && p.extent.file != text.sources().getMainFileID()) ||
          (before && before->extent.file != p.extent.file))
        out += "// ---- from " + fileName(p.extent.file) + "\n";
      out += rewrite(text, edits, p.extent, {p.isVariable}, uses);
      before = &p;
    }
    return out + closing(open) + "\n";
  }

  static std::string closing(const std::vector<std::string> &open) {
    std::string out;
    for (auto n = open.rbegin(); n != open.rend(); ++n)
      out += "\n} // " + *n;
    return out;
  }

  std::string fileName(FileID file) const {
    const OptionalFileEntryRef entry = text.sources().getFileEntryRefForID(file);
    const llvm::StringRef path = entry ? entry->getName() : llvm::StringRef("the command line");
    return path.substr(path.rfind('/') + 1).str();
  }

  std::string written(QualType t) {
    return rewriteText(t.getCanonicalType().getUnqualifiedType().getAsString(policy), uses);
  }

  std::string writeEntries() {
    std::string out =
        "// ---- What the runtime launches: CUDA's grid, of any size, on the blocks that the chip was given.\n";
    for (const Reach &reach : all) {
      const FunctionDecl *k = reach.kernel;
      KernelText kernel;
      llvm::raw_string_ostream symbol(kernel.symbol);
      if (mangler->shouldMangleDeclName(k))
        mangler->mangleName(GlobalDecl(k, KernelReferenceKind::Kernel), symbol);
      else
        symbol << k->getName();
      llvm::raw_string_ostream name(kernel.name);
      k->printQualifiedName(name, policy);
      if (const TemplateArgumentList *list = k->getTemplateSpecializationArgs())
        printTemplateArgumentList(name, list->asArray(), policy);
      kernel.entry = "sampan" + kernel.symbol;
      kernel.sharedBytes = reach.sharedBytes;
      if (const auto *bounds = k->getAttr<CUDALaunchBoundsAttr>()) {
        Expr::EvalResult value;
        if (bounds->getMaxThreads()->EvaluateAsInt(value, context))
          kernel.maxThreads = static_cast<unsigned>(value.Val.getInt().getZExtValue());
      }
      std::string parameters, arguments = "grid";
      unsigned number = 0;
      for (const ParmVarDecl *p : k->parameters()) {
        const std::string given = p->getName().empty() ? "argument" + std::to_string(number) : p->getNameAsString();
        ++number;
        parameters += ", " + declare(p->getType(), given);
        arguments += ", " + given;
        checkLayout(p->getType());
      }
      const bool shared = llvm::any_of(reach.functions, [](const Function &f) {
        return !f.shared.empty() || !f.fileShared.empty() || f.hasBarrier;
      });
      out += "SAMPAN_ENTRY(" + std::to_string(kernel.maxThreads) + ") " + kernel.entry + "(SampanLaunch launch" +
             parameters + ") {\n  for (SampanGrid grid(launch); grid.inside(); grid.next()) {\n    " +
             rewriteText(kernel.name, uses) + "(" + arguments + ");\n" +
             (shared ? "    asc_syncthreads(); // the next block uses the same shared memory\n" : "") + "  }\n}\n";
      to.kernels.push_back(kernel);
    }
    return layouts.empty() ? out : out + "\n// ---- Structures that the host writes: their layout there.\n" + layouts;
  }

  std::string declare(QualType t, const std::string &name) {
    std::string text;
    if (t->isPointerType()) { // without restrict: the entry only passes it on
      text = t.getCanonicalType().getUnqualifiedType().getAsString(policy);
      return rewriteText(text, uses) + (text.ends_with('*') ? "" : " ") + name;
    }
    return written(t) + " " + name;
  }

  void checkLayout(QualType t) {
    while (t->isPointerType())
      t = t->getPointeeType();
    const CXXRecordDecl *record = t->getAsCXXRecordDecl();
    if (!record || !record->isCompleteDefinition() || record->getDeclContext()->isFunctionOrMethod())
      return;
    const std::string name = written(t);
    if (!checked.insert(name).second)
      return;
    layouts += "static_assert(sizeof(" + name +
               ") == " + std::to_string(context.getTypeSizeInChars(context.getRecordType(record)).getQuantity()) +
               ", \"" + name + "\");\n";
  }

  const std::vector<Reach> &all;
  SourceText &text;
  const Edits &edits;
  ASTContext &context;
  Translation &to;
  PrintingPolicy policy;
  std::unique_ptr<MangleContext> mangler;
  std::vector<Piece> parts;
  std::string foreign, layouts;
  std::set<std::string> checked;
  Uses uses;
};

} // namespace

void writeSource(const std::string &name, const std::vector<Reach> &all, SourceText &text, const Edits &edits,
                 CompilerInstance &clang, Translation &to) {
  Writer(all, text, edits, clang, to).run(name);
}

} // namespace sampan::ascend950
