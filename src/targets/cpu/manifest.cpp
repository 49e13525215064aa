#include "targets/cpu/manifest.h"

#include "support/file.h"
#include "support/sha256.h"

#include <llvm/IR/Constants.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/JSON.h>
#include <llvm/Transforms/Utils/ModuleUtils.h>

namespace sampan::cpu {

using namespace llvm;

std::vector<std::string> prerequisites(const std::string &rule) {
  std::vector<std::string> files;
  std::string word;
  const size_t colon = rule.find(": ");
  for (size_t i = colon == rule.npos ? rule.size() : colon + 2; i <= rule.size(); ++i) {
    const char c = i < rule.size() ? rule[i] : ' ';
    const char next = i + 1 < rule.size() ? rule[i + 1] : '\n';
    if (c == '\\' && next != '\n') {
      word += next; // a blank in a name
      ++i;
    } else if (c == '$' && next == '$') {
      word += c;
      ++i;
    } else if (c == ' ' || c == '\n' || c == '\\') {
      if (!word.empty())
        files.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  return files;
}

static std::string absolute(StringRef path) {
  SmallString<256> full(path);
  sys::fs::make_absolute(full);
  return json::fixUTF8(full.str());
}

static json::Array describe(const std::vector<std::string> &files) {
  json::Array all;
  for (const std::string &file : files)
    if (std::optional<std::string> content = readFile(file)) {
      Sha256 sum;
      sum.add(*content);
      all.push_back(json::Object{{"path", absolute(file)}, {"sha256", sum.digest()}});
    }
  return all;
}

void keepManifest(Module &host, const CompileRequest &r, const std::vector<std::string> &files,
                  const Diagnostics &said) {
  constexpr const char *kEngines[] = {"lanes", "regions", "fibers", "lockstep"};
  json::Array command, remarks;
  for (const std::string &word : r.commandLine)
    command.push_back(json::fixUTF8(word));
  for (const Diagnostic &d : said.all())
    if (d.severity == Severity::Remark)
      remarks.push_back(json::fixUTF8(toString(d)));
  SmallString<256> folder;
  sys::fs::current_path(folder);
  const json::Object all{{"schema", "sampan-manifest-1"},
                         {"tool", "sampan " SAMPAN_VERSION},
                         {"source", absolute(r.input)},
                         {"folder", json::fixUTF8(folder.str())},
                         {"files", describe(files)},
                         {"command", std::move(command)},
                         {"target", "cpu-" + r.cpu},
                         {"arch", r.archName},
                         {"engine", kEngines[static_cast<size_t>(r.engine)]},
                         {"width", r.width},
                         {"optimise", r.optimise},
                         {"fmad", r.fmad},
                         {"fast_math", r.fastMath},
                         {"flush_denormals", r.ftz || r.fastMath},
                         {"fp64", "binary64"},
                         {"remarks", std::move(remarks)}};
  std::string text;
  raw_string_ostream(text) << json::Value(json::Object(all));
  std::string entry(8, '\0');
  for (unsigned i = 0; i < 8; ++i)
    entry[i] = static_cast<char>(text.size() >> (8 * i));
  entry += text;
  Constant *bytes = ConstantDataArray::getRaw(entry, entry.size(), Type::getInt8Ty(host.getContext()));
  auto *g = new GlobalVariable(host, bytes->getType(), true, GlobalValue::PrivateLinkage, bytes, "__sampan_manifest");
  g->setSection(kManifestSection);
  g->setAlignment(Align(1));
  appendToUsed(host, {g}); // not even --gc-sections may drop it
}

} // namespace sampan::cpu
