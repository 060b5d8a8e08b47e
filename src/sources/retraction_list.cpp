#include "sources/retraction_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace opcit::fetch {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::size_t longest_row = std::size_t{1} << 20;

/// Cuts rows of RFC 4180: values in quotes may hold commas, line ends and doubled quotes.
class CsvReader {
 public:
  explicit CsvReader(Source& source) : source_(source) {}

  /// False at the end. A row that is longer than the limit is empty.
  bool next(std::vector<std::string>& row) {
    row.assign(1, {});
    line_ = next_line_;
    bool quoted = false;
    bool any = false;
    std::size_t size = 0;
    for (int c = get(); c != end; c = get()) {
      any = true;
      if (c == '\n') ++next_line_;
      if (quoted && c == '"' && peek() == '"') {
        static_cast<void>(get());
      } else if (c == '"' && (quoted || row.back().empty())) {
        quoted = !quoted;
        continue;
      } else if (!quoted && c == '\n') {
        break;
      } else if (!quoted && c == ',') {
        row.emplace_back();
        continue;
      } else if (!quoted && c == '\r') {
        continue;
      }
      if (++size <= longest_row) row.back() += static_cast<char>(c);
    }
    if (size > longest_row) row.clear();
    return any;
  }

  /// Where the row begins, from 1.
  std::uint64_t line() const noexcept { return line_; }

 private:
  static constexpr int end = -1;

  int peek() {
    if (at_ == buffer_.size()) {
      buffer_.resize(block_size);
      buffer_.resize(source_.read(std::span(buffer_)));
      at_ = 0;
    }
    return buffer_.empty() ? end : static_cast<unsigned char>(buffer_[at_]);
  }
  int get() {
    const int c = peek();
    if (c != end) ++at_;
    return c;
  }

  Source& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t next_line_ = 1;
};

struct Column {
  std::string_view name;
  std::string Notice::*value;
};
constexpr auto columns = std::to_array<Column>({{"Record ID", &Notice::id},
                                                {"OriginalPaperDOI", &Notice::doi},
                                                {"OriginalPaperPubMedID", &Notice::pmid},
                                                {"RetractionDOI", &Notice::notice_doi},
                                                {"RetractionNature", &Notice::type},
                                                {"RetractionDate", &Notice::date}});

using Places = std::array<std::size_t, columns.size()>;

/// Where the columns are; or the name of one that is missing.
std::string_view find_columns(const std::vector<std::string>& head, Places& places) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto found = std::ranges::find_if(head, [&](std::string_view name) {
      while (name.starts_with(' ')) name.remove_prefix(1);
      while (name.ends_with(' ')) name.remove_suffix(1);
      return ascii::equal_folded(name, columns[i].name);
    });
    if (found == head.end()) return columns[i].name;
    places[i] = static_cast<std::size_t>(found - head.begin());
  }
  return {};
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && ascii::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii::is_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// "3/14/2024 0:00" and "2024-03-14" as 2024-03-14; empty for anything else.
std::string iso_date(std::string_view text) {
  const std::size_t blank = text.find_first_of(" T");
  text = text.substr(0, blank);
  const char separator = text.find('/') == std::string_view::npos ? '-' : '/';
  std::array<int, 3> parts = {};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), parts[i]);
    if (error != std::errc()) return {};
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    if (i + 1 < parts.size()) {
      if (!text.starts_with(separator)) return {};
      text.remove_prefix(1);
    }
  }
  if (separator == '/') parts = {parts[2], parts[0], parts[1]};
  const bool valid = parts[0] >= 1000 && parts[0] <= 9999 && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 &&
                     parts[2] <= 31 && text.empty();
  return valid ? fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]) : std::string();
}

/// "unavailable", "Unavailable", "0" and "N/A" mean that the work has none.
std::string doi_of(std::string_view text) {
  const std::size_t begin = text.find("10.");
  return begin == std::string_view::npos ? std::string() : std::string(text.substr(begin));
}

std::string pmid_of(std::string_view text) {
  const bool number = !text.empty() && std::ranges::all_of(text, ascii::is_digit);
  return number && text.find_first_not_of('0') != std::string_view::npos ? std::string(text) : std::string();
}

Notice notice_of(const std::vector<std::string>& row, const Places& places) {
  Notice notice;
  for (std::size_t i = 0; i < columns.size(); ++i) notice.*columns[i].value = trimmed(row[places[i]]);
  notice.doi = doi_of(notice.doi);
  notice.pmid = pmid_of(notice.pmid);
  notice.notice_doi = doi_of(notice.notice_doi);
  std::ranges::transform(notice.type, notice.type.begin(), ascii::to_lower);
  notice.date = iso_date(notice.date);
  if (notice.id.empty()) notice.id = notice.doi + ' ' + notice.pmid + ' ' + notice.type + ' ' + notice.date;
  return notice;
}

}  // namespace

void read_retraction_list(Source& csv, const RetractionListEvents& events) {
  CsvReader reader(csv);
  std::vector<std::string> row;
  static_cast<void>(reader.next(row));
  Places places = {};
  if (const std::string_view missing = find_columns(row, places); !missing.empty()) {
    return events.bad_row({reader.line(), fmt::format("no column '{}'", missing)});
  }
  const std::size_t needed = *std::ranges::max_element(places) + 1;
  while (reader.next(row)) {
    if (row.size() == 1 && row[0].empty()) continue;
    if (row.size() < needed) {
      events.bad_row({reader.line(), "too few columns"});
      continue;
    }
    const Notice notice = notice_of(row, places);
    if (!notice.doi.empty() || !notice.pmid.empty()) events.notice(notice);
  }
}

}  // namespace opcit::fetch
