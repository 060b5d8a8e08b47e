#include "sidecar/line.h"

#include <charconv>

#include "sidecar/value_json.h"

namespace opcit::carry {
namespace {

// ---------------------------------------------------------------- writing

/// Opens a line; close() ends it.
class LineWriter {
 public:
  LineWriter(std::string& out, std::string_view format) : json_(out, json::Layout::compact) {
    json_.begin_record();
    json_.member("version");
    json_.number(sidecar_version);
    json_.member("format");
    json_.string(format);
  }
  ~LineWriter() { json_.end_record(); }
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  json::Emitter& json() noexcept { return json_; }
  void key(std::string_view key) {
    json_.member("key");
    write_string(json_, key);
  }
  void hash(Fingerprint value) {
    json_.member("hash");
    json_.string(to_hex(value));
  }
  void read(const std::map<std::string_view, Fingerprint>& groups) {
    json_.member("read");
    json_.open('{');
    for (const auto& [name, value] : groups) {
      json_.escaped(name);
      json_.string(to_hex(value));
    }
    json_.close('}');
  }

 private:
  json::Emitter json_;
};

using GroupedParts = std::map<std::string_view, std::string>;

/// The groups of either record that differ, with the parts of the original.
void write_differences(json::Emitter& json, const GroupedParts& original, const GroupedParts& held) {
  json.member("fields");
  json.open('{');
  for (const auto& [name, parts] : original) {
    const auto found = held.find(name);
    if (found != held.end() && found->second == parts) continue;
    json.escaped(name);
    json.out() += parts;
  }
  for (const auto& [name, parts] : held) {
    if (original.contains(name)) continue;
    json.escaped(name);
    json.out() += "[]";
  }
  json.close('}');
}

std::vector<std::string_view> groups_in(const std::vector<Part>& parts, Section section) {
  std::vector<std::string_view> groups;
  for (const Part& part : parts) {
    if (part.section == section) groups.push_back(part.group);
  }
  return groups;
}

void write_order(json::Emitter& json, const std::vector<Part>& original, const std::vector<Part>& held) {
  bool open = false;
  for (std::size_t i = 1; i < section_count; ++i) {
    const auto section = static_cast<Section>(i);
    const std::vector<std::string_view> wanted = groups_in(original, section);
    if (wanted == groups_in(held, section)) continue;
    if (!open) {
      json.member("order");
      json.open('{');
      open = true;
    }
    json.name(spelling(section));
    json.open('[');
    for (const std::string_view name : wanted) {
      json.element();
      json.string(name);
    }
    json.close(']');
  }
  if (open) json.close('}');
}

// ---------------------------------------------------------------- reading

bool read_fingerprint(json::Cursor& cursor, std::optional<Fingerprint>& out) {
  std::string_view text;
  if (!cursor.string(text)) return false;
  out = from_hex(text);
  return out.has_value();
}

bool read_version(json::Cursor& cursor, int& out) {
  std::string_view text;
  if (!cursor.scalar(text)) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

bool read_fingerprints(json::Cursor& cursor, std::map<std::string_view, Fingerprint>& out) {
  return each_member(cursor, [&](std::string_view name) {
    std::optional<Fingerprint> value;
    if (!read_fingerprint(cursor, value)) return false;
    out[name] = *value;
    return true;
  });
}

bool read_groups(json::Cursor& cursor, std::vector<Group>& out) {
  return each_member(cursor, [&](std::string_view name) {
    Group& group = out.emplace_back();
    group.name = name;
    if (!section_of(name)) return false;
    return each_element(cursor, [&] { return cursor.raw(group.parts.emplace_back()); });
  });
}

bool read_order(json::Cursor& cursor, std::map<Section, std::vector<std::string_view>>& out) {
  return each_member(cursor, [&](std::string_view name) {
    const std::optional<Section> section = find_section(name);
    if (!section) return false;
    std::vector<std::string_view>& groups = out[*section];
    return each_element(cursor, [&] { return cursor.string(groups.emplace_back()); });
  });
}

bool read_member(json::Cursor& cursor, Arena& arena, std::string_view name, Line& out) {
  if (name == "version") return read_version(cursor, out.version);
  if (name == "format") return cursor.string(out.format);
  if (name == "key") return read_string(cursor, arena, out.key);
  if (name == "hash") return read_fingerprint(cursor, out.hash);
  if (name == "read") return read_fingerprints(cursor, out.read);
  if (name == "fields") return read_groups(cursor, out.fields);
  if (name == "order") return read_order(cursor, out.order);
  if (name == "record") {
    out.shape = Line::Shape::lost_record;
    return cursor.raw(out.original);
  }
  if (name == "document") {
    out.shape = Line::Shape::document;
    return cursor.raw(out.original);
  }
  if (name == "added") {
    bool added = false;
    if (!read_flag(cursor, added)) return false;
    if (added) out.shape = Line::Shape::added_record;
    return true;
  }
  std::string_view unknown;  // from a later release: new members do not change the version
  return cursor.raw(unknown);
}

std::optional<LineFault> check_parts(const Line& line, Arena& arena) {
  constexpr std::string_view unreadable = "what it holds cannot be read";
  if (line.shape == Line::Shape::lost_record) {
    if (read_record(line.original, arena) == nullptr) return LineFault{unreadable};
  }
  if (line.shape == Line::Shape::document && line.original.starts_with('{')) {
    if (read_document(line.original, arena) == nullptr) return LineFault{unreadable};
  }
  Assembler assembler(arena);
  for (const Group& group : line.fields) {
    for (const std::string_view part : group.parts) {
      if (!assembler.read(group.name, part)) return LineFault{unreadable};
    }
  }
  return std::nullopt;
}

}  // namespace

Fingerprint fingerprint_of_none() noexcept { return fingerprint("[]"); }

std::map<std::string_view, std::string> grouped(const std::vector<Part>& parts) {
  std::map<std::string_view, std::string> groups;
  for (const Part& part : parts) {
    std::string& group = groups[part.group];
    group += group.empty() ? '[' : ',';
    group += part.json;
  }
  for (auto& group : groups) group.second += ']';
  return groups;
}

std::map<std::string_view, Fingerprint> fingerprints(const std::vector<Part>& parts) {
  std::map<std::string_view, Fingerprint> prints;
  for (const auto& [name, json] : grouped(parts)) prints[name] = fingerprint(json);
  return prints;
}

Fingerprint content_hash(const std::map<std::string_view, Fingerprint>& groups) {
  std::string all;
  for (const auto& [name, value] : groups) {
    if (name == "key") continue;
    all += name;
    all += '=';
    all += to_hex(value);
    all += '\n';
  }
  return fingerprint(all);
}

void write_record_line(std::string& out, std::string_view format, const std::vector<Part>& original,
                       const Record& read_back) {
  const std::vector<Part> held = parts_of(read_back);
  const std::map<std::string_view, Fingerprint> read = fingerprints(held);
  LineWriter line(out, format);
  line.key(read_back.key);
  line.hash(content_hash(read));
  line.read(read);
  write_differences(line.json(), grouped(original), grouped(held));
  write_order(line.json(), original, held);
}

void write_lost_record(std::string& out, std::string_view format, std::string_view record_json) {
  LineWriter line(out, format);
  line.json().member("record");
  out += record_json;
}

void write_added_record(std::string& out, std::string_view format, const Record& read_back) {
  const std::map<std::string_view, Fingerprint> read = fingerprints(parts_of(read_back));
  LineWriter line(out, format);
  line.key(read_back.key);
  line.hash(content_hash(read));
  line.read(read);
  line.json().member("added");
  out += "true";
}

void write_document_line(std::string& out, std::string_view format, std::string_view original,
                         std::optional<Fingerprint> held) {
  LineWriter line(out, format);
  if (held) line.hash(*held);
  line.json().member("document");
  if (held && !original.empty() && fingerprint(original) == *held) {
    out += "\"same\"";
  } else {
    out += original.empty() ? std::string_view("null") : original;
  }
}

std::optional<LineFault> read_line(std::string_view text, Arena& arena, Line& out) {
  json::Cursor cursor(text, 0, arena);
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    if (!read_member(cursor, arena, name, out)) cursor.fail("this member is not understood");
    // The version is the first member; the rest of a later version cannot be read.
    if (out.version > sidecar_version) return std::nullopt;
  }
  if (!cursor.failed() && cursor.peek() != 0) cursor.fail("something follows the object");
  if (cursor.failed()) return LineFault{cursor.fault().what, cursor.fault().at};
  if (out.version != sidecar_version) return LineFault{"a line of a sidecar has a version"};
  const bool has_hash = out.shape == Line::Shape::record || out.shape == Line::Shape::added_record;
  if (has_hash && !out.hash) return LineFault{"a line of a sidecar has a hash, a record or a document"};
  return check_parts(out, arena);
}

}  // namespace opcit::carry
