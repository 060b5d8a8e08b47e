#include "faults/specials.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/find_any.h"

namespace opcit::faults {
namespace {

constexpr auto verbatim_commands = std::to_array<std::string_view>(
    {"url", "nolinkurl", "path", "href", "doi", "verb", "detokenize", "hyperref", "label", "ref", "cite"});

class Scanner {
 public:
  explicit Scanner(std::string_view tex) : tex_(tex) {}

  std::vector<std::size_t> scan() {
    while (pos_ < tex_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    const char c = tex_[pos_];
    if (c == '\\') return take_command();
    if (c == '$') in_math_ = !in_math_;
    const bool is_special = c == '%' || c == '#' || (!in_math_ && (c == '&' || c == '_' || c == '^'));
    if (is_special && !is_reference()) found_.push_back(pos_);
    ++pos_;
  }

  void take_command() {
    ++pos_;
    const std::size_t begin = pos_;
    while (pos_ < tex_.size() && ascii::is_letter(tex_[pos_])) ++pos_;
    const std::string_view name = tex_.substr(begin, pos_ - begin);
    if (name.empty()) {
      if (pos_ < tex_.size() && (tex_[pos_] == '(' || tex_[pos_] == '[')) in_math_ = true;
      if (pos_ < tex_.size() && (tex_[pos_] == ')' || tex_[pos_] == ']')) in_math_ = false;
      ++pos_;
    } else if (std::ranges::find(verbatim_commands, name) != verbatim_commands.end()) {
      skip_group();
    }
  }

  void skip_group() {
    while (pos_ < tex_.size() && ascii::is_space(tex_[pos_])) ++pos_;
    if (pos_ == tex_.size() || tex_[pos_] != '{') return;
    int depth = 0;
    for (; pos_ < tex_.size(); ++pos_) {
      if (tex_[pos_] == '{') ++depth;
      if (tex_[pos_] == '}' && --depth == 0) break;
    }
    if (pos_ < tex_.size()) ++pos_;
  }

  /// True in a character reference: "&amp;", "&#252;".
  bool is_reference() const {
    if (tex_[pos_] == '#') return pos_ > 0 && tex_[pos_ - 1] == '&';
    if (tex_[pos_] != '&') return false;
    std::size_t end = pos_ + 1;
    if (end < tex_.size() && tex_[end] == '#') ++end;
    const std::size_t name = end;
    while (end < tex_.size() && end - pos_ < 10 && ascii::is_alphanumeric(tex_[end])) ++end;
    return end - name > 1 && end < tex_.size() && tex_[end] == ';';
  }

  std::string_view tex_;
  std::size_t pos_ = 0;
  bool in_math_ = false;
  std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> bare_specials(std::string_view tex) {
  const char* const end = tex.data() + tex.size();
  if (find_any<'&', '%', '#', '_', '^'>(tex.data(), end) == end) return {};
  return Scanner(tex).scan();
}

}  // namespace opcit::faults
