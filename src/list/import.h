// From a file to rows of the store. A row that cannot be understood is kept aside as it stands, with the reason.
#pragma once

#include "facts/public_list.h"
#include "list/read_records.h"
#include "list/store.h"

#include <optional>

namespace sampan::list {

// What the file does not say of each row.
struct ImportOrder {
  std::string path;
  FileForm form;
  std::string importer;
  Entry defaults; // list, issue, published, validUntil, validYears, category, basis
};

struct ImportResult {
  int64_t number = 0;
  int64_t rows = 0;
  int64_t setAside = 0;
};

std::optional<ImportResult> importFile(Store &, const ImportOrder &, const Speaker &);

// One record as an entry, or why it is none.
std::optional<Entry> toEntry(const Record &, const Entry &defaults, Words &why);

// SHA-256 of a file's bytes; nothing if it cannot be read.
std::optional<std::string> sha256OfFile(const std::string &path);

} // namespace sampan::list
