/// The base of all writers of lists. A piece begins with a line that gives its place; arrange() sorts the pieces and
/// adds headings of groups. The formats add markup and what surrounds entries.
#pragma once

#include <string>
#include <string_view>

#include "lists/layout.h"
#include "model/arranging_writer.h"

namespace opcit::lists {

class ListWriter : public ArrangingWriter {
 public:
  explicit ListWriter(const Options& options) : layout_(read_layout(options, arena_)) {}

  void write(const Item& item, std::string& out, WriteReport& report) const final;
  std::string arrange(std::span<const std::string> pieces) const final;

 protected:
  const Layout& layout() const noexcept { return layout_; }
  /// Appends the entry and takes its parts from the audit; the remaining parts are reported afterwards.
  virtual void write_entry(Audit& audit, std::string& out, WriteReport& report) const = 0;
  virtual void open_group(std::string_view heading, std::size_t number, std::string& out) const = 0;
  virtual void close_group(std::string& out) const = 0;

  /// Writes the entry as a list item that begins with "- ". The abstract, if requested, is a paragraph of the item.
  void write_bullet(Audit& audit, const Markup& markup, std::string_view before_abstract, std::string& out) const;

 private:
  Arena arena_;
  Layout layout_;
};

}  // namespace opcit::lists
