#include "bibtex/tree/edits.h"

#include <cstdint>

#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"

namespace opcit::fuzz {
namespace {

using namespace bibtex;

std::vector<Block> blocks_of(std::string_view text) {
  Parser parser(text);
  std::vector<Block> blocks;
  for (Block block; parser.next(block);) blocks.push_back(block);
  return blocks;
}

/// Only white space may be between blocks.
std::string fault_of_tree(std::string_view text) {
  std::size_t done = 0;
  for (const Block& block : blocks_of(text)) {
    const auto begin = static_cast<std::size_t>(block.whole.data() - text.data());
    if (begin < done || block.whole.empty() || begin + block.whole.size() > text.size()) return "blocks overlap";
    if (text.substr(done, begin - done).find_first_not_of(" \t\r\n\v\f") != std::string_view::npos) return "a gap";
    done = begin + block.whole.size();
  }
  return {};
}

struct Edited {
  std::vector<Edit> edits;
  std::size_t block = 0;  ///< The block that was edited.
  bool changed = false;
};

Edited edited(std::string_view text, std::size_t how, std::string_view value) {
  Edited done;
  const std::vector<Block> blocks = blocks_of(text);
  for (; done.block < blocks.size(); ++done.block) {
    if (blocks[done.block].kind == BlockKind::entry && how-- % 4 == 0) break;
  }
  if (done.block == blocks.size()) return done;
  const Block& block = blocks[done.block];
  const NewField field{"opcit-new", value, how % 2 == 0 ? ValueForm::text : ValueForm::source};
  done.changed = add_fields(text, block, {&field, 1}, done.edits);
  if (!block.fields.empty()) set_field(text, block, block.fields[0], value, field.form, done.edits);
  if (how % 3 == 0) rename_key(text, block, value, done.edits);
  return done;
}

}  // namespace

/// A number, a value, a NUL and a file: edits do not conflict, and change only the entry that they are meant for.
std::string edits_fault(std::string_view bytes) {
  const std::size_t how = take_byte(bytes);
  const std::string_view value = take_until(bytes, '\0');
  if (std::string fault = fault_of_tree(bytes); !fault.empty()) return fault;
  const Edited made = edited(bytes, how, value);
  std::string out;
  if (!apply(bytes, made.edits, out)) return "the edits of one entry do not fit each other";
  if (made.edits.empty()) return out == bytes ? "" : "nothing was edited, and the text is another";
  const std::vector<Block> before = blocks_of(bytes);
  const std::vector<Block> after = blocks_of(out);
  if (before[made.block].recovered) return {};
  if (after.size() != before.size()) return "another number of blocks\n" + difference(out, bytes);
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (i != made.block && after[i].whole != before[i].whole) return "another entry changed\n" + difference(out, bytes);
  }
  const FieldNode* const field = after[made.block].find("opcit-new");
  if (made.changed && field == nullptr) return "the new field is not there\n" + difference(out, bytes);
  return {};
}

}  // namespace opcit::fuzz
