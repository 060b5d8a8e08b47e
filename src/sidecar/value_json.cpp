#include "sidecar/value_json.h"

#include <array>
#include <charconv>
#include <limits>
#include <vector>

#include "base/utf8.h"

namespace opcit::carry {
namespace {

// In the order of Style.
constexpr auto style_names =
    std::to_array<std::string_view>({"italic", "bold", "subscript", "superscript", "small-caps", "monospace",
                                     "underline", "keep-case", "link", "math", "tex"});
static_assert(style_names.size() == static_cast<std::size_t>(Style::tex) + 1);

struct NamePart {
  std::string_view name;
  std::string_view Name::*part;
};
constexpr auto name_parts = std::to_array<NamePart>({{"family", &Name::family},
                                                     {"given", &Name::given},
                                                     {"dropping-particle", &Name::dropping_particle},
                                                     {"non-dropping-particle", &Name::non_dropping_particle},
                                                     {"suffix", &Name::suffix},
                                                     {"literal", &Name::literal},
                                                     {"orcid", &Name::orcid}});

struct DateFlag {
  std::string_view name;
  bool Date::*flag;
};
constexpr auto date_flags = std::to_array<DateFlag>({{"range", &Date::range},
                                                     {"circa", &Date::circa},
                                                     {"uncertain", &Date::uncertain},
                                                     {"year-inferred", &Date::year_inferred}});

struct PointPart {
  std::string_view name;
  std::uint8_t DatePoint::*part;
};
constexpr auto point_parts =
    std::to_array<PointPart>({{"month", &DatePoint::month}, {"day", &DatePoint::day}, {"season", &DatePoint::season}});

// ---------------------------------------------------------------- writing

void write_hex(json::Emitter& json, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  json.open('{');
  json.name("hex");
  json.out() += '"';
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    json.out() += digits[value >> 4U];
    json.out() += digits[value & 15U];
  }
  json.out() += '"';
  json.close('}');
}

void write_run(json::Emitter& json, const Run& run) {
  json.element();
  json.open('[');
  json.element();
  json.number(run.pos);
  json.element();
  json.number(run.len);
  json.element();
  json.string(style_names[static_cast<std::size_t>(run.style)]);
  if (!run.detail.empty()) {
    json.element();
    write_string(json, run.detail);
  }
  json.close(']');
}

void write_text(json::Emitter& json, const Text& text) {
  if (text.runs.empty() && is_valid_utf8(text.plain)) return json.string(text.plain);
  json.open('{');
  json.name("text");
  write_string(json, text.plain);
  if (!text.runs.empty()) {
    json.name("runs");
    json.open('[');
    for (const Run& run : text.runs) write_run(json, run);
    json.close(']');
  }
  json.close('}');
}

void write_list(json::Emitter& json, List list) {
  json.open('[');
  for (const std::string_view part : list) {
    json.element();
    write_string(json, part);
  }
  json.close(']');
}

void write_people(json::Emitter& json, std::string_view member, std::span<const Name> people) {
  json.name(member);
  json.open('[');
  for (const Name& name : people) {
    json.element();
    json.open('{');
    for (const NamePart& part : name_parts) write_member(json, part.name, name.*part.part);
    if (!name.affiliations.empty()) {
      json.name("affiliations");
      write_list(json, name.affiliations);
    }
    json.close('}');
  }
  json.close(']');
}

void write_names(json::Emitter& json, const Names& names) {
  json.open('{');
  write_people(json, "people", names.people);
  write_flag(json, "truncated", names.truncated);
  if (!names.unlisted.empty()) write_people(json, "unlisted", names.unlisted);
  json.close('}');
}

void write_point(json::Emitter& json, std::string_view member, const DatePoint& point) {
  json.name(member);
  json.open('{');
  if (point.has_year) {
    json.name("year");
    json.number(point.year);
  }
  for (const PointPart& part : point_parts) {
    if (point.*part.part == 0) continue;
    json.name(part.name);
    json.number(point.*part.part);
  }
  json.close('}');
}

void write_date(json::Emitter& json, const Date& date) {
  json.open('{');
  write_point(json, "from", date.from);
  if (date.to != DatePoint{}) write_point(json, "to", date.to);
  for (const DateFlag& each : date_flags) write_flag(json, each.name, date.*each.flag);
  write_member(json, "literal", date.literal);
  json.close('}');
}

// ---------------------------------------------------------------- reading

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool read_hex(json::Cursor& cursor, Arena& arena, std::string_view& out) {
  std::string_view digits;
  if (!cursor.string(digits)) return false;
  if (digits.size() % 2 != 0) return cursor.fail("a pair of hexadecimal digits is expected here");
  auto* bytes = static_cast<char*>(arena.allocate(digits.size() / 2 + 1, 1));
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = hex_digit(digits[i]);
    const int low = hex_digit(digits[i + 1]);
    if (high < 0 || low < 0) return cursor.fail("a hexadecimal digit is expected here");
    bytes[i / 2] = static_cast<char>(high * 16 + low);
  }
  out = {bytes, digits.size() / 2};
  return true;
}

template <class Number>
bool read_number(json::Cursor& cursor, Number& out) {
  std::string_view text;
  if (!cursor.scalar(text)) return false;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() ||
      value < std::int64_t{std::numeric_limits<Number>::min()} ||
      value > std::int64_t{std::numeric_limits<Number>::max()}) {
    return cursor.fail("a whole number is expected here");
  }
  out = static_cast<Number>(value);
  return true;
}

bool read_style(json::Cursor& cursor, Style& out) {
  std::string_view name;
  if (!cursor.string(name)) return false;
  for (std::size_t i = 0; i < style_names.size(); ++i) {
    if (style_names[i] != name) continue;
    out = static_cast<Style>(i);
    return true;
  }
  return cursor.fail("there is no such style");
}

bool read_run(json::Cursor& cursor, Arena& arena, Run& out) {
  int place = 0;
  const auto read = [&] {
    switch (place++) {
      case 0:
        return read_number(cursor, out.pos);
      case 1:
        return read_number(cursor, out.len);
      case 2:
        return read_style(cursor, out.style);
      case 3:
        return read_string(cursor, arena, out.detail);
      default:
        return false;
    }
  };
  return each_element(cursor, read) && (place >= 3 || cursor.fail("a run has a place, a length and a style"));
}

bool read_runs(json::Cursor& cursor, Arena& arena, std::span<const Run>& out) {
  std::vector<Run> runs;
  if (!each_element(cursor, [&] { return read_run(cursor, arena, runs.emplace_back()); })) return false;
  out = arena.copy(runs);
  return true;
}

bool read_list(json::Cursor& cursor, Arena& arena, List& out) {
  std::vector<std::string_view> list;
  if (!each_element(cursor, [&] { return read_string(cursor, arena, list.emplace_back()); })) return false;
  out = arena.copy(list);
  return true;
}

bool read_name(json::Cursor& cursor, Arena& arena, Name& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "affiliations") return read_list(cursor, arena, out.affiliations);
    for (const NamePart& part : name_parts) {
      if (part.name == member) return read_string(cursor, arena, out.*part.part);
    }
    return false;
  });
}

bool read_people(json::Cursor& cursor, Arena& arena, std::span<const Name>& out) {
  std::vector<Name> people;
  if (!each_element(cursor, [&] { return read_name(cursor, arena, people.emplace_back()); })) return false;
  out = arena.copy(people);
  return true;
}

bool read_point(json::Cursor& cursor, DatePoint& out) {
  return each_member(cursor, [&](std::string_view member) {
    if (member == "year") {
      out.has_year = true;
      return read_number(cursor, out.year);
    }
    for (const PointPart& part : point_parts) {
      if (part.name == member) return read_number(cursor, out.*part.part);
    }
    return false;
  });
}

/// The three object shapes have no member in common, so any member identifies the shape.
struct AnyObject {
  Text text;
  Names names;
  Date date;
  Shape shape = Shape::date;
};

bool read_text_member(json::Cursor& cursor, Arena& arena, std::string_view member, AnyObject& any) {
  any.shape = Shape::text;
  if (member == "text") return read_string(cursor, arena, any.text.plain);
  return read_runs(cursor, arena, any.text.runs);
}

bool read_names_member(json::Cursor& cursor, Arena& arena, std::string_view member, AnyObject& any) {
  any.shape = Shape::names;
  if (member == "truncated") return read_flag(cursor, any.names.truncated);
  return read_people(cursor, arena, member == "people" ? any.names.people : any.names.unlisted);
}

bool read_date_member(json::Cursor& cursor, Arena& arena, std::string_view member, AnyObject& any) {
  any.shape = Shape::date;
  if (member == "from") return read_point(cursor, any.date.from);
  if (member == "to") return read_point(cursor, any.date.to);
  if (member == "literal") return read_string(cursor, arena, any.date.literal);
  for (const DateFlag& each : date_flags) {
    if (each.name == member) return read_flag(cursor, any.date.*each.flag);
  }
  return false;
}

bool read_object(json::Cursor& cursor, Arena& arena, Value& out) {
  AnyObject any;
  const auto read = [&](std::string_view member) {
    if (member == "text" || member == "runs") return read_text_member(cursor, arena, member, any);
    if (member == "people" || member == "truncated" || member == "unlisted") {
      return read_names_member(cursor, arena, member, any);
    }
    return read_date_member(cursor, arena, member, any);
  };
  if (!each_member(cursor, read)) return false;
  if (any.shape == Shape::text) out = any.text;
  if (any.shape == Shape::names) out = any.names;
  if (any.shape == Shape::date) out = any.date;
  return true;
}

}  // namespace

void write_string(json::Emitter& json, std::string_view value) {
  if (is_valid_utf8(value)) return json.string(value);
  write_hex(json, value);
}

void write_member(json::Emitter& json, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  json.name(name);
  write_string(json, value);
}

void write_flag(json::Emitter& json, std::string_view name, bool value) {
  if (!value) return;
  json.name(name);
  json.out() += "true";
}

void write_value(json::Emitter& json, const Value& value) {
  if (const auto* text = std::get_if<Text>(&value)) return write_text(json, *text);
  if (const auto* names = std::get_if<Names>(&value)) return write_names(json, *names);
  if (const auto* date = std::get_if<Date>(&value)) return write_date(json, *date);
  write_list(json, std::get<List>(value));
}

bool read_string(json::Cursor& cursor, Arena& arena, std::string_view& out) {
  if (cursor.peek() != '{') return cursor.string(out);
  return each_member(cursor, [&](std::string_view member) { return member == "hex" && read_hex(cursor, arena, out); });
}

bool read_flag(json::Cursor& cursor, bool& out) {
  std::string_view text;
  if (!cursor.scalar(text)) return false;
  out = text == "true";
  return out || text == "false" || cursor.fail("true or false is expected here");
}

bool read_value(json::Cursor& cursor, Arena& arena, Value& out) {
  switch (cursor.peek()) {
    case '"': {
      Text text;
      const bool good = cursor.string(text.plain);
      out = text;
      return good;
    }
    case '[': {
      List list;
      const bool good = read_list(cursor, arena, list);
      out = list;
      return good;
    }
    default:
      return read_object(cursor, arena, out);
  }
}

}  // namespace opcit::carry
