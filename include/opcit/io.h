/// @file
/// Sources and sinks of bytes. Callers may derive their own.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/diagnostic_codes.h"
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
  /// Fills at most `room` and returns the number of bytes; 0 only at the end (or if `room` is empty). Throws IoError.
  virtual std::size_t read(std::span<char> room) = 0;
};

/// The encoding of an input.
struct SourceOptions {
  /// Empty: detected. Otherwise its name, ignoring case and hyphens: utf-8, utf-16 (byte order by BOM or zero
  /// bytes), utf-16le, utf-32be, .., latin1 and cp1252 (both decoded as CP1252, as on the Web), or any name that ICU
  /// knows (gb18030, shift_jis, koi8-r, ..). A BOM is always removed.
  std::string encoding = {};
};

/// A file, or standard input for "-". gzip is recognised by its magic number and decompressed, all members in
/// order. Text is decoded to UTF-8 without BOM:
/// - UTF-8, UTF-16, UTF-32 and GB18030 by their BOM, UTF-16 also by its zero bytes; anything else is UTF-8;
/// - a line with invalid UTF-8 is decoded as CP1252 (Code::invalid_utf8; its span is the first of these
///   bytes, decoded; lines end at LF or CR; longer lines are decided in stretches of 4 KiB);
/// - text that no encoding can represent, such as unpaired surrogates, becomes U+FFFD (Code::undecodable).
/// Each is reported at most once per line, before read() returns the text concerned, and does not depend on how
/// the input is cut into blocks. Opening reads the first 1024 bytes of text. NUL and other control characters are kept.
/// Memory is bounded for any input. Throws IoError if the file cannot be opened ("cannot open refs.bib: No such file
/// or directory") or read, or if gzip data is corrupt or incomplete; UsageError for an unknown encoding.
/// `diagnostics` must outlive the source; entries are appended while opening and reading.
OPCIT_API std::unique_ptr<Source> open_source(const std::string& path, Diagnostics& diagnostics,
                                              const SourceOptions& options = {});

/// The same for bytes that the caller keeps alive, for tests and embedders.
OPCIT_API std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, Diagnostics& diagnostics,
                                                const SourceOptions& options = {});

/// The same for the raw bytes of the caller's own source.
OPCIT_API std::unique_ptr<Source> decoded_source(std::unique_ptr<Source> raw, Diagnostics& diagnostics,
                                                 const SourceOptions& options = {});

/// One output. Not thread safe. Nothing is final before commit(). After an exception, a sink cannot be committed.
class OPCIT_API Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  /// Throws IoError; BrokenPipe if the reader of a pipe has closed it (SIGPIPE must be ignored). Must not be called
  /// after finish() or commit().
  virtual void write(std::string_view bytes) = 0;
  /// Optional: states that no more is written, so that descriptors that commit() does not need are closed. For
  /// programs with many sinks. Throws IoError.
  virtual void finish() {}
  /// Makes the output final. A sink that is destroyed without it leaves no trace if possible (files are replaced by a
  /// rename, or not at all). Throws IoError; a second call does nothing.
  virtual void commit() = 0;
};

/// Replaces `path` on commit(): writes a temporary file in the same folder, syncs it and renames it. Symbolic links are
/// followed; for a dangling link, its target is created. Mode and, if allowed, owner of a replaced file are kept (its
/// other hard links keep the old content). A file without write permission is not replaced. Other files (/dev/null, a
/// named pipe) are opened and written directly; /dev/stdout and /dev/fd/N are written at the descriptor's position.
/// If the file system permits, the new file has no name before finish() or commit(): a killed process leaves no file.
/// A relative path is resolved again on commit(), so the working directory must not change before.
/// Throws IoError if this is impossible, immediately if this is known immediately.
OPCIT_API std::unique_ptr<Sink> file_sink(const std::string& path);
/// Unlinks the temporary files of file sinks that are neither committed nor destroyed; their commit()
/// then throws. Async-signal-safe: made for the handler of a signal that ends the process.
OPCIT_API void remove_unfinished_outputs() noexcept;
/// Buffered; without commit(), the destructor discards the buffer.
OPCIT_API std::unique_ptr<Sink> stdout_sink();
/// Appends to `out`, which must outlive the sink; written bytes are there immediately.
OPCIT_API std::unique_ptr<Sink> string_sink(std::string& out);

}  // namespace opcit
