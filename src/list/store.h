// The firm's own lists: one SQLite file that only its owner can read. Each change is a transaction, so a process that is
// killed leaves what was before or what comes after.
#pragma once

#include "list/entry.h"
#include "support/speaker.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace sampan::list {

// $XDG_DATA_HOME/sampan/lists.db, else below ~/.local/share.
std::string usualStore();

struct ImportRecord {
  int64_t number = 0;
  std::string list, file, sha256, importer, time;
  int64_t rows = 0, setAside = 0;
  std::string undone; // when; empty: it counts
};

struct SetAside {
  int64_t line;
  std::string reason, verbatim;
};

struct Alias {
  std::string name, product, confirmedBy, time;
};

class Store {
public:
  enum class Use { Read, Write };
  // For reading, a store that does not exist is an empty one, and none is made.
  static std::optional<Store> open(const std::string &path, Use, const Speaker &);

  // Everything that `work` does is kept if it answers true, nothing otherwise.
  bool change(const std::function<bool()> &work, const Speaker &);

  // Within a change. An import has its number before its rows; `finish` says how many there were.
  std::optional<int64_t> begin(const ImportRecord &);
  bool add(int64_t import, const Entry &);
  bool setAside(int64_t import, const SetAside &);
  bool finish(int64_t import, int64_t rows, int64_t setAside);
  // Rows of the import that repeat another one of it; and products of it that one notice gives two ends, levels or vendors.
  int64_t repeatedRows(int64_t import) const;
  std::vector<std::string> contradictions(int64_t import) const;
  bool undo(int64_t import, const std::string &time);
  bool addAlias(const Alias &);
  bool removeAlias(const std::string &name);

  std::vector<ImportRecord> imports() const;
  std::vector<Alias> aliases() const;
  std::vector<SetAside> setAsideOf(int64_t import) const;
  // Rows of imports that count, one after the other.
  void eachEntry(const std::function<void(const Entry &)> &) const;

private:
  struct Closer {
    void operator()(sqlite3 *) const;
  };
  explicit Store(std::string path) : path(std::move(path)) {}
  bool fail(const Speaker &) const;
  std::string path;
  std::unique_ptr<sqlite3, Closer> db; // null: nothing to read
  // Prepared once: an import adds a million rows.
  struct Adding;
  struct AddingCloser {
    void operator()(Adding *) const;
  };
  std::unique_ptr<Adding, AddingCloser> adding;
};

// This second, UTC, ISO 8601.
std::string timeNow();

// Who runs this program, as the system knows them.
std::string userName();

} // namespace sampan::list
