#include "update/extract.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/ascii.h"
#include "base/lowered.h"
#include "opcit/outline.h"
#include "update/common.h"
#include "update/references.h"

namespace opcit::update {
namespace {

struct Part {
  PartKind kind;
  std::string_view whole;
  std::string key;
  std::vector<std::string> keys_named;
  std::vector<std::string> macros_used;
  std::vector<std::string> macros_defined;
  bool needed = false;
};

bool is_name(char c) noexcept {
  return ascii::is_alphanumeric(c) || std::string_view("_-:.+/").find(c) != std::string_view::npos;
}

/// The names in a value outside of braces and quotes.
std::vector<std::string> macros_in(std::string_view value) {
  std::vector<std::string> macros;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c == '"' && depth == 0) quoted = !quoted;
    if (depth != 0 || quoted || !is_name(c)) continue;
    const std::size_t begin = i;
    while (i + 1 < value.size() && is_name(value[i + 1])) ++i;
    macros.push_back(ascii::lowered(value.substr(begin, i + 1 - begin)));
  }
  return macros;
}

class Extraction {
 public:
  explicit Extraction(const KeyNames& wanted) : wanted_(wanted) {}

  Extracted run(const Format& format, std::string_view text) {
    outline(format, text, [&](const OutlinePart& part) { add(part); });
    name_references(format, text);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool everything = wanted_.contains("*");
      if (parts_[i].kind == PartKind::entry && everything) need(i);
    }
    for (const auto& [key, index] : by_key_) {
      if (!wanted_.contains(key)) continue;
      result_.found.emplace(key);
      need(index);
    }
    need_macros();
    return finish();
  }

 private:
  void add(const OutlinePart& part) {
    Part one{part.kind, part.whole, std::string(part.key), {}, {}, {}};
    for (const OutlineField& field : part.fields) {
      if (!field.is_text) std::ranges::move(macros_in(field.value), std::back_inserter(one.macros_used));
      if (part.kind == PartKind::macro) one.macros_defined.push_back(ascii::lowered(field.name));
    }
    if (part.kind == PartKind::entry) {
      by_key_.try_emplace(one.key, parts_.size());
      const OutlineField* ids = part.find("ids");
      if (ids != nullptr) {
        for (const std::string_view key : keys_in(ids->text)) by_key_.try_emplace(std::string(key), parts_.size());
      }
    }
    parts_.push_back(std::move(one));
  }

  /// Runs after all keys are known.
  void name_references(const Format& format, std::string_view text) {
    std::size_t index = 0;
    outline(format, text, [&](const OutlinePart& part) {
      if (part.kind == PartKind::entry)
        parts_[index].keys_named = keys_named_by(part, [&](std::string_view key) { return by_key_.contains(key); });
      ++index;
    });
  }

  void need(std::size_t index) {
    std::vector<std::size_t> pending = {index};
    while (!pending.empty()) {
      Part& part = parts_[pending.back()];
      pending.pop_back();
      if (part.needed) continue;
      part.needed = true;
      for (const std::string& key : part.keys_named) {
        if (const auto found = by_key_.find(key); found != by_key_.end()) pending.push_back(found->second);
      }
    }
  }

  /// Goes from the end to the beginning, because a macro can use earlier ones.
  void need_macros() {
    std::set<std::string> used;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
      if (part->kind == PartKind::preamble) part->needed = true;
      const auto is_used = [&](const std::string& name) { return used.contains(name); };
      if (part->kind == PartKind::macro) part->needed = std::ranges::any_of(part->macros_defined, is_used);
      if (part->needed) used.insert(part->macros_used.begin(), part->macros_used.end());
    }
  }

  Extracted finish() {
    for (const Part& part : parts_) {
      if (part.kind == PartKind::entry && !part.needed) result_.unused.push_back(part.key);
      if (!part.needed) continue;
      if (!result_.text.empty())
        result_.text += before_ == PartKind::macro && part.kind == PartKind::macro ? "\n" : "\n\n";
      result_.text += part.whole;
      before_ = part.kind;
    }
    if (!result_.text.empty()) result_.text += '\n';
    const bool any_entry =
        std::ranges::any_of(parts_, [](const Part& part) { return part.kind == PartKind::entry && part.needed; });
    if (!any_entry) result_.text.clear();
    return std::move(result_);
  }

  const KeyNames& wanted_;
  std::vector<Part> parts_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
  PartKind before_ = PartKind::text;
  Extracted result_;
};

}  // namespace

Extracted extract(const Format& format, std::string_view text, const KeyNames& wanted) {
  return Extraction(wanted).run(format, text);
}

}  // namespace opcit::update
