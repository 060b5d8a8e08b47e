#include "check/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "base/find_any.h"
#include "base/lowered.h"
#include "base/utf8.h"
#include "check/required.h"
#include "faults/html.h"
#include "faults/values.h"
#include "match/title.h"
#include "model/dates/date.h"
#include "model/key_set.h"
#include "names/format.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "sidecar/fingerprint.h"
#include "text/unicode.h"

namespace opcit::check {
namespace {

/// Years, and months of one year, and days of one month.
bool is_reversed(const Date& date) noexcept {
  if (!date.from.has_year || !date.to.has_year) return false;
  const auto parts = [](const DatePoint& point) { return std::array<int, 3>{point.year, point.month, point.day}; };
  const auto from = parts(date.from);
  const auto to = parts(date.to);
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (i > 0 && (from[i] == 0 || to[i] == 0)) return false;
    if (from[i] != to[i]) return from[i] > to[i];
  }
  return false;
}

/// Findings about one record.
class RecordCheck {
 public:
  RecordCheck(const Record& record, const CheckOptions& options, std::int32_t year, Diagnostics& findings)
      : record_(record), options_(options), year_(year), findings_(findings) {}

  void run() {
    for (const FieldValue& value : record_.fields) {
      if (!value.inherited) check_field(value);
    }
    for (const Identifier& id : record_.identifiers) {
      if (!id.inherited) check_identifier(id);
    }
    check_required();
    if (options_.target == "orcid") check_for_orcid();
  }

 private:
  void report(Code code, Span span, std::string detail) {
    findings_.push_back({code, span.len > 0 ? span : head(), std::move(detail)});
  }
  Span head() const { return {record_.source.pos, std::min<std::uint64_t>(record_.source.len, 1)}; }

  void check_field(const FieldValue& value) {
    if (const auto* text = std::get_if<Text>(&value.value)) {
      check_text(value, text->plain);
      if (value.field == Field::page) check_pages(value, text->plain);
    } else if (const auto* names = std::get_if<Names>(&value.value)) {
      for (const Name& name : names->people) check_name(value, name);
    } else if (const auto* list = std::get_if<List>(&value.value)) {
      for (const std::string_view word : *list) check_characters(value, word);
    } else if (const auto* date = std::get_if<Date>(&value.value)) {
      check_date(value, *date);
    }
  }

  void check_text(const FieldValue& value, std::string_view text) {
    check_characters(value, text);
    if (faults::is_placeholder(text)) report(Code::placeholder, value.source, std::string(text));
    if (const std::string_view html = faults::find_html(text); !html.empty())
      report(Code::html_remains, value.source, std::string(html));
  }

  void check_characters(const FieldValue& value, std::string_view text) {
    if (is_ascii(text)) return;
    const std::string_view mojibake = faults::find_mojibake(text);
    if (!mojibake.empty()) report(Code::mojibake, value.source, std::string(mojibake));
    std::string scratch;
    if (mojibake.empty() && to_nfc(text, scratch) != text)
      report(Code::not_nfc, value.source, std::string(spelling(value.field)));
    if (const std::string_view found = faults::find_invisible(text); !found.empty() && mojibake.empty()) {
      const auto number = static_cast<std::uint32_t>(decode_utf8(found, 0).value);
      report(Code::invisible_character, value.source, fmt::format("U+{:04X}", number));
    }
  }

  void check_pages(const FieldValue& value, std::string_view pages) {
    const faults::PageFault fault = faults::is_placeholder(pages) ? faults::PageFault::none : faults::page_fault(pages);
    if (fault == faults::PageFault::malformed) report(Code::bad_pages, value.source, std::string(pages));
    if (fault == faults::PageFault::reversed) report(Code::reversed_pages, value.source, std::string(pages));
  }

  void check_name(const FieldValue& value, const Name& name) {
    for (const std::string_view part : {name.family, name.given, name.literal}) check_characters(value, part);
    std::string shown;
    names::append_display(name, shown);
    if (faults::is_placeholder(shown)) {
      report(Code::placeholder, value.source, shown);
    } else if (const std::string_view fault = faults::name_fault(name); !fault.empty()) {
      report(Code::suspicious_name, value.source, fmt::format("'{}': {}", shown, fault));
    }
    if (!name.orcid.empty() && !faults::is_orcid(name.orcid))
      report(Code::bad_orcid, value.source, std::string(name.orcid));
    constexpr std::size_t longest_credit_name = 150;
    if (options_.target == "orcid" && count_code_points(shown) > longest_credit_name)
      report(Code::target_alters, value.source, "ORCID cuts names after 150 characters");
  }

  void check_date(const FieldValue& value, const Date& date) {
    if (faults::is_placeholder(date.literal)) report(Code::placeholder, value.source, std::string(date.literal));
    if (is_reversed(date)) report(Code::reversed_dates, value.source, std::string(spelling(value.field)));
    const bool is_past = value.field == Field::issued || value.field == Field::original_date;
    if (is_past && date.from.has_year && !date.year_inferred && date.from.year > year_)
      report(Code::future_year, value.source, std::to_string(date.from.year));
  }

  void check_identifier(const Identifier& id) {
    const std::string value(id.value);
    switch (id.scheme) {
      case Scheme::doi:
        if (!faults::is_doi(id.value)) report(Code::bad_doi, id.source, value);
        break;
      case Scheme::isbn:
        if (!faults::is_isbn(id.value)) report(Code::bad_isbn, id.source, value);
        break;
      case Scheme::issn:
        if (!faults::is_issn(id.value)) report(Code::bad_issn, id.source, value);
        break;
      case Scheme::url:
        if (!faults::is_url(id.value)) report(Code::bad_url, id.source, value);
        break;
      default:
        break;
    }
  }

  void check_required() {
    for (const std::string_view missing : missing_fields(record_))
      report(Code::missing_field, head(), std::string(missing));
  }

  void check_for_orcid() {
    const bool identified = std::ranges::any_of(record_.identifiers, [](const Identifier& id) {
      return id.relation == Relation::self && id.scheme != Scheme::issn;
    });
    if (!identified) report(Code::no_self_identifier, head(), {});
    const Date* issued = record_.date(Field::issued);
    if (issued != nullptr && issued->from.has_year && (issued->from.year < 1900 || issued->from.year > 2100))
      report(Code::year_out_of_range, record_.find(Field::issued)->source, std::to_string(issued->from.year));
  }

  const Record& record_;
  const CheckOptions& options_;
  std::int32_t year_;
  Diagnostics& findings_;
};

std::int32_t year_of(const std::string& as_of) {
  if (as_of.empty()) {
    const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return static_cast<int>(today.year());
  }
  const auto day = parse_iso_day(as_of);
  if (!day) throw UsageError("--as-of: invalid date '" + as_of + "'", "a date is written YYYY-MM-DD");
  return day->year;
}

/// The key of a title. Most titles need no Unicode and no TeX.
std::string title_key(std::string_view title) {
  const char* const end = title.data() + title.size();
  constexpr std::size_t longest = 300;
  const bool is_plain =
      title.size() <= longest && is_ascii(title) && find_any<'\\', '$', '{', '&'>(title.data(), end) == end;
  if (!is_plain) return match::normalise_title(title).key;
  std::string key;
  for (const char c : title) {
    if (ascii::is_alphanumeric(c)) key += ascii::to_lower(c);
  }
  return key;
}

/// Keys that only records of the same work share: its identifiers; its title with year, first author and pages.
std::vector<std::string> identity_of(const Record& record) {
  std::vector<std::string> keys;
  for (const Identifier& id : record.identifiers) {
    const bool names_work = id.scheme == Scheme::doi || id.scheme == Scheme::arxiv || id.scheme == Scheme::pmid;
    if (names_work && id.relation == Relation::self && !id.inherited)
      keys.push_back(fmt::format("{}:{}", spelling(id.scheme), ascii::lowered(id.value)));
  }
  const Text* title = record.text(Field::title);
  const Date* issued = record.date(Field::issued);
  const Names* authors = record.names(Field::author);
  const Text* pages = record.text(Field::page);
  if (title == nullptr || issued == nullptr || authors == nullptr || authors->people.empty() || pages == nullptr)
    return keys;
  const Name& first = authors->people.front();
  keys.push_back(fmt::format("t:{}:{}:{}:{}", title_key(title->plain), issued->from.year,
                             fold_for_comparison(first.family.empty() ? first.literal : first.family), pages->plain));
  return keys;
}

}  // namespace

class Checker::State {
 public:
  explicit State(CheckOptions options) : options_(std::move(options)), year_(year_of(options_.as_of)) {}

  void check(Batch& batch) {
    std::vector<const Record*> records;
    for (const Item& item : batch.items) {
      if (item.record == nullptr) continue;
      records.push_back(item.record);
      RecordCheck(*item.record, options_, year_, batch.diagnostics).run();
      compare_with_earlier(*item.record, batch.diagnostics);
    }
    sort_out(records, batch.diagnostics);
  }

  std::uint64_t accepted() const noexcept { return accepted_; }

 private:
  static Span head_of(const Record& record) {
    return {record.source.pos, std::min<std::uint64_t>(record.source.len, 1)};
  }

  void compare_with_earlier(const Record& record, Diagnostics& findings) {
    if (!record.key.empty()) {
      const bool is_new = keys_.insert(record.key);
      const bool is_new_folded = folded_keys_.insert(ascii::lowered(record.key));
      const Code code = is_new ? Code::key_differs_by_case : Code::duplicate_key;
      if (!is_new || !is_new_folded) findings.push_back({code, head_of(record), std::string(record.key)});
    }
    compare_works(record, findings);
    compare_journal(record, findings);
  }

  void compare_works(const Record& record, Diagnostics& findings) {
    bool said = false;
    for (const std::string& identity : identity_of(record)) {
      const auto [found, is_new] = works_.try_emplace(carry::fingerprint(identity), record.key);
      if (is_new || said) continue;
      findings.push_back(
          {Code::duplicate_work, head_of(record), fmt::format("'{}' and '{}'", found->second, record.key)});
      said = true;
    }
  }

  void compare_journal(const Record& record, Diagnostics& findings) {
    const FieldValue* journal = options_.journals.empty() ? nullptr : record.find(Field::container_title);
    if (journal == nullptr || journal->inherited) return;
    const std::string_view name = std::get<Text>(journal->value).plain;
    const JournalForm form = options_.journals.form_of(name);
    if (form == JournalForm::unknown) return;
    if (form_ == JournalForm::unknown) form_ = form;
    if (form_ == form) return;
    const std::string_view what = form == JournalForm::full ? "full" : "abbreviated";
    findings.push_back({Code::mixed_journal_names, journal->source, fmt::format("'{}' is {}", name, what)});
  }

  /// Removes accepted findings.
  void sort_out(std::vector<const Record*>& records, Diagnostics& findings) {
    if (options_.accepted.empty() && options_.accept == nullptr) return;
    std::ranges::sort(records, {}, [](const Record* record) { return record->source.pos; });
    std::unordered_map<const Record*, std::uint64_t> hashes;
    std::erase_if(findings, [&](const Diagnostic& finding) {
      const auto after = std::ranges::upper_bound(records, finding.span.pos, {},
                                                  [](const Record* record) { return record->source.pos; });
      if (after == records.begin()) return false;
      const Record* record = *std::prev(after);
      if (finding.span.pos >= record->source.pos + record->source.len) return false;
      const auto [hash, is_new] = hashes.try_emplace(record, 0);
      if (is_new) hash->second = hash_of(*record);
      const std::string_view code = info(finding.code).name;
      const bool is_accepted = options_.accepted.accepts(code, record->key, hash->second);
      if (is_accepted) ++accepted_;
      if (!is_accepted && options_.accept != nullptr)
        *options_.accept += AcceptList::line(code, record->key, hash->second, {});
      return is_accepted;
    });
  }

  CheckOptions options_;
  std::int32_t year_;
  KeySet keys_;
  KeySet folded_keys_;
  std::unordered_map<std::uint64_t, std::string> works_;  // the key of the first record with this identity
  JournalForm form_ = JournalForm::unknown;               // of the first journal that the list knows
  std::uint64_t accepted_ = 0;
};

Checker::Checker(CheckOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Checker::~Checker() = default;

void Checker::improve(Batch& batch) { state_->check(batch); }

std::uint64_t Checker::accepted() const noexcept { return state_->accepted(); }

}  // namespace opcit::check
