#include "update/documents.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace opcit::update {
namespace {

/// Citation commands of LaTeX, natbib, biblatex, apacite and jurabib. A capital or a star makes a variant of a command.
constexpr auto single = std::to_array<std::string_view>(
    {"cite",         "citep",        "citet",          "citealp",      "citealt",        "citeauthor",
     "citeyear",     "citeyearpar",  "citefullauthor", "citepalias",   "citetalias",     "citenum",
     "defcitealias", "nocite",       "onlinecite",     "citeonline",   "shortcite",      "fullcite",
     "footcite",     "footcitetext", "footfullcite",   "parencite",    "textcite",       "smartcite",
     "supercite",    "autocite",     "citetitle",      "citedate",     "citeurl",        "volcite",
     "pvolcite",     "fvolcite",     "ftvolcite",      "svolcite",     "tvolcite",       "avolcite",
     "notecite",     "pnotecite",    "fnotecite",      "citename",     "citelist",       "citefield",
     "bibentry",     "entrydata",    "entryset",       "blockcquote",  "textcquote",     "parencquote",
     "citeA",        "citeNP",       "citeANP",        "citeauthorNP", "citeyearNP",     "fullciteA",
     "shortciteA",   "shortciteNP",  "maskcite",       "citeasnoun",   "possessivecite", "citeaffixed",
     "citeyearless", "citeN",        "citeauthoryear"});
constexpr auto multiple = std::to_array<std::string_view>(
    {"cites", "parencites", "textcites", "footcites", "footcitetexts", "smartcites", "supercites", "autocites",
     "fullcites", "footfullcites", "volcites", "pvolcites", "fvolcites", "svolcites", "tvolcites", "avolcites"});
/// Commands with further arguments before the keys: \volcite[pre]{volume}[page]{key}.
constexpr auto volume_commands =
    std::to_array<std::string_view>({"volcite", "pvolcite", "fvolcite", "ftvolcite", "svolcite", "tvolcite", "avolcite",
                                     "volcites", "pvolcites", "fvolcites", "svolcites", "tvolcites", "avolcites"});

/// Of csquotes, after an argument for the language: \foreigntextcquote{german}[page]{key}.
constexpr auto foreign_quotes = std::to_array<std::string_view>(
    {"foreigntextcquote", "hyphentextcquote", "foreignblockcquote", "hyphenblockcquote", "hybridblockcquote"});

template <class Table>
bool holds(const Table& table, std::string_view name) noexcept {
  return std::ranges::any_of(table, [&](std::string_view each) {
    if (name.size() != each.size()) return false;
    return ascii::to_lower(name[0]) == ascii::to_lower(each[0]) && name.substr(1) == each.substr(1);
  });
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<CitedKey> take() { return std::move(keys_); }

 protected:
  bool at_end() const noexcept { return pos_ >= text_.size(); }
  char here() const noexcept { return text_[pos_]; }
  void skip_blanks() {
    while (!at_end() && ascii::is_space(here())) ++pos_;
  }
  void skip_line() { pos_ = std::min(text_.find('\n', pos_), text_.size()); }

  /// Moves past a group with nested delimiters and returns its content. False if it is not closed.
  bool take_group(char open, char close, std::string_view& group) {
    int depth = 0;
    for (std::size_t end = pos_; end < text_.size(); ++end) {
      const char c = text_[end];
      if (c == '\\') {
        ++end;
      } else if (c == open && (open != close || depth == 0)) {
        ++depth;
      } else if (c == close && --depth == 0) {
        group = text_.substr(pos_ + 1, end - pos_ - 1);
        pos_ = end + 1;
        return true;
      }
    }
    return false;
  }

  void add(std::string_view key, bool certain = true) {
    while (!key.empty() && ascii::is_space(key.front())) key.remove_prefix(1);
    while (!key.empty() && ascii::is_space(key.back())) key.remove_suffix(1);
    if (!key.empty()) keys_.push_back({key, certain});
  }
  /// Adds the keys of a list "a, b", which can contain comments at the ends of lines.
  void add_list(std::string_view list) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= list.size(); ++i) {
      if (i < list.size() && list[i] != ',' && list[i] != '%') continue;
      add(list.substr(begin, i - begin));
      if (i < list.size() && list[i] == '%') i = std::min(list.find('\n', i), list.size());
      begin = i + 1;
    }
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::vector<CitedKey> keys_;
};

class LatexScanner : public Scanner {
 public:
  using Scanner::Scanner;

  std::vector<CitedKey> scan() {
    while (!at_end()) {
      const char c = here();
      if (c == '%') {
        skip_line();
      } else if (c == '\\') {
        take_command();
      } else {
        ++pos_;
      }
    }
    return take();
  }

 private:
  void take_command() {
    const std::size_t begin = ++pos_;
    while (!at_end() && ascii::is_letter(here())) ++pos_;
    const std::string_view name = text_.substr(begin, pos_ - begin);
    if (name.empty()) {
      if (!at_end()) ++pos_;
      return;
    }
    if (name == "begin" && text_.substr(pos_).starts_with("{verbatim}")) {
      pos_ = std::min(text_.find("\\end{verbatim}", pos_), text_.size());
    } else if (name == "verb") {
      skip_verb();
    } else if (holds(multiple, name)) {
      take_arguments(name, true);
    } else if (holds(single, name) || holds(foreign_quotes, name)) {
      take_arguments(name, false);
    }
  }

  void skip_verb() {
    if (!at_end() && here() == '*') ++pos_;
    if (at_end()) return;
    const std::size_t end = text_.find(here(), pos_ + 1);
    if (end != std::string_view::npos) pos_ = end + 1;
  }

  void skip_options() {
    for (;;) {
      const std::size_t before = pos_;
      skip_blanks();
      if (!at_end() && here() == '%') {
        skip_line();
        continue;
      }
      std::string_view ignored;
      if (at_end()) return;
      const bool option = here() == '[' && take_group('[', ']', ignored);
      const bool parenthesis = !option && here() == '(' && is_multiple_ && take_group('(', ')', ignored);
      const bool angle = !option && !parenthesis && here() == '<' && take_group('<', '>', ignored);
      if (!option && !parenthesis && !angle) {
        if (here() != '{') pos_ = before;
        return;
      }
    }
  }

  void take_arguments(std::string_view name, bool several) {
    is_multiple_ = several;
    const bool volume = holds(volume_commands, name) || holds(foreign_quotes, name);
    if (!at_end() && here() == '*') ++pos_;
    do {
      skip_options();
      std::string_view group;
      if (volume && (at_end() || here() != '{' || !take_group('{', '}', group))) return;
      if (volume) skip_options();
      if (at_end() || here() != '{' || !take_group('{', '}', group)) return;
      add_list(group);
    } while (several);
  }

  bool is_multiple_ = false;
};

/// \citation{a,b} as BibTeX writes it, \abx@aux@cite{0}{a} as biblatex does.
class AuxScanner : public Scanner {
 public:
  using Scanner::Scanner;

  std::vector<CitedKey> scan() {
    constexpr auto commands = std::to_array<std::string_view>({"\\citation{", "\\abx@aux@cite{"});
    for (const std::string_view command : commands) {
      for (pos_ = text_.find(command); pos_ < text_.size(); pos_ = text_.find(command, pos_)) {
        pos_ += command.size() - 1;
        std::string_view group;
        if (!take_group('{', '}', group)) break;
        std::string_view second;
        if (command == commands[1] && !at_end() && here() == '{' && take_group('{', '}', second)) group = second;
        add_list(group);
      }
    }
    return take();
  }
};

/// <bcf:citekey order="1">key</bcf:citekey>
class BcfScanner : public Scanner {
 public:
  using Scanner::Scanner;

  std::vector<CitedKey> scan() {
    for (pos_ = text_.find("<bcf:citekey"); pos_ < text_.size(); pos_ = text_.find("<bcf:citekey", pos_)) {
      const std::size_t begin = text_.find('>', pos_);
      if (begin == std::string_view::npos) break;
      const std::size_t end = text_.find('<', begin);
      add(text_.substr(begin + 1, std::min(end, text_.size()) - begin - 1));
      pos_ = begin;
    }
    return take();
  }
};

bool is_word(char c) noexcept { return ascii::is_alphanumeric(c) || ascii::is_beyond(c) || c == '_'; }

/// A key by pandoc's rule: letters, digits, _, and single marks between them; or anything in braces. Skips code.
class MarkdownScanner : public Scanner {
 public:
  using Scanner::Scanner;

  std::vector<CitedKey> scan() {
    while (!at_end()) {
      const char c = here();
      if (c == '`' || (c == '~' && at_line_start())) {
        skip_code(c);
      } else if (c == '\\') {
        pos_ += 2;
      } else if (c == '@' && (pos_ == 0 || !is_word(text_[pos_ - 1]))) {
        take_key();
      } else {
        ++pos_;
      }
    }
    return take();
  }

 private:
  bool at_line_start() const noexcept { return pos_ == 0 || text_[pos_ - 1] == '\n'; }

  void skip_code(char fence) {
    std::size_t length = 0;
    while (pos_ + length < text_.size() && text_[pos_ + length] == fence) ++length;
    if (fence == '~' && length < 3) {
      pos_ += length;
      return;
    }
    const std::string_view marks = text_.substr(pos_, length);
    std::size_t end = text_.find(marks, pos_ + length);
    if (length >= 3 && at_line_start()) {
      const std::string line = "\n" + std::string(marks);
      end = text_.find(line, pos_ + length);
      if (end != std::string_view::npos) ++end;
    }
    pos_ = end == std::string_view::npos ? pos_ + length : end + length;
  }

  void take_key() {
    ++pos_;
    std::string_view group;
    if (!at_end() && here() == '{') {
      if (take_group('{', '}', group)) add(group);
      return;
    }
    const std::size_t begin = pos_;
    constexpr std::string_view marks = ":.#$%&-+?<>~/";
    while (!at_end()) {
      const bool mark = marks.find(here()) != std::string_view::npos && pos_ > begin && pos_ + 1 < text_.size() &&
                        is_word(text_[pos_ + 1]);
      if (!is_word(here()) && !mark) break;
      ++pos_;
    }
    const std::string_view key = text_.substr(begin, pos_ - begin);
    constexpr auto references =
        std::to_array<std::string_view>({"fig:", "tbl:", "tab:", "eq:", "sec:", "lst:", "fig-", "tbl-", "eq-", "sec-"});
    add(key, std::ranges::none_of(references, [&](std::string_view prefix) { return key.starts_with(prefix); }));
  }
};

/// @key, #cite(<key>), cite(label("key")) and cite(label: ..) of Typst. Skips comments, strings and raw text.
class TypstScanner : public Scanner {
 public:
  using Scanner::Scanner;

  std::vector<CitedKey> scan() {
    while (!at_end()) {
      const std::string_view rest = text_.substr(pos_);
      if (rest.starts_with("//") && (pos_ == 0 || text_[pos_ - 1] != ':')) {
        skip_line();
      } else if (rest.starts_with("/*")) {
        pos_ = std::min(text_.find("*/", pos_ + 2), text_.size());
      } else if (here() == '`') {
        skip_raw();
      } else if (here() == '\\') {
        pos_ += 2;
      } else if (here() == '@' && (pos_ == 0 || !is_word(text_[pos_ - 1]))) {
        take_name(++pos_);
      } else if (rest.starts_with("cite(")) {
        take_cite();
      } else {
        ++pos_;
      }
    }
    return take();
  }

 private:
  void skip_raw() {
    std::size_t length = 0;
    while (pos_ + length < text_.size() && text_[pos_ + length] == '`') ++length;
    const std::size_t end = text_.find(text_.substr(pos_, length), pos_ + length);
    pos_ = end == std::string_view::npos ? text_.size() : end + length;
  }

  static bool is_label(char c) noexcept {
    return is_word(c) || c == '-' || c == '.' || c == ':' || c == '/' || c == '+';
  }

  /// Marks that end a sentence do not belong to the key.
  void take_name(std::size_t begin) {
    while (!at_end() && is_label(here())) ++pos_;
    std::size_t end = pos_;
    while (end > begin && (text_[end - 1] == '.' || text_[end - 1] == ':')) --end;
    add(text_.substr(begin, end - begin), false);
  }

  void take_cite() {
    pos_ += 5;
    skip_blanks();
    if (at_end()) return;
    std::string_view group;
    if (here() == '<') {
      const std::size_t end = text_.find('>', pos_);
      if (end == std::string_view::npos) return;
      add(text_.substr(pos_ + 1, end - pos_ - 1));
      pos_ = end;
    } else if (text_.substr(pos_).starts_with("label(\"")) {
      pos_ += 6;
      if (take_group('"', '"', group)) add(group);
    }
  }
};

struct FormRow {
  std::string_view suffix;
  DocumentForm form;
};
constexpr auto forms = std::to_array<FormRow>({{".tex", DocumentForm::latex},
                                               {".ltx", DocumentForm::latex},
                                               {".latex", DocumentForm::latex},
                                               {".rnw", DocumentForm::latex},
                                               {".sty", DocumentForm::latex},
                                               {".cls", DocumentForm::latex},
                                               {".aux", DocumentForm::aux},
                                               {".bcf", DocumentForm::bcf},
                                               {".md", DocumentForm::markdown},
                                               {".markdown", DocumentForm::markdown},
                                               {".rmd", DocumentForm::markdown},
                                               {".qmd", DocumentForm::markdown},
                                               {".typ", DocumentForm::typst}});

}  // namespace

bool document_form(std::string_view path, DocumentForm& form) noexcept {
  const auto ends = [&](const FormRow& row) {
    return path.size() > row.suffix.size() &&
           ascii::equals_lower(path.substr(path.size() - row.suffix.size()), row.suffix);
  };
  const auto row = std::ranges::find_if(forms, ends);
  if (row == forms.end()) return false;
  form = row->form;
  return true;
}

std::vector<CitedKey> cited_keys(std::string_view text, DocumentForm form) {
  switch (form) {
    case DocumentForm::latex:
      return LatexScanner(text).scan();
    case DocumentForm::aux:
      return AuxScanner(text).scan();
    case DocumentForm::bcf:
      return BcfScanner(text).scan();
    case DocumentForm::markdown:
      return MarkdownScanner(text).scan();
    case DocumentForm::typst:
      break;
  }
  return TypstScanner(text).scan();
}

}  // namespace opcit::update
