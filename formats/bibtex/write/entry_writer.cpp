#include "bibtex/write/entry_writer.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_blocks.h"
#include "base/percent.h"
#include "latex/unchanged.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/latex.h"

namespace opcit::bibtex {
namespace {

/// The length of the longest standard field name, archivePrefix. Shorter names are padded to it.
constexpr std::size_t name_width = 13;

/// True if `value` has no control characters, no braces and, if `ascii` is set, only ASCII characters.
bool stands_as_it_is(std::string_view value, bool ascii) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (std::size_t at = 0; at < value.size(); at += bytes::block) {
    const std::size_t size = std::min(bytes::block, value.size() - at);
    const __m128i here = bytes::load_some(value.data() + at, size);
    std::uint32_t found = bytes::bits(_mm_or_si128(bytes::controls(here), bytes::any_of<'{', '}', '\x7F'>(here)));
    if (ascii) found |= bytes::bits(here);  // the high bits
    if ((found & bytes::first_bits(size)) != 0) return false;
  }
  return true;
#else
  return std::ranges::none_of(value, [ascii](char c) {
    return ascii::is_control(c) || c == '{' || c == '}' || (ascii && ascii::is_beyond(c));
  });
#endif
}

/// True if `plain` has whitespace that TeX would collapse to one space.
bool has_loose_blanks(std::string_view plain) noexcept {
  const char* p = plain.data();
  const char* const end = p + plain.size();
#if OPCIT_BYTE_BLOCKS
  constexpr auto whole = static_cast<std::ptrdiff_t>(bytes::block);
  for (; end - p > whole; p += whole) {
    const __m128i here = bytes::load(p);
    const __m128i blanks = bytes::any_of<' ', '\t', '\n', '\r'>(here);
    const __m128i next = bytes::any_of<' ', '\t', '\n', '\r'>(bytes::load(p + 1));
    const __m128i others = _mm_andnot_si128(bytes::any_of<' '>(here), blanks);
    if (bytes::bits(_mm_or_si128(_mm_and_si128(blanks, next), others)) != 0) return true;
  }
#endif
  for (; p != end; ++p) {
    if (ascii::is_markup_space(*p) && (*p != ' ' || (p + 1 != end && ascii::is_markup_space(p[1])))) return true;
  }
  return false;
}

/// Collapses whitespace. The result points into `plain` and `runs`.
Text with_single_blanks(const Text& text, std::string& plain, std::vector<Run>& runs) {
  std::vector<std::uint32_t> places(text.plain.size() + 1);
  for (std::size_t i = 0; i < text.plain.size(); ++i) {
    places[i] = static_cast<std::uint32_t>(plain.size());
    const bool blank = ascii::is_markup_space(text.plain[i]);
    if (blank && i > 0 && ascii::is_markup_space(text.plain[i - 1])) continue;
    plain += blank ? ' ' : text.plain[i];
  }
  places.back() = static_cast<std::uint32_t>(plain.size());
  for (const Run& run : text.runs) {
    const std::uint32_t from = places[std::min<std::size_t>(run.pos, text.plain.size())];
    const std::uint32_t to = places[std::min<std::size_t>(std::size_t{run.pos} + run.len, text.plain.size())];
    // A run that only covered removed whitespace is dropped; an empty group would not be read as a run either.
    if (from == to && run.len != 0 && run.detail.empty()) continue;
    runs.push_back({from, to - from, run.style, run.detail});
  }
  return {plain, runs};
}

Text trimmed(const Text& text, std::vector<Run>& runs) {
  std::size_t from = 0;
  std::size_t to = text.plain.size();
  while (from < to && ascii::is_markup_space(text.plain[from])) ++from;
  while (to > from && ascii::is_markup_space(text.plain[to - 1])) --to;
  return from == 0 && to == text.plain.size() ? text : slice(text, from, to - from, runs);
}

/// Appends the part of `run` that lies in [pos, pos + len).
void append_clipped(const Run& run, std::size_t pos, std::size_t len, std::vector<Run>& runs) {
  const std::size_t from = std::max<std::size_t>(run.pos, pos);
  const std::size_t to = std::min<std::size_t>(std::size_t{run.pos} + run.len, pos + len);
  if (from > to || (from == to && run.len != 0)) return;
  runs.push_back(
      {static_cast<std::uint32_t>(from - pos), static_cast<std::uint32_t>(to - from), run.style, run.detail});
}

}  // namespace

bool braces_balance(std::string_view tex) noexcept {
  // BibTeX counts escaped braces, biber does not. Require both counts to balance.
  std::ptrdiff_t all = 0;
  std::ptrdiff_t unescaped = 0;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const int step = tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
    std::size_t backslashes = 0;
    while (step != 0 && backslashes < i && tex[i - 1 - backslashes] == '\\') ++backslashes;
    all += step;
    if (backslashes % 2 == 0) unescaped += step;
    if (all < 0 || unescaped < 0) return false;
  }
  return all == 0 && unescaped == 0;
}

bool is_field_name(std::string_view name) noexcept {
  constexpr std::string_view refused = " \t\"#%'(),={}\\~@";
  return !name.empty() && std::ranges::all_of(name, [&](char c) {
    return !ascii::is_beyond(c) && !ascii::is_control(c) && refused.find(c) == std::string_view::npos;
  });
}

Text slice(const Text& text, std::size_t pos, std::size_t len, std::vector<Run>& runs) {
  const std::size_t first = runs.size();
  for (const Run& run : text.runs) append_clipped(run, pos, len, runs);
  return {text.plain.substr(pos, len), std::span<const Run>(runs).subspan(first)};
}

Text Slices::next(std::size_t pos, std::size_t len) {
  while (upcoming_ < text_.runs.size() && text_.runs[upcoming_].pos <= pos + len) {
    open_.push_back(&text_.runs[upcoming_++]);
  }
  std::erase_if(open_, [pos](const Run* run) { return std::size_t{run->pos} + run->len < pos; });
  runs_.clear();
  for (const Run* run : open_) append_clipped(*run, pos, len, runs_);
  return {text_.plain.substr(pos, len), runs_};
}

void EntryWriter::begin(std::string_view type, std::string_view key) {
  out_ += '@';
  out_ += type;
  out_ += '{';
  out_ += key;
  out_ += ",\n";
}

void EntryWriter::name(FieldName field) {
  const std::string_view name = field.text;
  name_ = {.tag = field.tag, .begin = out_.size() + 2, .size = name.size()};
  if (field.tag == unknown_tag) {
    unknown_names_.push_back(name_);
  } else {
    has_[field.tag] = true;
  }
  if (name.size() > name_width) {
    out_.append("  ").append(name).append(" = ");
    return;
  }
  const std::size_t line = out_.size();
  out_.append(name_width + 5, ' ');
  name.copy(out_.data() + line + 2, name.size());
  out_[line + name_width + 3] = '=';
}

bool EntryWriter::has(FieldName field) const noexcept {
  if (field.tag != unknown_tag) return has_[field.tag];
  return std::ranges::any_of(unknown_names_, [&](const Name& name) {
    return ascii::equal_folded(name_at(name.begin, name.size), field.text);
  });
}

void EntryWriter::open(FieldName field) {
  name(field);
  out_ += '{';
  value_ = out_.size();
}

void EntryWriter::close() {
  const std::string_view value = std::string_view(out_).substr(std::min(value_, out_.size()));
  const std::string_view expression = expressions_.find({name_at(name_.begin, name_.size), name_.tag}, value);
  if (expression.empty()) {
    out_ += "},\n";
    return;
  }
  out_.resize(value_ - 1);  // removes the brace too
  out_ += expression;
  out_ += ",\n";
}

void EntryWriter::encoded(const Text& written, Braces braces) {
  if (written.runs.empty() && latex::is_plain(written.plain, options_.ascii)) {
    out_ += written.plain;
    return;
  }
  std::string plain;
  std::vector<Run> runs;
  const Text value = has_loose_blanks(written.plain) ? with_single_blanks(written, plain, runs) : written;
  const bool is_title = braces == Braces::keep;
  const LatexEncoding how{
      .ascii = options_.ascii, .protect_case = is_title, .signs = is_title ? LatexSigns::math : LatexSigns::plain};
  std::string unspelled;
  if (encode_latex(value, how, out_, &unspelled) > 0) audit_.diagnose(Code::no_latex_spelling, unspelled);
}

void EntryWriter::name_part(std::string_view plain) {
  constexpr std::string_view no_break_space = "\u00A0";
  constexpr std::string_view zero_width_space = "\u200B";
  constexpr std::string_view zero_width_no_break_space = "\uFEFF";
  std::string tidy;
  // These three characters begin with one of three bytes. Most names contain none of them.
  if (std::ranges::any_of(plain, [](char c) { return c == '\xC2' || c == '\xE2' || c == '\xEF'; })) {
    for (std::size_t at = 0; at < plain.size();) {
      const std::string_view rest = plain.substr(at);
      const bool blank = rest.starts_with(no_break_space);
      const bool nothing = rest.starts_with(zero_width_space) || rest.starts_with(zero_width_no_break_space);
      if (blank) tidy += ' ';
      if (!blank && !nothing) tidy += plain[at];
      at += blank ? no_break_space.size() : nothing ? zero_width_space.size() : 1;
    }
    plain = tidy;
  }
  std::vector<Run> runs;
  encoded(trimmed({plain, {}}, runs));
}

void EntryWriter::text(FieldName field, const Text& value, Braces braces) {
  open(field);
  std::vector<Run> runs;
  encoded(trimmed(value, runs), braces);
  close();
}

void EntryWriter::verbatim(FieldName field, std::string_view value) {
  open(field);
  const bool as_it_is = stands_as_it_is(value, options_.ascii);
  if (as_it_is) out_ += value;
  const bool balanced = as_it_is || braces_balance(value);
  for (const char c : as_it_is ? std::string_view() : value) {
    const bool foreign =
        (options_.ascii && ascii::is_beyond(c)) || ascii::is_control(c) || (!balanced && (c == '{' || c == '}'));
    if (foreign) {
      append_percent_escape(out_, c);
    } else {
      out_ += c;
    }
  }
  // biber would read a final backslash and the closing brace as an escaped brace.
  if (value.ends_with('\\')) out_ += ' ';
  close();
}

void EntryWriter::macro(FieldName field, std::string_view value) {
  name(field);
  out_ += value;
  out_ += ",\n";
}

void EntryWriter::raw(FieldName field, std::string_view tex) {
  if (!braces_balance(tex) || tex.ends_with('\\')) return text(field, tex);
  open(field);
  for (std::size_t pos = 0; pos < tex.size();) {
    const bool plain = !options_.ascii || !ascii::is_beyond(tex[pos]);
    std::size_t end = options_.ascii ? pos : tex.size();
    while (end < tex.size() && plain != ascii::is_beyond(tex[end])) ++end;
    if (plain) {
      out_ += tex.substr(pos, end - pos);
    } else {
      encoded(tex.substr(pos, end - pos));
    }
    pos = end;
  }
  close();
}

}  // namespace opcit::bibtex
