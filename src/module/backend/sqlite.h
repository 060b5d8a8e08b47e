/// A small wrapper of SQLite with owning types. It never throws: each step returns whether it succeeded.
/// sqlite_cache.h and sqlite_store.h use it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace opcit::fetch {

/// A prepared statement. Parameters are bound one after the other, from the first.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  Statement& bind(std::int64_t value);
  /// `value` must live until the statement has run.
  Statement& bind_text(std::string_view value);
  Statement& bind_blob(std::string_view value);

  /// Steps to the next row; false at the end and on errors.
  bool row();
  /// Runs a statement without rows.
  bool run();
  /// Prepares the statement to be bound and run again.
  Statement& reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  /// Valid until the next step.
  std::string_view blob(int column) const;

 private:
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_;
  int next_parameter_ = 1;
  bool good_;
};

class Database {
 public:
  /// Opens the file, which must exist (it may be empty), for reading and writing.
  Database(const std::string& path, int busy_milliseconds);

  /// SQLite's result code of opening; SQLITE_OK on success.
  int opened() const noexcept { return opened_; }
  bool run(const char* sql);
  Statement prepare(std::string_view sql) { return Statement(handle_.get(), sql); }
  /// The first column of the first row; 0 without a row.
  std::int64_t number(std::string_view sql);
  /// The result code of the last call.
  int code() const { return sqlite3_errcode(handle_.get()); }
  std::string message() const { return sqlite3_errmsg(handle_.get()); }
  int changes() const { return sqlite3_changes(handle_.get()); }

 private:
  int opened_ = SQLITE_ERROR;
  std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> handle_;
};

/// BEGIN; rolled back unless commit() is called.
class Transaction {
 public:
  /// `begin`: "BEGIN IMMEDIATE" prevents other writers.
  Transaction(Database& database, const char* begin) : database_(database), open_(database.run(begin)) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (open_) database_.run("ROLLBACK");
  }

  explicit operator bool() const noexcept { return open_; }
  bool commit() {
    const bool done = open_ && database_.run("COMMIT");
    if (done) open_ = false;
    return done;
  }

 private:
  Database& database_;
  bool open_;
};

}  // namespace opcit::fetch
