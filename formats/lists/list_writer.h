/// What the writers of lists share: a piece begins with a line that says where it goes; arrange() sorts the pieces and
/// puts headings before groups. A format adds its markup, its headings and what is around an entry.
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
  /// Appends the entry and takes from the audit what it holds; the rest is reported afterwards.
  virtual void write_entry(Audit& audit, std::string& out, WriteReport& report) const = 0;
  virtual void open_group(std::string_view heading, std::size_t number, std::string& out) const = 0;
  virtual void close_group(std::string& out) const = 0;

 private:
  Arena arena_;
  Layout layout_;
};

}  // namespace opcit::lists
