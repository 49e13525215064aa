#include "verify/manifest.h"

#include "support/file.h"
#include "support/sha256.h"

#include <filesystem>
#include <llvm/Object/ObjectFile.h>

namespace sampan::verify {
namespace {

void addEntries(llvm::StringRef bytes, nlohmann::json &entries) {
  while (bytes.size() > 8) {
    uint64_t length = 0;
    for (unsigned i = 0; i < 8; ++i)
      length |= uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    bytes = bytes.drop_front(8);
    const llvm::StringRef text = bytes.take_front(length);
    nlohmann::json entry = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (length > bytes.size() || !entry.is_object())
      return;
    entries.push_back(std::move(entry));
    bytes = bytes.drop_front(length);
  }
}

bool strings(const nlohmann::json &entry, const char *name) {
  auto found = entry.find(name);
  return found != entry.end() && found->is_array() &&
         std::all_of(found->begin(), found->end(), [](const nlohmann::json &s) { return s.is_string(); });
}

bool makesSense(const nlohmann::json &entry) {
  if (!entry.is_object() || !entry.contains("source") || !entry["source"].is_string() || !entry.contains("folder") ||
      !entry["folder"].is_string() || !strings(entry, "command") || !entry.contains("files") ||
      !entry["files"].is_array())
    return false;
  for (const nlohmann::json &file : entry["files"])
    if (!file.is_object() || !file.contains("path") || !file["path"].is_string() || !file.contains("sha256") ||
        !file["sha256"].is_string())
      return false;
  return true;
}

} // namespace

std::map<std::string, std::string> Manifest::files() const {
  std::map<std::string, std::string> all;
  for (const nlohmann::json &entry : entries)
    for (const nlohmann::json &file : entry["files"])
      all[std::filesystem::path(file["path"].get<std::string>()).lexically_normal().string()] =
          file["sha256"].get<std::string>();
  return all;
}

std::optional<Manifest> manifestOf(const nlohmann::json &entries) {
  if (!entries.is_array() || !std::all_of(entries.begin(), entries.end(), makesSense))
    return std::nullopt;
  return Manifest{entries};
}

Manifest readManifest(const std::string &program) {
  auto file = llvm::object::ObjectFile::createObjectFile(program);
  if (!file) {
    llvm::consumeError(file.takeError());
    return {};
  }
  nlohmann::json entries = nlohmann::json::array();
  for (const llvm::object::SectionRef &section : file->getBinary()->sections()) {
    auto name = section.getName();
    auto bytes = section.getContents();
    if (name && bytes && *name == "sampan_manifest")
      addEntries(*bytes, entries);
    llvm::consumeError(name.takeError());
    llvm::consumeError(bytes.takeError());
  }
  return manifestOf(entries).value_or(Manifest{});
}

Texts readSources(const Manifest &manifest, std::vector<std::string> &changed) {
  Texts texts;
  for (const auto &[path, digest] : manifest.files()) {
    std::optional<std::string> text = readFile(path);
    Sha256 sum;
    if (text)
      sum.add(*text);
    if (text && sum.digest() == digest)
      texts[path] = std::move(*text);
    else
      changed.push_back(path);
  }
  return texts;
}

} // namespace sampan::verify
