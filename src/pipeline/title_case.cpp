#include "pipeline/title_case.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/rewrite_text.h"
#include "text/unicode.h"

namespace opcit {
namespace {

constexpr std::array<Field, 4> titles = {Field::title, Field::title_short, Field::part_title, Field::volume_title};

struct Letter {
  std::size_t pos = 0;
  CodePoint point = {};
};

struct TitleWord {
  std::vector<Letter> letters;
  bool opens = false;     ///< Begins the title or a subtitle.
  bool protects = false;  ///< Contains a digit or a protected run.
};

bool is_protected(Style style) noexcept {
  return style == Style::keep_case || style == Style::math || style == Style::tex || style == Style::monospace;
}

std::vector<bool> protected_bytes(const Text& text) {
  std::vector<bool> bytes(text.plain.size());
  std::size_t done = 0;  // runs nest, so each byte is marked once
  for (const Run& run : text.runs) {
    if (!is_protected(run.style)) continue;
    const std::size_t end = std::min(std::size_t{run.pos} + run.len, bytes.size());
    for (std::size_t i = std::max<std::size_t>(run.pos, done); i < end; ++i) bytes[i] = true;
    done = std::max(done, end);
  }
  return bytes;
}

/// Hyphens separate words, apostrophes do not.
bool is_within_word(char32_t c) noexcept { return c == '\'' || c == 0x2019 || is_letter_or_digit(c) || is_mark(c); }

bool ends_sentence(char32_t c) noexcept { return c == ':' || c == '?' || c == '!' || c == '.'; }

class Cutter {
 public:
  Cutter(const Text& text) : plain_(text.plain), protected_(protected_bytes(text)) {}

  std::vector<TitleWord> cut() {
    for (std::size_t pos = 0; pos < plain_.size();) {
      const CodePoint point = decode_utf8(plain_, pos);
      is_within_word(point.value) ? take(pos, point) : pass(point.value);
      pos += point.size;
    }
    flush();
    return std::move(words_);
  }

 private:
  void take(std::size_t pos, CodePoint point) {
    if (!within_) word_.opens = opens_;
    within_ = true;
    if (is_letter(point.value)) {
      word_.letters.push_back({pos, point});
    } else if (is_letter_or_digit(point.value)) {
      word_.protects = true;
    }
    word_.protects = word_.protects || protected_[pos];
    opens_ = ended_ = false;
  }

  void pass(char32_t c) {
    flush();
    // Punctuation only counts before a space: not in "2.0", "arXiv:cs".
    if (c == ' ' && ended_) opens_ = true;
    if (c != ' ') ended_ = ends_sentence(c) || (ended_ && !is_letter_or_digit(c));
  }

  void flush() {
    if (within_) words_.push_back(std::move(word_));
    word_ = {};
    within_ = false;
  }

  std::string_view plain_;
  std::vector<bool> protected_;
  std::vector<TitleWord> words_;
  TitleWord word_;
  bool within_ = false;
  bool opens_ = true;
  bool ended_ = false;
};

bool is_all_capitals(const std::vector<TitleWord>& words) {
  std::size_t capitals = 0;
  for (const TitleWord& word : words) {
    if (word.protects) continue;
    for (const Letter& letter : word.letters) {
      if (is_lower(letter.point.value)) return false;
      capitals += is_upper(letter.point.value) ? 1 : 0;
    }
  }
  constexpr std::size_t more_than_an_acronym = 8;
  return capitals > more_than_an_acronym && words.size() > 1;
}

/// True for "Deep" and "A"; false for "NASA", "iPhone", "McDonald", "X", "I".
bool is_merely_capitalised(const TitleWord& word) {
  const std::vector<Letter>& letters = word.letters;
  if (letters.empty() || !is_upper(letters[0].point.value)) return false;
  if (letters.size() == 1) return letters[0].point.value == 'A';
  return std::none_of(letters.begin() + 1, letters.end(),
                      [](const Letter& letter) { return is_upper(letter.point.value); });
}

bool is_all_lower(const TitleWord& word) {
  return !word.letters.empty() && std::all_of(word.letters.begin(), word.letters.end(),
                                              [](const Letter& letter) { return is_lower(letter.point.value); });
}

void change(const Letter& letter, char32_t to, std::vector<TextEdit>& edits) {
  if (to == letter.point.value) return;
  edits.push_back({letter.pos, letter.point.size, {}});
  append_utf8(edits.back().with, to);
}

}  // namespace

Text in_sentence_case(const Text& title, Arena& arena) {
  const std::vector<TitleWord> words = Cutter(title).cut();
  const bool all_capitals = is_all_capitals(words);
  std::vector<TextEdit> edits;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TitleWord& word = words[i];
    if (word.protects || word.letters.empty()) continue;
    if (i == 0 && is_all_lower(word)) change(word.letters[0], simple_upper(word.letters[0].point.value), edits);
    const std::size_t kept = word.opens ? 1 : 0;
    if (!all_capitals && (word.opens || !is_merely_capitalised(word))) continue;
    const std::size_t end = all_capitals ? word.letters.size() : 1;
    for (std::size_t k = kept; k < end; ++k) change(word.letters[k], simple_lower(word.letters[k].point.value), edits);
  }
  return rewrite_text(title, edits, arena);
}

void set_titles_in_sentence_case(Record& record, Arena& arena) {
  std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
  for (FieldValue& part : fields) {
    auto* const text = std::get_if<Text>(&part.value);
    const bool is_title = std::find(titles.begin(), titles.end(), part.field) != titles.end();
    if (is_title && text != nullptr) *text = in_sentence_case(*text, arena);
  }
  record.fields = arena.copy(fields);
}

}  // namespace opcit
