#include "opcit/edit.h"

#include <algorithm>

#include "base/utf8.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "pipeline/effective_options.h"

namespace opcit {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::unique_ptr<Editor> editor_of(const Format& format, const Options& options) {
  if (format.reader == nullptr || format.editor == nullptr) return nullptr;
  return format.editor(format, options);
}

/// A file that is not UTF-8 only gets ASCII additions, so that it does not mix encodings.
Options writing_options(const Format& format, Options given, std::string_view text) {
  const bool knows_ascii =
      std::ranges::find(format.writer_options, "ascii", &OptionSpec::name) != format.writer_options.end();
  if (knows_ascii && !is_valid_utf8(text)) given.insert_or_assign("ascii", "true");
  return effective_options(given, format.writer_options);
}

/// Makes the passes over this file that the reader requests before it parses.
void look_over(Survey& survey, const Format& format, std::string_view text) {
  while (survey.begin_pass()) {
    const std::unique_ptr<Reader> scout = survey.scout(format);
    if (scout == nullptr) continue;
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t length = scout->cut(rest, true);
      rest.remove_prefix(length == 0 ? rest.size() : length);
    }
  }
}

/// Collects the edits of one record after another, in the order of the file, and refuses those of a record that
/// overlap with each other or with earlier ones.
class EditList {
 public:
  EditList(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  void append(Edits edits, Span place) {
    if (edits.empty()) return;
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.pos; });
    std::uint64_t done = end_;
    for (const Edit& edit : edits) {
      const bool fits =
          edit.span.pos >= done && edit.span.pos <= text_.size() && edit.span.len <= text_.size() - edit.span.pos;
      if (!fits) return diagnostics_.push_back({Code::conflicting_edits, place, {}});
      done = edit.span.pos + edit.span.len;
    }
    end_ = done;
    all_.insert(all_.end(), std::move_iterator(edits.begin()), std::move_iterator(edits.end()));
  }
  Edits take() { return std::move(all_); }

 private:
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::uint64_t end_ = 0;
  Edits all_;
};

}  // namespace

bool RecordFile::can_edit(const Format& format) noexcept {
  return format.reader != nullptr && format.editor != nullptr;
}

RecordFile::RecordFile(const Format& format, std::string_view bytes, const Options& reader_options,
                       const Options& writer_options)
    : mark_(bytes.starts_with(utf8_mark) ? utf8_mark : std::string_view()) {
  const std::string_view text = bytes.substr(mark_.size());
  editor_ = editor_of(format, writing_options(format, writer_options, text));
  if (editor_ == nullptr) {
    throw UsageError("files of this format cannot be changed in place", "'opcit convert' writes them from the records");
  }
  batch_.text.assign(text);
  reader_ = format.reader(effective_options(reader_options, format.reader_options));
  for (std::size_t done = 0; done < batch_.text.size();) {
    const std::string_view rest = std::string_view(batch_.text).substr(done);
    std::size_t length = reader_->cut(rest, true);
    if (length == 0) length = rest.size();
    if (const std::shared_ptr<Survey> survey = reader_->survey()) look_over(*survey, format, batch_.text);
    reader_->parse({rest.substr(0, length), done, length == rest.size(), reader_->preamble()}, batch_);
    done += length;
  }
  reader_->finish(batch_.diagnostics);
  for (const Item& item : batch_.items) {
    if (item.record != nullptr) before_.push_back(*item.record);
  }
}

RecordFile::~RecordFile() = default;

void RecordFile::remove(const Record& record) { removed_.insert(&record); }
void RecordFile::add(const Record& record) { added_.push_back(&record); }

Edits RecordFile::edits(Losses& losses, Diagnostics& diagnostics) const {
  EditList list(batch_.text, diagnostics);
  WriteReport report{&diagnostics, &losses};
  const Chunk whole{batch_.text, 0, true, nullptr};
  std::vector<const Record*> now;
  for (const Item& item : batch_.items) {
    if (item.record != nullptr) now.push_back(item.record);
  }
  bool kept_one = false;
  for (std::size_t i = 0; i < now.size(); ++i) {
    Edits edits;
    if (!removed_.contains(now[i])) {
      editor_->change(whole, before_[i], *now[i], edits, report);
      list.append(std::move(edits), before_[i].source);
      kept_one = true;
      continue;
    }
    const Neighbours around{i > 0 ? &before_[i - 1] : nullptr, i + 1 < now.size() ? &before_[i + 1] : nullptr,
                            !kept_one};
    editor_->remove(whole, before_[i], around, edits);
    list.append(std::move(edits), before_[i].source);
  }
  const Record* last = before_.empty() ? nullptr : &before_.back();
  for (const Record* record : added_) {
    Edits edits;
    editor_->add(whole, last, *record, edits, report);
    list.append(std::move(edits), record->source);
  }
  return list.take();
}

std::string RecordFile::text(Losses& losses, Diagnostics& diagnostics) const {
  const Edits changes = edits(losses, diagnostics);
  std::string out;
  apply(batch_.text, changes, out);  // the list holds no conflicting ones
  if (!removed_.empty() && !batch_.text.starts_with('\n'))
    out.erase(0, std::min(out.find_first_not_of("\r\n"), out.size()));
  return mark_ + out;
}

}  // namespace opcit
