/// Where bytes come from and go to. Callers may derive their own sources and sinks.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/export.h"

namespace opcit {

/// One input. Not thread safe.
class OPCIT_API Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;

  /// Shown in diagnostics: the path, or "<stdin>".
  virtual std::string_view name() const = 0;
  /// Fills at most `room` and returns how much; 0 only at the end. Throws IoError.
  virtual std::size_t read(std::span<char> room) = 0;
};

/// A file, or standard input for "-". gzip is recognised by its magic number and decompressed; text is decoded to UTF-8
/// without BOM (UTF-8, UTF-16 by their BOM or their zero bytes; bytes that are no UTF-8 as CP1252, which is said once a
/// line in `diagnostics`, with spans in the decoded text). Throws IoError when the file cannot be opened or read.
/// `diagnostics` must outlive the source; entries are appended while reading.
OPCIT_API std::unique_ptr<Source> open_source(const std::string& path, Diagnostics& diagnostics);

/// The same over bytes that the caller keeps alive, for tests and embedders.
OPCIT_API std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, Diagnostics& diagnostics);

/// One output. Not thread safe. Nothing is final before commit().
class OPCIT_API Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  /// Throws IoError; BrokenPipe when the reader of a pipe has gone.
  virtual void write(std::string_view bytes) = 0;
  /// Makes the output final. A sink that is destroyed without it leaves no trace where it can (files are replaced by a
  /// rename, or not at all).
  virtual void commit() = 0;
};

/// Replaces `path` on commit(): written beside it, synced, renamed. Symbolic links are followed, the mode of a file
/// that is replaced is kept; what is no regular file (/dev/null, a named pipe) is opened and written as it is. Throws
/// IoError when the folder cannot be written.
OPCIT_API std::unique_ptr<Sink> file_sink(const std::string& path);
OPCIT_API std::unique_ptr<Sink> stdout_sink();
/// Appends to `out`, which must outlive the sink.
OPCIT_API std::unique_ptr<Sink> string_sink(std::string& out);

}  // namespace opcit
