// SQLite with owners. Private to the store.
#pragma once

#include <memory>
#include <sqlite3.h>
#include <string>

namespace sampan::list {

class Statement {
public:
  Statement(sqlite3 *db, const char *text) {
    sqlite3_stmt *made = nullptr;
    sqlite3_prepare_v2(db, text, -1, &made, nullptr);
    statement.reset(made);
  }
  Statement &bind(const std::string &value) {
    sqlite3_bind_text(statement.get(), ++bound, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    return *this;
  }
  Statement &bind(int64_t value) {
    sqlite3_bind_int64(statement.get(), ++bound, value);
    return *this;
  }
  bool row() { return sqlite3_step(statement.get()) == SQLITE_ROW; }
  // Runs to the end and is ready for other values.
  bool run() {
    bool done = sqlite3_step(statement.get()) == SQLITE_DONE;
    sqlite3_reset(statement.get());
    bound = 0;
    return done;
  }
  std::string text(int column) const {
    const unsigned char *found = sqlite3_column_text(statement.get(), column);
    return found ? std::string(reinterpret_cast<const char *>(found),
                               static_cast<size_t>(sqlite3_column_bytes(statement.get(), column)))
                 : "";
  }
  int64_t number(int column) const { return sqlite3_column_int64(statement.get(), column); }

private:
  struct Closer {
    void operator()(sqlite3_stmt *s) const { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3_stmt, Closer> statement;
  int bound = 0;
};

} // namespace sampan::list
