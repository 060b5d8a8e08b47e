#include "formats/profile/dump.h"

#include <fmt/format.h>

#include "diagnostics/locator.h"
#include "model/dates/date.h"
#include "opcit/audit.h"

namespace opcit::test {
namespace {

std::string shown(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out;
}

class Dumper {
 public:
  explicit Dumper(std::string_view input, bool with_spans = true) : input_(input), with_spans_(with_spans) {}

  std::string records(const Read& read) {
    for (const Item& item : read.items) {
      if (item.record != nullptr) add(*item.record);
    }
    return out_;
  }

  std::string run(const Read& read) {
    for (const Item& item : read.items) {
      if (item.record != nullptr) add(*item.record);
      if (item.document != nullptr) add(*item.document);
    }
    out_ += "diagnostics\n";
    Locator locator("", input_, {});
    for (const Diagnostic& diagnostic : read.diagnostics) {
      const Located where = locator.locate(diagnostic.span);
      const CodeInfo& row = info(diagnostic.code);
      put(fmt::format("{}:{} {}: {}{}{}", where.line, where.column, spelling(row.severity), row.name,
                      diagnostic.detail.empty() ? "" : ": ", shown(diagnostic.detail)),
          diagnostic.span);
    }
    return out_;
  }

 private:
  /// A span as its first and last bytes; the whole text if it is short.
  std::string excerpt(Span span) const {
    if (span.pos + span.len > input_.size()) return "OUTSIDE";
    const std::string_view bytes = input_.substr(span.pos, span.len);
    if (bytes.size() <= 60) return shown(bytes);
    return fmt::format("{} .. {}", shown(bytes.substr(0, 12)), shown(bytes.substr(bytes.size() - 12)));
  }
  void put(std::string_view line, Span span) {
    out_ += fmt::format("  {}", line);
    if (span.len != 0 && with_spans_) out_ += fmt::format("  <{}>", excerpt(span));
    out_ += '\n';
  }
  void put(const Extra& extra) {
    put(fmt::format("{}:{} = {}", extra.format, extra.tag, shown(extra.value)), extra.source);
  }

  static std::string name(const Name& name) {
    std::string out;
    const auto part = [&out](std::string_view label, std::string_view value) {
      if (!value.empty()) out += fmt::format("{}{}={}", out.empty() ? "" : " ", label, value);
    };
    part("given", name.given);
    part("dropping", name.dropping_particle);
    part("particle", name.non_dropping_particle);
    part("family", name.family);
    part("suffix", name.suffix);
    part("literal", name.literal);
    return "[" + out + "]";
  }

  static std::string value_of(const Value& value) {
    if (const auto* names = std::get_if<Names>(&value)) {
      std::string out;
      for (const Name& person : names->people) out += name(person);
      if (names->truncated) out += " truncated";
      for (const Name& person : names->unlisted) out += " unlisted " + name(person);
      return out;
    }
    const auto* date = std::get_if<Date>(&value);
    if (date == nullptr) return shown(plain_value(value));
    return to_edtf(*date) + (date->year_inferred ? " inferred" : "") + (date->literal.empty() ? "" : " literal");
  }

  void add(const Record& record) {
    out_ += fmt::format("record {}{}", spelling(record.kind), record.recovered ? " recovered" : "");
    out_ += with_spans_ ? fmt::format("  <{}>\n", excerpt(record.source)) : "\n";
    for (const FieldValue& field : record.fields) {
      put(fmt::format("{} = {}", spelling(field.field), value_of(field.value)), field.source);
    }
    for (const Identifier& id : record.identifiers) {
      const bool self = id.relation == Relation::self;
      put(fmt::format("{}{} = {}", spelling(id.scheme), self ? "" : " of another version", id.value), id.source);
    }
    for (const Category& category : record.categories) {
      put(fmt::format("category {}:{}{}", category.scheme, category.term, category.primary ? " primary" : ""),
          category.source);
    }
    for (const Link& link : record.links) {
      put(fmt::format("link {} [{}] {}", spelling(link.kind), link.label, link.url), link.source);
    }
    for (const Extra& extra : record.extra) {
      if (with_spans_) put(extra);
    }
  }

  void add(const DocumentItem& item) {
    out_ += fmt::format("{}{}{}  <{}>\n", item.kind == DocumentKind::header ? "header" : "free text",
                        item.text.empty() ? "" : " = ", shown(item.text), excerpt(item.source));
    for (const Extra& extra : item.extra) put(extra);
  }

  std::string_view input_;
  std::string out_;
  bool with_spans_;
};

}  // namespace

std::string dump(const Read& read, std::string_view input) { return Dumper(input).run(read); }

std::string dump_records(const Read& read) { return Dumper({}, false).records(read); }

}  // namespace opcit::test
