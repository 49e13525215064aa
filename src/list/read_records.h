// Files of rows: CSV, XLSX, JSON. What a file is decides its content, not its name; memory stays small however long it is.
#pragma once

#include "list/record.h"
#include "support/speaker.h"

namespace sampan::list {

struct FileForm {
  std::string sheet; // of a spreadsheet; empty: the first
};

// False after an error. Rows that were handed over before it count as not read: the caller undoes what it did with them.
bool readRecords(const std::string &path, const FileForm &, const RecordSink &, const Speaker &);

// The three forms. Private to readRecords and its tests.
bool readCsv(const std::string &path, const RecordSink &, const Speaker &);
bool readJson(const std::string &path, const RecordSink &, const Speaker &);
bool readXlsx(const std::string &path, const FileForm &, const RecordSink &, const Speaker &);

// No cell of a spreadsheet program can be longer; what is longer is not a list.
inline constexpr size_t kLongestCell = 32767;
inline constexpr size_t kMostRows = 1048576;
inline constexpr size_t kMostColumns = 16384;

// A warning names columns that mean nothing here; an error says that there are no titles.
bool finishColumns(const std::string &path, const Columns &, const Speaker &);
bool tooLarge(const std::string &path, size_t line, const Words &what, const Speaker &);

} // namespace sampan::list
