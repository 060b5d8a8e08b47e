#include "sidecar/writer.h"

#include "sidecar/value_json.h"

namespace opcit::carry {
namespace {

std::string json_of(const DocumentItem& item) {
  std::string json;
  write_document(json, item);
  return json;
}

/// [["title",".."],..], which opcit wrote, as parts.
std::vector<Part> parts_in(std::string_view record_json, Arena& arena) {
  std::vector<Part> parts;
  json::Cursor cursor(record_json, 0, arena);
  each_element(cursor, [&] {
    Part& part = parts.emplace_back();
    std::string_view text;
    int place = 0;
    return each_element(cursor, [&] {
      if (place++ == 0) {
        if (!cursor.string(text)) return false;
        part.group = text;
        part.section = section_of(text).value_or(Section::extra);
        return true;
      }
      if (!cursor.raw(text)) return false;
      part.json = text;
      return true;
    });
  });
  return parts;
}

}  // namespace

void SidecarWriter::original(const Item& item, bool written) {
  std::string line = item.record != nullptr ? "r" : "d";
  line += written ? '+' : '-';
  if (item.record != nullptr) {
    write_record(line, *item.record);
  } else {
    write_document(line, *item.document);
  }
  line += '\n';
  originals_.append(line);
}

bool SidecarWriter::next_original(Original& out) {
  if (!originals_.line_at(at_, line_)) return false;
  at_ += line_.size() + 1;
  out.record = line_[0] == 'r';
  out.written = line_[1] == '+';
  out.json = std::string_view(line_).substr(2);
  return true;
}

void SidecarWriter::pass_document(const Original& document) {
  // A writer that merges or splits document items makes the pairs uneven; each original is still written once.
  std::optional<Fingerprint> held;
  if (document.written && !documents_.empty()) {
    held = documents_.front();
    documents_.pop_front();
  }
  write_document_line(out_, format_, document.json, held);
}

bool SidecarWriter::pass_to_record(Original& record) {
  bool found = false;
  while (!found && next_original(record)) {
    if (!record.record) {
      pass_document(record);
    } else if (!record.written) {
      write_lost_record(out_, format_, record.json);
    } else {
      found = true;
    }
  }
  for (const Fingerprint added : documents_) write_document_line(out_, format_, {}, added);
  documents_.clear();
  return found;
}

void SidecarWriter::read_back(const Item& item, Sink& sink) {
  if (item.record == nullptr) {
    documents_.push_back(fingerprint(json_of(*item.document)));
    return;
  }
  Original record;
  if (pass_to_record(record)) {
    scratch_.reset();
    write_record_line(out_, format_, parts_in(record.json, scratch_), *item.record);
  } else {
    write_added_record(out_, format_, *item.record);
  }
  flush(sink);
}

void SidecarWriter::finish(Sink& sink) {
  for (Original record; pass_to_record(record);) write_lost_record(out_, format_, record.json);
  flush(sink);
}

void SidecarWriter::flush(Sink& sink) {
  sink.write(out_);
  out_.clear();
}

}  // namespace opcit::carry
