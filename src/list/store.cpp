#include "list/store.h"

#include "list/sql.h"

#include "support/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sampan::list {
namespace {

// Kept in the file; a program refuses what a later one has written.
constexpr int kVersion = 1;
constexpr const char *kTables =
    "CREATE TABLE import (number INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT, file TEXT, sha256 TEXT, importer TEXT,"
    " time TEXT, row_count INTEGER, set_aside INTEGER, undone TEXT);"
    "CREATE TABLE entry (import INTEGER REFERENCES import(number), list TEXT, issuer TEXT, issue TEXT, published TEXT,"
    " valid_until TEXT, valid_years INTEGER, category TEXT, product TEXT, aliases TEXT, vendor TEXT, level TEXT,"
    " version TEXT, source TEXT, entered_by TEXT, basis INTEGER);"
    "CREATE TABLE set_aside (import INTEGER REFERENCES import(number), line INTEGER, reason TEXT, verbatim TEXT);"
    "CREATE TABLE alias (name TEXT PRIMARY KEY, product TEXT, confirmed_by TEXT, time TEXT);"
    "PRAGMA user_version = 1;";

// Between the aliases of one row: no text of a cell holds it.
constexpr char kUnit = '\x1f';

std::string join(const std::vector<std::string> &texts) {
  std::string all;
  for (const std::string &text : texts)
    all += (all.empty() ? "" : std::string(1, kUnit)) + text;
  return all;
}

std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(kUnit, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool cannotOpen(const std::string &path, const std::string &why, const Words &hint, const Speaker &speaker) {
  return speaker.error("L1101", fill(Words{"cannot use the store '{0}': {1}", "无法使用存储“{0}”：{1}"}, {path, why}),
                       hint);
}

// Made with the right mode at once, so that there is no moment at which others could open it.
bool makePrivate(const std::string &path, const Speaker &speaker) {
  std::error_code failed;
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::exists(folder)) {
    std::filesystem::create_directories(folder, failed);
    if (!failed)
      std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  }
  int file = failed ? -1 : ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return cannotOpen(path, failed ? failed.message() : std::strerror(errno),
                      {"choose a place that may be written to with --store FILE", "请用 --store 文件 指定可写的位置"},
                      speaker);
  close(file);
  return true;
}

bool checkPrivate(const std::string &path, const Speaker &speaker) {
  struct stat info = {};
  if (stat(path.c_str(), &info) != 0)
    return cannotOpen(path, std::strerror(errno), {"check its path", "请检查路径"}, speaker);
  if (!S_ISREG(info.st_mode))
    return cannotOpen(path, speaker.say({"it is not an ordinary file", "不是普通文件"}), {"name a file", "请指定文件"},
                      speaker);
  if (info.st_mode & (S_IRWXG | S_IRWXO))
    return cannotOpen(path, speaker.say({"others may read or write it", "其他用户可读写"}),
                      {"chmod 600 " + path, "chmod 600 " + path}, speaker);
  return true;
}

} // namespace

struct Store::Adding {
  Statement entry, aside;
  explicit Adding(sqlite3 *db)
      : entry(db, "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        aside(db, "INSERT INTO set_aside VALUES (?,?,?,?)") {}
};

void Store::Closer::operator()(sqlite3 *db) const { sqlite3_close(db); }
void Store::AddingCloser::operator()(Adding *a) const { delete a; }

std::string usualStore() {
  const char *data = std::getenv("XDG_DATA_HOME");
  const char *home = std::getenv("HOME");
  std::string base = data && *data == '/' ? data : std::string(home ? home : ".") + "/.local/share";
  return base + "/sampan/lists.db";
}

std::optional<Store> Store::open(const std::string &path, Use use, const Speaker &speaker) {
  Store store(path);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    if (use == Use::Read)
      return store;
    if (!makePrivate(path, speaker))
      return std::nullopt;
  }
  if (!checkPrivate(path, speaker))
    return std::nullopt;
  sqlite3 *db = nullptr;
  // Even a reader may have to roll back what a killed writer left; where it may not write, SQLite opens for reading.
  int status = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
  store.db.reset(db);
  int version = 0;
  if (status == SQLITE_OK) {
    sqlite3_busy_timeout(db, 10000);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;", nullptr, nullptr, nullptr);
    Statement ask(db, "PRAGMA user_version");
    if (ask.row())
      version = static_cast<int>(ask.number(0));
    else
      status = sqlite3_errcode(db);
  }
  if (status != SQLITE_OK) {
    cannotOpen(path, db ? sqlite3_errmsg(db) : "no memory",
               {"if it is not a store of Sampan, name another file with --store",
                "如果它不是 Sampan 的存储，请用 --store 指定其他文件"},
               speaker);
    return std::nullopt;
  }
  if (version == 0 && Statement(db, "SELECT 1 FROM sqlite_master").row()) {
    cannotOpen(path, speaker.say({"it belongs to another program", "属于其他程序"}),
               {"name another file with --store", "请用 --store 指定其他文件"}, speaker);
    return std::nullopt;
  }
  if (version > kVersion) {
    cannotOpen(path, speaker.say({"a later version of Sampan wrote it", "由更新版本的 Sampan 写入"}),
               {"use that version", "请使用该版本"}, speaker);
    return std::nullopt;
  }
  if (version == 0 && use == Use::Read) {
    store.db.reset(); // made, and nothing written yet
    return store;
  }
  if (version == 0 &&
      !store.change([&] { return sqlite3_exec(db, kTables, nullptr, nullptr, nullptr) == SQLITE_OK; }, speaker))
    return std::nullopt;
  return store;
}

bool Store::fail(const Speaker &speaker) const {
  return speaker.error(
      "L1102",
      fill(Words{"the store '{0}' cannot be written: {1}; nothing was changed", "无法写入存储“{0}”：{1}；未作任何更改"},
           {path, sqlite3_errmsg(db.get())}),
      {"free space, or check that it may be written to", "请释放空间，或检查写权限"});
}

bool Store::change(const std::function<bool()> &work, const Speaker &speaker) {
  auto run = [&](const char *sql) { return sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK; };
  if (!run("BEGIN IMMEDIATE"))
    return fail(speaker);
  auto errors = [&] { return std::ranges::count(speaker.diagnostics().all(), Severity::Error, &Diagnostic::severity); };
  auto before = errors();
  if (work() && run("COMMIT")) {
    adding.reset();
    return true;
  }
  // Without a complaint of its own, what failed was the store.
  if (errors() == before)
    fail(speaker);
  adding.reset();
  run("ROLLBACK");
  return false;
}

std::optional<int64_t> Store::begin(const ImportRecord &record) {
  Statement insert(
      db.get(), "INSERT INTO import (list, file, sha256, importer, time, row_count, set_aside) VALUES (?,?,?,?,?,0,0)");
  insert.bind(record.list).bind(record.file).bind(record.sha256).bind(record.importer).bind(record.time);
  if (!insert.run())
    return std::nullopt;
  adding.reset(new Adding(db.get()));
  return sqlite3_last_insert_rowid(db.get());
}

bool Store::add(int64_t import, const Entry &e) {
  return adding->entry.bind(import)
      .bind(e.list)
      .bind(e.issuer)
      .bind(e.issue)
      .bind(e.published)
      .bind(e.validUntil)
      .bind(int64_t{e.validYears})
      .bind(e.category)
      .bind(e.product)
      .bind(join(e.aliases))
      .bind(e.vendor)
      .bind(e.level)
      .bind(e.version)
      .bind(e.source)
      .bind(e.enteredBy)
      .bind(static_cast<int64_t>(e.basis))
      .run();
}

bool Store::setAside(int64_t import, const SetAside &row) {
  return adding->aside.bind(import).bind(row.line).bind(row.reason).bind(row.verbatim).run();
}

bool Store::finish(int64_t import, int64_t rows, int64_t setAside) {
  return Statement(db.get(), "UPDATE import SET row_count = ?, set_aside = ? WHERE number = ?")
      .bind(rows)
      .bind(setAside)
      .bind(import)
      .run();
}

int64_t Store::repeatedRows(int64_t import) const {
  Statement ask(db.get(), "SELECT total(n - 1) FROM (SELECT count(*) AS n FROM entry WHERE import = ? GROUP BY list, "
                          "issuer, issue, published,"
                          " valid_until, valid_years, category, product, aliases, vendor, level, version, basis)");
  ask.bind(import);
  return ask.row() ? ask.number(0) : 0;
}

std::vector<std::string> Store::contradictions(int64_t import) const {
  Statement ask(db.get(), "SELECT product FROM entry WHERE list IN (SELECT DISTINCT list FROM entry WHERE import = ?1)"
                          " GROUP BY list, category, product, version, basis, issuer, issue, published"
                          " HAVING max(import = ?1) AND count(DISTINCT valid_until || '/' || valid_years || '/' || "
                          "level || '/' || vendor) > 1"
                          " ORDER BY product");
  ask.bind(import);
  std::vector<std::string> all;
  while (ask.row())
    all.push_back(ask.text(0));
  return all;
}

bool Store::undo(int64_t import, const std::string &time) {
  // The rows go, the record of the import stays.
  return Statement(db.get(), "DELETE FROM entry WHERE import = ?").bind(import).run() &&
         Statement(db.get(), "DELETE FROM set_aside WHERE import = ?").bind(import).run() &&
         Statement(db.get(), "UPDATE import SET undone = ? WHERE number = ?").bind(time).bind(import).run();
}

bool Store::addAlias(const Alias &alias) {
  return Statement(db.get(), "INSERT INTO alias VALUES (?,?,?,?)")
      .bind(alias.name)
      .bind(alias.product)
      .bind(alias.confirmedBy)
      .bind(alias.time)
      .run();
}

bool Store::removeAlias(const std::string &name) {
  return Statement(db.get(), "DELETE FROM alias WHERE name = ?").bind(name).run();
}

std::vector<ImportRecord> Store::imports() const {
  std::vector<ImportRecord> all;
  if (!db)
    return all;
  Statement select(
      db.get(),
      "SELECT number, list, file, sha256, importer, time, row_count, set_aside, undone FROM import ORDER BY number");
  while (select.row())
    all.push_back({select.number(0), select.text(1), select.text(2), select.text(3), select.text(4), select.text(5),
                   select.number(6), select.number(7), select.text(8)});
  return all;
}

std::vector<Alias> Store::aliases() const {
  std::vector<Alias> all;
  if (!db)
    return all;
  Statement select(db.get(), "SELECT name, product, confirmed_by, time FROM alias ORDER BY name");
  while (select.row())
    all.push_back({select.text(0), select.text(1), select.text(2), select.text(3)});
  return all;
}

std::vector<SetAside> Store::setAsideOf(int64_t import) const {
  std::vector<SetAside> all;
  if (!db)
    return all;
  Statement select(db.get(), "SELECT line, reason, verbatim FROM set_aside WHERE import = ? ORDER BY line");
  select.bind(import);
  while (select.row())
    all.push_back({select.number(0), select.text(1), select.text(2)});
  return all;
}

void Store::eachEntry(const std::function<void(const Entry &)> &take) const {
  if (!db)
    return;
  Statement select(
      db.get(),
      "SELECT e.list, e.issuer, e.issue, e.published, e.valid_until, e.valid_years, e.category, e.product, e.aliases,"
      " e.vendor, e.level, e.version, e.source, e.entered_by, e.basis FROM entry e");
  while (select.row()) {
    Entry e{select.text(0),  select.text(1),  select.text(2),
            select.text(3),  select.text(4),  static_cast<int>(select.number(5)),
            select.text(6),  select.text(7),  split(select.text(8)),
            select.text(9),  select.text(10), select.text(11),
            select.text(12), select.text(13), static_cast<Basis>(select.number(14))};
    take(e);
  }
}

std::string timeNow() {
  std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string userName() {
  const passwd *entry = getpwuid(geteuid());
  return entry ? entry->pw_name : std::to_string(geteuid());
}

} // namespace sampan::list
