/// @file
/// Where bytes come from and go to. Callers may derive their own sources and sinks.
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
  /// Fills at most `room` and returns how much; 0 only at the end (or when `room` is empty). Throws IoError.
  virtual std::size_t read(std::span<char> room) = 0;
};

/// How to decode.
struct SourceOptions {
  /// Empty: the encoding is found out. Otherwise its name, case and hyphens aside: utf-8, utf-16 (order by BOM or zero
  /// bytes), utf-16le, utf-32be, .., latin1 and cp1252 (both read as CP1252, as the Web does), or any that ICU knows
  /// (gb18030, shift_jis, koi8-r, ..). A BOM is dropped all the same.
  std::string encoding = {};
};

/// A file, or standard input for "-". gzip is recognised by its magic number and decompressed, all its members one
/// after the other. Text is decoded to UTF-8 without BOM:
/// - UTF-8, UTF-16, UTF-32 and GB18030 by their BOM, UTF-16 also by its zero bytes; anything else is UTF-8;
/// - a line that holds bytes which are no UTF-8 is read as CP1252 (Code::invalid_utf8; its span is the first of these
///   bytes, decoded; lines end at LF or CR; stretches of 4 KiB of a longer line are decided one by one);
/// - what no other encoding can decode, such as unpaired surrogates, becomes U+FFFD (Code::undecodable).
/// Each is said at most once a line, before read() hands out the text that it concerns, and the same for every way to
/// cut the input into blocks. Opening reads the first 1024 bytes of text. NUL and other control characters pass. Memory
/// is bounded, whatever the input. Throws IoError when the file cannot be opened ("cannot open refs.bib: No such file
/// or directory") or read, or when gzip data are corrupt or end early; UsageError for an unknown encoding.
/// `diagnostics` must outlive the source; entries are appended while opening and reading.
OPCIT_API std::unique_ptr<Source> open_source(const std::string& path, Diagnostics& diagnostics,
                                              const SourceOptions& options = {});

/// The same over bytes that the caller keeps alive, for tests and embedders.
OPCIT_API std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, Diagnostics& diagnostics,
                                                const SourceOptions& options = {});

/// The same over the raw bytes of a source of the caller's.
OPCIT_API std::unique_ptr<Source> decoded_source(std::unique_ptr<Source> raw, Diagnostics& diagnostics,
                                                 const SourceOptions& options = {});

/// One output. Not thread safe. Nothing is final before commit(). A sink that has thrown cannot be committed.
class OPCIT_API Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  /// Throws IoError; BrokenPipe when the reader of a pipe has gone (SIGPIPE must be ignored for that). Not to be called
  /// after finish() or commit().
  virtual void write(std::string_view bytes) = 0;
  /// Optional: says that no more is written, so that descriptors which commit() can do without are given back. For
  /// holders of many sinks. Throws IoError.
  virtual void finish() {}
  /// Makes the output final. A sink that is destroyed without it leaves no trace where it can (files are replaced by a
  /// rename, or not at all). Throws IoError; a second call does nothing.
  virtual void commit() = 0;
};

/// Replaces `path` on commit(): written beside it, synced, renamed. Symbolic links are followed, a dangling one creates
/// what it points to; mode and, where allowed, owner of a file that is replaced are kept (its other hard links keep the
/// old content); a file without write permission is not replaced. What is no regular file (/dev/null, a named pipe) is
/// opened and written as it is; /dev/stdout and /dev/fd/N are written where that descriptor stands.
/// Where the file system can, the new file has no name before finish() or commit(): a killed process leaves nothing.
/// A relative path is looked up again on commit(), so the working folder must not change before.
/// Throws IoError when that cannot be done, at once where it can be known at once.
OPCIT_API std::unique_ptr<Sink> file_sink(const std::string& path);
/// Unlinks what file sinks that are neither committed nor destroyed have left under temporary names; their commit()
/// will throw. Async-signal-safe: made for the handler of a signal that ends the process.
OPCIT_API void remove_unfinished_outputs() noexcept;
/// Buffered; destroyed without commit(), what is in the buffer is not written.
OPCIT_API std::unique_ptr<Sink> stdout_sink();
/// Appends to `out`, which must outlive the sink; what is written stands there at once.
OPCIT_API std::unique_ptr<Sink> string_sink(std::string& out);

}  // namespace opcit
