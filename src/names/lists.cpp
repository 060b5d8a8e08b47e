#include "names/lists.h"

#include <algorithm>
#include <vector>

#include "names/annotations.h"
#include "names/parts.h"
#include "names/truncation.h"
#include "names/words.h"

namespace opcit::names {
namespace {

/// The separator before a piece. A comma may be inside a name; the other separators end a name.
enum class Separator : std::uint8_t { none, comma, firm };

struct Piece {
  std::size_t from = 0;
  std::size_t to = 0;
  Separator before = Separator::none;
};

bool is_comma(char32_t c) noexcept { return c == ',' || c == 0xFF0C || c == 0x3001 || c == 0x060C; }
bool is_semicolon(char32_t c) noexcept { return c == ';' || c == 0xFF1B; }

constexpr std::size_t longest_look_ahead = 200;  // bytes; names of organisations are shorter

bool is_ascii_letter(char32_t c) noexcept { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool is_body_preposition(std::string_view word) noexcept {
  constexpr std::string_view prepositions[] = {"of", "for", "f\xC3\xBCr", "de", "di"};
  return std::find(std::begin(prepositions), std::end(prepositions), word) != std::end(prepositions);
}

/// People with a single name, so that "Plato, Aristotle" is two people, not Aristotle Plato.
bool is_mononym(std::string_view word) {
  constexpr std::string_view mononyms[] = {
      "Aeschylus",  "Archimedes", "Aristophanes", "Aristotle",    "Averroes", "Avicenna",  "Boethius",   "Cicero",
      "Confucius",  "Democritus", "Epicurus",     "Eratosthenes", "Euclid",   "Euripides", "Galen",      "Heraclitus",
      "Herodotus",  "Hesiod",     "Hipparchus",   "Hippocrates",  "Homer",    "Horace",    "Laozi",      "Livy",
      "Lucretius",  "Mencius",    "Ovid",         "Parmenides",   "Plato",    "Plotinus",  "Plutarch",   "Ptolemy",
      "Pythagoras", "Seneca",     "Socrates",     "Sophocles",    "Strabo",   "Tacitus",   "Thucydides", "Virgil",
      "Voltaire",   "Xenophon",   "Zeno"};
  return std::binary_search(std::begin(mononyms), std::end(mononyms), word);
}

class Cutter {
 public:
  explicit Cutter(std::string_view source)
      : source_(source),
        closing_left_(static_cast<std::size_t>(std::count(source.begin(), source.end(), ')'))),
        commas_part_names_(source.find(';') == std::string_view::npos &&
                           source.find("\xEF\xBC\x9B") == std::string_view::npos) {}

  std::vector<Piece> cut(std::size_t from) {
    from_ = from;
    for (std::size_t pos = from; pos < source_.size();) {
      const CodePoint at = code_point_at(source_, pos);
      const std::size_t size = separator_at(pos, at);
      if (size == 0 || (is_ascii_letter(at.value) && is_within_body(pos, size))) {
        pos += at.size;
        continue;
      }
      flush(pos);
      // After a comma, a line break continues the list or the name.
      const bool only_comma = is_comma(at.value) || (at.value == '\n' && due_ != Separator::none && from_ == pos);
      due_ = due_ == Separator::firm || !only_comma ? Separator::firm : Separator::comma;
      from_ = pos += size;
    }
    flush(source_.size());
    return pieces_;
  }

 private:
  std::size_t separator_at(std::size_t pos, CodePoint at) noexcept {
    // An unclosed parenthesis does not count.
    if (at.value == '(' && closing_left_ > 0) ++depth_;
    if (at.value == ')') {
      --closing_left_;
      if (depth_ > 0) --depth_;
    }
    if (depth_ > 0) return 0;
    if (at.value == '\n' || is_semicolon(at.value)) return at.size;
    if (is_comma(at.value)) return commas_part_names_ ? at.size : 0;
    return word_at(pos);
  }

  // "and", "&" and the separators of web pages, between spaces.
  std::size_t word_at(std::size_t pos) const noexcept {
    constexpr std::string_view words[] = {"and", "And", "AND", "&", "\xC2\xB7", "\xE2\x80\xA2", "|"};
    if (pos > 0 && static_cast<unsigned char>(source_[pos - 1]) > ' ' && source_[pos - 1] != ',') return 0;
    for (const std::string_view word : words) {
      if (source_.substr(pos, word.size()) != word) continue;
      const std::size_t end = pos + word.size();
      if (end == source_.size() || static_cast<unsigned char>(source_[end]) <= ' ') return word.size();
    }
    return 0;
  }

  /// "Institute of Physics and Chemistry": the "and" belongs to an organisation with "of" or "for" if one more word or
  /// a phrase with a preposition follows. After "University of Oxford and", the two words "Jane Roe" may be a person.
  bool is_within_body(std::size_t pos, std::size_t size) {
    if (pos - from_ > longest_look_ahead) return false;
    const Words before(trim(source_.substr(from_, pos - from_)));
    bool body = false;
    bool of = false;
    for (const Word& word : before.all()) {
      of |= body && is_body_preposition(word.text);
      body |= is_corporate_word(word.text);
    }
    if (!of || before.size() == 0 || is_body_preposition(before[before.size() - 1].text)) return false;
    const std::size_t from = pos + size;
    std::string_view rest = source_.substr(from, std::min<std::size_t>(longest_look_ahead, source_.size() - from));
    rest = rest.substr(0, rest.find_first_of(",;\n("));
    const std::size_t next_and = rest.find(" and ");
    const Words after(trim(rest.substr(0, next_and)));
    if (after.size() == 1) return !is_corporate_word(after[0].text) && !after[0].all_caps();
    return after.size() > 1 && !is_corporate_word(after[0].text) &&
           std::any_of(after.all().begin(), after.all().end(),
                       [](const Word& word) { return is_body_preposition(word.text); });
  }

  void flush(std::size_t to) {
    std::size_t from = from_;
    while (from < to && static_cast<unsigned char>(source_[from]) <= ' ') ++from;
    while (to > from && static_cast<unsigned char>(source_[to - 1]) <= ' ') --to;
    if (from == to) return;
    pieces_.push_back({from, to, due_});
    due_ = Separator::none;
    from_ = to;
  }

  std::string_view source_;
  std::size_t closing_left_;
  bool commas_part_names_;
  std::size_t depth_ = 0;
  std::size_t from_ = 0;
  Separator due_ = Separator::none;
  std::vector<Piece> pieces_;
};

/// The features of a piece between commas.
struct Look {
  std::size_t words = 0;
  bool suffix = false;         ///< "Jr."
  bool degree = false;         ///< "PhD"
  bool initials = false;       ///< "J.", "J.-P."
  bool bare_initials = false;  ///< "JP"
  bool lone_family = false;    ///< "Schmude", "van Gogh": one word, not counting particles.
  bool lone_given = false;     ///< "Johannes", "Mary J."
};

// After a comma, I, V and X are often initials.
bool is_list_suffix(const Word& word) { return word.letters > 1 && is_suffix_after_comma(word.text); }

Look look_at_piece(std::string_view text) {
  const Words words(text);
  const auto all = [&](auto test) {
    return words.size() > 0 && std::all_of(words.all().begin(), words.all().end(), test);
  };
  Look look;
  look.words = words.size();
  look.suffix = all(is_list_suffix);
  look.degree = all([](const Word& word) { return is_degree_word(word); });
  look.initials = all([](const Word& word) { return is_initial(word); });
  look.bare_initials = !look.initials && words.size() == 1 && is_bare_initials(words[0]);
  std::size_t particles = 0;
  while (particles + 1 < words.size() && words[particles].first == LetterKind::lower) ++particles;
  const auto is_name = [](const Word& word) { return (word.has_lower || word.has_upper()) && !is_initial(word); };
  look.lone_family = words.size() == particles + 1 && is_name(words[particles]) && !look.suffix;
  look.lone_given =
      look.initials || look.bare_initials ||
      (words.size() > 0 && is_name(words[0]) &&
       std::all_of(words.all().begin() + 1, words.all().end(), [](const Word& word) { return is_initial(word); }));
  return look;
}

struct Group {
  Piece piece;
  Look look;
  bool whole = false;           ///< Contains family and given name, separated by a comma.
  std::string_view extra = {};  ///< The consortium in parentheses at the end.
};

class Listing {
 public:
  Listing(std::string_view source, Arena& arena) : source_(source), arena_(arena) {}

  NameList parse() {
    std::vector<Piece> pieces = Cutter(source_).cut(take_heading());
    strip_omissions(pieces);
    make_groups(pieces);
    if (!pair_all()) pair_first();
    mark_vancouver();
    for (const Group& group : groups_) add(group);
    NameList list;
    list.names.people = arena_.copy(people_);
    list.names.truncated = truncated_;
    list.spans = arena_.copy(spans_);
    list.left_out = arena_.copy(left_out_);
    return list;
  }

 private:
  std::string_view text(const Piece& piece) const noexcept { return source_.substr(piece.from, piece.to - piece.from); }

  // Returns the start of the names in "ATLAS Collaboration: G. Aad, .." and "Authors: ..".
  std::size_t take_heading() {
    const std::size_t colon = source_.find(':');
    if (colon == std::string_view::npos || colon + 1 >= source_.size() || source_[colon + 1] == '/') return 0;
    const std::string_view heading = trim(source_.substr(0, colon));
    if (heading.find_first_of(",;\n") != std::string_view::npos) return 0;
    constexpr std::string_view labels[] = {"Author", "Authors", "AUTHORS", "authors", "By", "by"};
    if (std::find(std::begin(labels), std::end(labels), heading) != std::end(labels)) return colon + 1;
    if (!names_a_body(heading)) return 0;
    const auto from = static_cast<std::size_t>(heading.data() - source_.data());
    add({{from, from + heading.size()}, {}, false, {}});
    return colon + 1;
  }

  void strip_omissions(std::vector<Piece>& pieces) {
    for (Piece& piece : pieces) {
      // A leading no-break space is also stripped, so both ends can move.
      const std::string_view kept = strip_omission(text(piece), truncated_);
      if (!kept.empty()) piece.from = static_cast<std::size_t>(kept.data() - source_.data());
      piece.to = piece.from + kept.size();
    }
  }

  void make_groups(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      // Skip the rest of "Smith1,2".
      const std::string_view piece_text = text(piece);
      if (look_at_word(piece_text).letters == 0) continue;
      const Look look = look_at_piece(piece_text);
      if (!groups_.empty() && piece.before == Separator::comma && belongs_to(look, groups_.back())) {
        Group& group = groups_.back();
        group.whole |= !look.suffix && (look.initials || look.bare_initials);
        group.piece.to = piece.to;
        continue;
      }
      groups_.push_back({piece, look, false, {}});
      split_off_consortium(groups_.back());
    }
  }

  // "J." and "Jr." are not names of their own: they belong to the piece before the comma.
  static bool belongs_to(const Look& look, const Group& group) noexcept {
    if (look.suffix) return true;
    if (look.initials) return !group.whole && !group.look.initials;
    if (look.bare_initials && !group.whole && group.look.lone_family) return true;
    return look.degree && (group.whole || group.look.words > 1);
  }

  void split_off_consortium(Group& group) const {
    const std::string_view whole = text(group.piece);
    const std::size_t open = trailing_parenthesis(whole);
    if (open == std::string_view::npos) return;
    const std::string_view inside = whole.substr(open + 1, whole.size() - open - 2);
    if (!names_a_consortium(inside)) return;
    group.extra = trim(inside);
    group.piece.to = group.piece.from + trim(whole.substr(0, open)).size();
  }

  bool can_pair(std::size_t i) const noexcept {
    if (i + 1 >= groups_.size() || groups_[i + 1].piece.before != Separator::comma) return false;
    if (is_mononym(text(groups_[i].piece)) && is_mononym(text(groups_[i + 1].piece))) return false;
    return !groups_[i].whole && !groups_[i + 1].whole && groups_[i].look.lone_family && groups_[i + 1].look.lone_given;
  }

  Group paired(std::size_t i) const {
    Group group = groups_[i];
    group.piece.to = groups_[i + 1].piece.to;
    group.extra = groups_[i + 1].extra;
    group.whole = true;
    return group;
  }

  /// "Schmude, Johannes, Roy, Sujit": if all names can be formed from two pieces, they are.
  bool pair_all() {
    std::vector<Group> pairs;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const bool whole = groups_[i].whole;
      if (!whole && !can_pair(i)) return false;
      pairs.push_back(whole ? groups_[i] : paired(i++));
    }
    groups_ = std::move(pairs);
    return true;
  }

  /// "Schmude, Johannes, and Sujit Roy": only the first name is inverted.
  void pair_first() {
    if (groups_.size() < 3 || !can_pair(0)) return;
    const bool rest_in_order = std::all_of(groups_.begin() + 2, groups_.end(),
                                           [](const Group& group) { return group.look.words > 1 && !group.whole; });
    if (!rest_in_order) return;
    groups_[0] = paired(0);
    groups_.erase(groups_.begin() + 1);
  }

  /// "Smith JA, Roy S": requires initials at the end of every name, one with a single letter, because "Wei LI" has the
  /// family name LI.
  void mark_vancouver() {
    bool single = false;
    for (const Group& group : groups_) {
      const Words words(text(group.piece));
      if (words.size() < 2 || text(group.piece).find(',') != std::string_view::npos) return;
      const Word& last = words[words.size() - 1];
      if (is_initial(words[0]) || is_initial(words[words.size() - 2]) ||
          !(is_bare_initials(last) && last.text.size() == last.letters))
        return;
      single |= last.letters == 1;
    }
    vancouver_ = single && groups_.size() > 1;
  }

  void add(const Group& group) {
    add_name(parse_display_name(vancouver_ ? with_comma(text(group.piece)) : text(group.piece), arena_, &left_out_),
             group.piece);
    if (group.extra.empty()) return;
    const auto from = static_cast<std::size_t>(group.extra.data() - source_.data());
    add_name(parse_display_name(group.extra, arena_), {from, from + group.extra.size()});
  }

  void add_name(const Name& name, const Piece& piece) {
    if (name.empty()) return;
    people_.push_back(name);
    spans_.push_back({piece.from, piece.to - piece.from});
  }

  // Returns "Smith, JA" for "Smith JA".
  std::string_view with_comma(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    if (blank == std::string_view::npos) return name;
    auto* const out = static_cast<char*>(arena_.allocate(name.size() + 1, 1));
    std::copy(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(blank), out);
    out[blank] = ',';
    std::copy(name.begin() + static_cast<std::ptrdiff_t>(blank), name.end(), out + blank + 1);
    return {out, name.size() + 1};
  }

  std::string_view source_;
  Arena& arena_;
  bool truncated_ = false;
  bool vancouver_ = false;
  std::vector<Group> groups_;
  std::vector<Name> people_;
  std::vector<NameSpan> spans_;
  LeftOut left_out_;
};

}  // namespace

NameList parse_listed_names(std::string_view source, Arena& arena) {
  // "Jane Doe and<no-break space>Ann Lee": in as many bytes, since the spans count them.
  constexpr std::string_view no_break = "\xC2\xA0";
  if (source.find(no_break) == std::string_view::npos) return Listing(source, arena).parse();
  std::string plain(source);
  for (std::size_t at = plain.find(no_break); at != plain.npos; at = plain.find(no_break, at + 2)) {
    plain[at] = plain[at + 1] = ' ';
  }
  return Listing(arena.copy(std::string_view(plain)), arena).parse();
}

}  // namespace opcit::names
