#include "profile/record_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/dates/date.h"
#include "opcit/diagnostic_codes.h"
#include "profile/addresses.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

/// In a URL, "\_" and similar are TeX for the character itself.
std::string_view without_escapes(std::string_view url, Arena& arena) {
  if (url.find('\\') == std::string_view::npos) return url;
  std::string bare;
  std::ranges::copy_if(url, std::back_inserter(bare), [](char c) { return c != '\\'; });
  return arena.copy(bare);
}

}  // namespace

void RecordReader::begin_listing(const Header& header, const Listing& listing) {
  records_ = 0;
  owner_ = {};
  if (!header.name.empty())
    owner_ = {batch_.arena.make<Name>(parse_name(header.name, NameSyntax::display, batch_.arena)), 1};
  categories_ = {};
  categories_.see(header.field);
  for (const EntrySpan& entry : listing.entries) categories_.see(entry.head.code);
}

void RecordReader::read(const EntrySpan& entry, bool at_end) {
  split_entry(entry.body, parts_);
  const Head& head = entry.head;
  if (parts_.title.empty()) {
    remarks_.add(Code::missing_title, head.line);
    if (at_end) remarks_.add(Code::cut_off, head.line);
    return;
  }
  if (is_repeated(head)) {
    remarks_.add(Code::repeated_entry, head.line, std::string(parts_.title.text(batch_.arena)));
    return;
  }
  const bool cut_off = at_end && parts_.authors.empty() && parts_.abstract.empty();
  builder_.begin(remarks_.span_of(trim({head.line.data(), head.line.size() + entry.body.size()})));
  builder_.record().kind = Kind::article;
  builder_.record().recovered = cut_off;
  read_category(head);
  read_date(head);
  read_badges(head);
  read_title();
  read_authors(cut_off);
  read_abstract(cut_off);
  read_addresses();
  read_rest();
  if (cut_off) remarks_.add(Code::cut_off, parts_.title.source());
  builder_.finish();
  ++records_;
}

bool RecordReader::is_repeated(const Head& head) {
  if (seen_ == nullptr) return false;
  std::string text(head.date ? head.date->written : std::string_view());
  for (const JoinedText* part : {&parts_.title, &parts_.authors, &parts_.abstract}) {
    text.append("\n").append(part->text(batch_.arena));
  }
  return !seen_->insert(std::move(text)).second;
}

Text RecordReader::decode(const JoinedText& source) {
  notes_.clear();
  const std::string_view joined = source.text(batch_.arena);
  const Text text = decode_latex(joined, LatexFlavour::listing, batch_.arena, &notes_);
  for (const LatexNote& note : notes_) {
    const std::string_view where = source.source_of(note.pos, note.len);
    const bool unknown = note.kind == LatexNote::Kind::unknown_macro;
    remarks_.add(unknown ? Code::unknown_macro : Code::unbalanced_tex, where, std::string(where.substr(0, 60)));
  }
  return text;
}

void RecordReader::read_title() {
  builder_.text(Field::title, decode(parts_.title), remarks_.span_of(parts_.title.source()));
}

bool RecordReader::owner_is_among(std::span<const Name> people) const {
  return std::ranges::any_of(
      people, [this](const Name& name) { return compatible(name, owner_.front()) != Compatibility::different; });
}

void RecordReader::read_authors(bool cut_off) {
  if (parts_.authors.empty()) {
    if (!cut_off) remarks_.add(Code::missing_authors, parts_.title.source());
    return;
  }
  const AuthorLine list = read_author_line(parts_.authors.text(batch_.arena), AuthorStyle::listed, batch_.arena);
  for (const std::string_view title : list.left_out)
    remarks_.add(Code::title_left_out, parts_.authors.source(), std::string(title));
  Names names = list.names;
  names.truncated = names.truncated || parts_.more_authors;
  if (names.truncated && !owner_.empty() && !owner_is_among(names.people)) names.unlisted = owner_;
  builder_.names(Field::author, names, remarks_.span_of(parts_.authors.source()));
}

void RecordReader::read_date(const Head& head) {
  if (!head.date) {
    remarks_.add(Code::missing_date, head.line);
    return;
  }
  const std::string_view written = head.date->written;
  Date date;
  date.from = head.date->point;
  if (head.date->relative) {
    date.from = parse_relative_date(written, as_of_).value_or(DatePoint{});
    date.year_inferred = true;
    remarks_.add(Code::year_inferred, written, fmt::format("{} -> {}", written, to_edtf(date.from)));
  } else if (!head.date->valid) {
    date.literal = written;
    remarks_.add(Code::bad_date, written, std::string(written));
  } else if (!date.from.has_year) {
    date.from.year = infer_year(date.from, as_of_);
    date.from.has_year = true;
    date.year_inferred = true;
    remarks_.add(Code::year_inferred, written, fmt::format("{} -> {}", written, date.from.year));
  }
  builder_.date(Field::issued, date, remarks_.span_of(written));
}

void RecordReader::read_category(const Head& head) {
  if (head.code.empty()) {
    remarks_.add(Code::missing_category, head.line);
    return;
  }
  const ResolvedCategory& resolved = categories_.resolve(head.code);
  if (resolved.how == Resolution::by_papers) {
    remarks_.add(Code::category_resolved, head.code, fmt::format("{} -> {}", head.code, resolved.id));
  } else if (resolved.how == Resolution::ambiguous) {
    remarks_.add(Code::ambiguous_category, head.code, fmt::format("{}: {}", head.code, resolved.candidates));
  } else if (resolved.how == Resolution::unknown) {
    remarks_.add(Code::unknown_category, head.code, std::string(head.code));
  }
  const Span span = remarks_.span_of(head.code);
  const bool has_id = !resolved.id.empty();
  builder_.category({has_id ? "arxiv" : "", has_id ? resolved.id : head.code, true, span});
  // A work with an arXiv category is a preprint, even if it was also published.
  if (resolved.how != Resolution::unknown) builder_.text(Field::genre, "preprint");
}

void RecordReader::read_abstract(bool cut_off) {
  if (parts_.abstract.empty()) {
    if (!cut_off) remarks_.add(Code::missing_abstract, parts_.title.source());
    return;
  }
  builder_.text(Field::abstract, decode(parts_.abstract), remarks_.span_of(parts_.abstract.source()));
}

void RecordReader::add_url(std::string_view written) {
  const std::string_view url = without_escapes(written, batch_.arena);
  const LinkKind kind = kind_of_address(url);
  if (std::ranges::find(links_, url, &Link::url) != links_.end()) return;
  // The badge states that there is code, and the abstract has its URL: this is one link.
  const auto badge =
      std::ranges::find_if(links_, [kind](const Link& link) { return link.kind == kind && link.url.empty(); });
  if (badge != links_.end()) {
    badge->url = url;
    badge->source = remarks_.span_of(written);
  } else {
    links_.push_back({kind, url, {}, remarks_.span_of(written)});
  }
}

void RecordReader::read_badges(const Head& head) {
  links_.clear();
  for (const BadgeWord& word : split_badges(head.badges)) {
    if (const Badge* badge = find_badge(word.name)) {
      links_.push_back({badge->kind, {}, word.written, remarks_.span_of(word.written)});
    } else {
      remarks_.add(Code::unknown_badge, word.written, std::string(word.written));
      builder_.extra({format_id, "badge", word.written, remarks_.span_of(word.written)});
    }
  }
}

void RecordReader::read_addresses() {
  for (const std::string_view url : trailing_addresses(parts_.last_paragraph_line)) add_url(url);
  for (const Link& link : links_) builder_.link(link);
}

void RecordReader::read_rest() {
  for (std::size_t i = 0; i < parts_.statistics.size(); ++i) {
    const Statistic& statistic = parts_.statistics[i];
    builder_.extra({format_id, statistic.label, statistic.value, remarks_.span_of(parts_.statistic_lines[i])});
  }
  for (const std::string_view line : parts_.unknown) {
    remarks_.add(Code::unknown_line, line);
    builder_.extra({format_id, "line", line, remarks_.span_of(line)});
  }
}

}  // namespace opcit::profile
