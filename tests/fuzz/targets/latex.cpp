#include "opcit/latex.h"

#include "base/utf8.h"
#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "opcit/error.h"
#include "text/unicode.h"
#include "unit/latex/latex_tool.h"

namespace opcit::fuzz {
namespace {

std::string nfc(std::string_view text) {
  std::string scratch;
  return std::string(to_nfc(text, scratch));
}

std::string fault_of_decoding(const std::string& tex, LatexFlavour flavour) {
  Arena arena;
  std::vector<LatexNote> notes;
  const Text text = decode_latex(tex, flavour, arena, &notes);
  for (const LatexNote& note : notes) {
    if (note.pos > tex.size() || note.len > tex.size() - note.pos) return "a note lies outside the source";
  }
  for (const Run& run : text.runs) {
    if (run.pos > text.plain.size() || run.len > text.plain.size() - run.pos) return "a run lies outside the text";
  }
  return is_valid_utf8(text.plain) ? "" : "the text is no UTF-8";
}

/// Text from a .bib file is written with the same words, and written again unchanged.
std::string fault_of_writing(const std::string& tex, const LatexEncoding& how) {
  Arena arena;
  const Text text = decode_latex(tex, LatexFlavour::bibtex, arena);
  std::string once;
  encode_latex(text, how, once);
  const Text back = decode_latex(once, LatexFlavour::bibtex, arena);
  std::string twice;
  encode_latex(back, how, twice);
  if (twice != once) return once + "\nis written the second time as\n" + twice;
  return {};
}

/// Plain text survives a round trip.
std::string fault_of_text(const std::string& prose, const LatexEncoding& how) {
  std::string tex;
  encode_latex({prose, {}}, how, tex);
  Arena arena;
  const Text back = decode_latex(tex, LatexFlavour::bibtex, arena);
  if (nfc(back.plain) == nfc(prose) && back.runs.empty()) return {};
  return prose + "\nis written as\n" + tex + "\nwhich is read as\n" + test::markup(back);
}

}  // namespace

std::string latex_fault(std::string_view bytes) {
  try {
    const std::string tex = as_text(bytes);
    const std::string prose = as_prose(bytes);
    for (const LatexFlavour flavour : {LatexFlavour::bibtex, LatexFlavour::listing}) {
      if (std::string fault = fault_of_decoding(tex, flavour); !fault.empty()) return fault;
    }
    for (const bool ascii : {false, true}) {
      const LatexEncoding how{.ascii = ascii, .protect_case = true};
      if (std::string fault = fault_of_text(prose, how); !fault.empty()) return fault;
      if (std::string fault = fault_of_writing(tex, how); !fault.empty()) return fault;
    }
    return {};
  } catch (const IoError&) {
    return {};
  }
}

}  // namespace opcit::fuzz
