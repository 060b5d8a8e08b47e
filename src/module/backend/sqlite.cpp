#include "module/backend/sqlite.h"

namespace opcit::fetch {
namespace {

sqlite3_stmt* prepared(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  return statement;
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql)
    : statement_(prepared(database, sql), sqlite3_finalize), good_(statement_ != nullptr) {}

Statement& Statement::bind(std::int64_t value) {
  if (good_) good_ = sqlite3_bind_int64(statement_.get(), next_parameter_++, value) == SQLITE_OK;
  return *this;
}

Statement& Statement::bind_text(std::string_view value) {
  const auto bind_it = [&] {
    return sqlite3_bind_text64(statement_.get(), next_parameter_++, value.data(), value.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  };
  if (good_) good_ = bind_it() == SQLITE_OK;
  return *this;
}

Statement& Statement::bind_blob(std::string_view value) {
  const auto bind_it = [&] {
    return sqlite3_bind_blob64(statement_.get(), next_parameter_++, value.data(), value.size(), SQLITE_STATIC);
  };
  if (good_) good_ = bind_it() == SQLITE_OK;
  return *this;
}

bool Statement::row() { return good_ && sqlite3_step(statement_.get()) == SQLITE_ROW; }
bool Statement::run() { return good_ && sqlite3_step(statement_.get()) == SQLITE_DONE; }

Statement& Statement::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_.get());
  good_ = statement_ != nullptr;
  next_parameter_ = 1;
  return *this;
}

std::string_view Statement::blob(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

namespace {

sqlite3* open_file(const std::string& path, int& result) {
  sqlite3* handle = nullptr;
  result = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  return handle;
}

}  // namespace

Database::Database(const std::string& path, int busy_milliseconds)
    : handle_(open_file(path, opened_), sqlite3_close_v2) {
  if (opened_ == SQLITE_OK) sqlite3_busy_timeout(handle_.get(), busy_milliseconds);
}

bool Database::run(const char* sql) {
  return opened_ == SQLITE_OK && sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.row() ? statement.integer(0) : 0;
}

}  // namespace opcit::fetch
