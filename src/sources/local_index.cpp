#include "sources/local_index.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/ascii.h"
#include "match/work.h"
#include "module/module.h"
#include "opcit/error.h"
#include "sidecar/fingerprint.h"
#include "sidecar/record_json.h"

namespace opcit::fetch {
namespace {

constexpr std::size_t fuzzy_hits = 40;
constexpr char separator = '\t';

template <class T>
T checked(Result<T> result) {
  if (!result) throw IoError(result.fault().message);
  return std::move(result.value());
}

std::uint64_t hash_of(std::string_view kind, std::string_view value) {
  std::string text(kind);
  text += separator;
  text += value;
  return carry::fingerprint(text);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii::to_lower);
  return out;
}

/// Identifiers by which records are found.
constexpr auto indexed_schemes = std::to_array<Scheme>({Scheme::doi, Scheme::arxiv, Scheme::pmid});

std::uint64_t id_key(Scheme scheme, std::string_view value) { return hash_of(spelling(scheme), lower_case(value)); }
std::uint64_t notice_key(Scheme scheme, std::string_view value) {
  return hash_of("notice of " + std::string(spelling(scheme)), lower_case(value));
}
std::uint64_t title_key(std::string_view key) { return hash_of("title", key); }
std::uint64_t date_key() { return hash_of("latest notice", {}); }

/// What stays the same when the record changes: the service's own id, or the key and title in a file.
std::uint64_t identity_of(const Record& record, std::string_view source, const match::Title& title) {
  std::string text(source);
  const auto append = [&](std::string_view part) { text.append(1, separator).append(part); };
  if (!record.key.empty() && !record.key_generated) {
    append(record.key);
    append(title.key);
    return hash_of("record", text);
  }
  for (const Scheme scheme : {Scheme::other, Scheme::arxiv, Scheme::doi, Scheme::pmid, Scheme::url}) {
    const Identifier* const id = record.identifier(scheme);
    if (id == nullptr || id->relation != Relation::self || id->value.empty()) continue;
    append(spelling(scheme));
    append(lower_case(id->value));
    return hash_of("record", text);
  }
  append(title.key);
  if (const Names* authors = record.names(Field::author); authors != nullptr && !authors->people.empty()) {
    append(authors->people[0].family);
  }
  if (const Date* issued = record.date(Field::issued)) append(std::to_string(issued->from.year));
  return hash_of("record", text);
}

std::int64_t day_of(const DatePoint& point) noexcept {
  return point.has_year ? point.year * std::int64_t{10'000} + point.month * 100 + point.day : 0;
}

std::vector<std::uint64_t> keys_of(const Record& record, const match::Title& title) {
  std::vector<std::uint64_t> keys;
  for (const Identifier& id : record.identifiers) {
    const bool indexed = std::ranges::find(indexed_schemes, id.scheme) != indexed_schemes.end();
    if (indexed && id.relation != Relation::part_of) keys.push_back(id_key(id.scheme, id.value));
  }
  if (title.empty()) return keys;
  keys.push_back(title_key(title.key));
  if (title.head == 0) return keys;
  keys.push_back(title_key(match::head_key(title)));
  keys.push_back(title_key(match::tail_key(title)));
  return keys;
}

void append_words(std::string& out, const match::Title& title) {
  for (const std::string& word : title.words) out.append(out.empty() ? "" : " ").append(word);
}

/// Fields of a notice in the order of its line.
constexpr auto notice_fields = std::to_array<std::string Notice::*>(
    {&Notice::id, &Notice::doi, &Notice::pmid, &Notice::notice_doi, &Notice::type, &Notice::date});

std::string line_of_notice(const Notice& notice) {
  std::string line;
  for (std::string Notice::*const field : notice_fields) {
    std::string value = notice.*field;
    std::ranges::replace_if(
        value, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    line.append(value).append(1, separator);
  }
  return line;
}

Notice notice_of_line(std::string_view line) {
  Notice notice;
  for (std::string Notice::*const field : notice_fields) {
    const std::size_t end = std::min(line.find(separator), line.size());
    notice.*field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return notice;
}

void add_hits(LocalHits& hits, std::vector<std::string> lines) {
  for (std::string& line : lines) {
    auto batch = std::make_shared<Batch>();
    batch->text = std::move(line);
    const std::string_view text = batch->text;
    const std::size_t end = text.find(separator);
    if (end == std::string_view::npos) continue;
    Record* const record = carry::read_record(text.substr(end + 1), batch->arena);
    if (record == nullptr) continue;
    hits.sources.emplace_back(text.substr(0, end));
    hits.found.records.push_back(record);
    hits.found.batches.push_back(std::move(batch));
  }
  hits.found.total = hits.found.records.size();
}

void create_file(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  if (!std::ofstream(path, std::ios::app)) {
    throw IoError(fmt::format("cannot create {}: {}", path, std::strerror(errno)));
  }
}

}  // namespace

IndexWriter::IndexWriter(const std::string& path) {
  create_file(path);
  store_ = checked(module().store({.path = path, .write = true}));
}

void IndexWriter::put(const StoreRow& row) {
  using Put = Store::Put;
  const Put put = checked(store_->put(row));
  ++(put == Put::added ? counts_.added : put == Put::replaced ? counts_.replaced : counts_.kept);
}

void IndexWriter::add(const Record& record, std::string_view source) {
  ++counts_.records;
  const Text* const text = record.text(Field::title);
  const match::Title title = text == nullptr ? match::Title{} : match::normalise_title(text->plain);
  const std::vector<std::uint64_t> keys = keys_of(record, title);
  line_.assign(source);
  std::ranges::replace(line_, separator, ' ');
  std::ranges::replace(line_, '\n', ' ');
  const std::size_t begin = line_.size();
  line_ += separator;
  carry::write_record(line_, record);
  words_.clear();
  append_words(words_, title);
  put({identity_of(record, std::string_view(line_).substr(0, begin), title), carry::fingerprint(line_),
       day_of(match::updated_of(record)), keys, words_, line_});
}

void IndexWriter::add(const Notice& notice) {
  ++counts_.notices;
  std::vector<std::uint64_t> keys;
  if (!notice.doi.empty()) keys.push_back(notice_key(Scheme::doi, notice.doi));
  if (!notice.pmid.empty()) keys.push_back(notice_key(Scheme::pmid, notice.pmid));
  line_ = line_of_notice(notice);
  latest_ = std::max(latest_, notice.date);
  put({hash_of("notice", notice.id), carry::fingerprint(line_), 0, keys, {}, line_});
}

void IndexWriter::commit() {
  if (!latest_.empty()) {
    std::int64_t day = 0;
    for (const char c : latest_) day = ascii::is_digit(c) ? day * 10 + (c - '0') : day;
    const std::uint64_t key = date_key();
    const StoreRow row = {key, carry::fingerprint(latest_), day, std::span(&key, 1), {}, latest_};
    static_cast<void>(checked(store_->put(row)));
  }
  if (const auto fault = store_->commit()) throw IoError(fault->message);
}

IndexReader::IndexReader(const std::string& path) {
  if (::access(path.c_str(), R_OK) != 0) {
    throw IoError(fmt::format("cannot open the index {}: {}", path, std::strerror(errno)));
  }
  store_ = checked(module().store({.path = path}));
  for (std::string& line : lines(date_key())) date_of_notices_ = std::move(line);
}

std::vector<std::string> IndexReader::lines(std::uint64_t key) { return checked(store_->by_key(key)); }

LocalHits IndexReader::by_id(Scheme scheme, std::string_view value) {
  LocalHits hits;
  add_hits(hits, lines(id_key(scheme, value)));
  return hits;
}

LocalHits IndexReader::by_title(const match::Title& title) {
  LocalHits hits;
  if (title.empty()) return hits;
  add_hits(hits, lines(title_key(title.key)));
  if (title.head != 0) add_hits(hits, lines(title_key(match::tail_key(title))));
  return hits;
}

LocalHits IndexReader::by_words(const match::Title& title) {
  LocalHits hits;
  const std::vector<std::string_view> telling = match::telling_words(title);
  const std::vector<std::string> words(telling.begin(), telling.end());
  if (!words.empty()) add_hits(hits, checked(store_->by_words(words, fuzzy_hits)));
  return hits;
}

std::vector<Notice> IndexReader::notices(Scheme scheme, std::string_view value) {
  std::vector<Notice> notices;
  for (const std::string& line : lines(notice_key(scheme, value))) notices.push_back(notice_of_line(line));
  return notices;
}

std::string default_index_path() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/') {
    return std::string(data) + "/opcit/index.sqlite3";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || home[0] == 0 ? std::string() : std::string(home) + "/.local/share/opcit/index.sqlite3";
}

}  // namespace opcit::fetch
