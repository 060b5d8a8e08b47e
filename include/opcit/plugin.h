/// @file
/// Additional formats: a plug-in is a shared object that returns descriptors of formats, built for the
/// opcit that loads it. opcit-plugin(7) shows how, samples/plugin has a complete one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "opcit/audit.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/registry.h"
#include "opcit/version.h"

/// @def OPCIT_CXX_ABI
/// What must match for two C++ objects to be compatible, beyond what the linker checks: the standard library.
#if defined(_LIBCPP_VERSION)
#define OPCIT_CXX_ABI "libc++"
#elif defined(_GLIBCXX_DEBUG)
#define OPCIT_CXX_ABI "libstdc++ in debug mode"
#elif defined(_GLIBCXX_USE_CXX11_ABI) && _GLIBCXX_USE_CXX11_ABI
#define OPCIT_CXX_ABI "libstdc++ with the C++11 strings"
#elif defined(__GLIBCXX__)
#define OPCIT_CXX_ABI "libstdc++ with the strings before C++11"
#else
#define OPCIT_CXX_ABI "unknown"
#endif

namespace opcit {

/// A number that changes if a type in the interface changes its size, or a vocabulary its members or their
/// order: the incompatibilities of headers that are known at compile time. OPCIT_ABI covers the rest.
constexpr std::uint64_t layout_fingerprint() noexcept {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
  const auto add_name = [&add](std::string_view name) {
    for (const char c : name) add(static_cast<unsigned char>(c));
    add(0);
  };
  for (const std::size_t size :
       {sizeof(Arena),         sizeof(Audit),      sizeof(Batch),        sizeof(Category),    sizeof(Chunk),
        sizeof(Date),          sizeof(Diagnostic), sizeof(DocumentItem), sizeof(Extra),       sizeof(FieldValue),
        sizeof(Edit),          sizeof(Editor),     sizeof(Neighbours),   sizeof(Format),      sizeof(Frame),
        sizeof(Identifier),    sizeof(Item),       sizeof(Link),         sizeof(Loss),        sizeof(Name),
        sizeof(Names),         sizeof(OptionSpec), sizeof(Options),      sizeof(Reader),      sizeof(Record),
        sizeof(RecordBuilder), sizeof(Run),        sizeof(Text),         sizeof(WriteReport), sizeof(Writer)}) {
    add(size);
  }
#define X(name, ...) add_name(#name);
  OPCIT_KINDS(X)
  OPCIT_FIELDS(X)
  OPCIT_SCHEMES(X)
  OPCIT_DIAGNOSTIC_CODES(X)
#undef X
  return hash;
}

/// The data of a plug-in. The members keep their offsets in every version of opcit; all except `formats` are compared
/// before `formats` is read. Everything lives as long as the process.
struct Plugin {
  std::uint32_t abi = OPCIT_ABI;                ///< From the headers.
  std::uint32_t count = 0;                      ///< Length of `formats`.
  const char* version = OPCIT_VERSION;          ///< From the headers; shown, not compared.
  const char* cxx_abi = OPCIT_CXX_ABI;          ///< From the compiler.
  std::uint64_t layout = layout_fingerprint();  ///< From the headers.
  const Format* const* formats = nullptr;       ///< `count` of them.
};

/// Loads the plug-in at `path` and adds all its formats to `registry`, or none. A path without a slash is
/// in the working directory. A plug-in is never unloaded: its formats must outlive the registry, and exceptions of its
/// code may outlive both. The plug-in runs with all rights of the process, from the moment it is loaded.
///
/// Throws IoError with the reason if the plug-in cannot be loaded or is incompatible: not a shared object, no entry
/// point, built for another opcit or another standard library, no format, a format with an invalid or duplicate id or
/// without reader and writer, or an option that a known format declares with another type. A statically linked
/// libopcit loads no plug-ins.
OPCIT_API void add_plugin_formats(Registry& registry, const std::string& path);

}  // namespace opcit

/// The entry point; OPCIT_PLUGIN defines it.
extern "C" OPCIT_API const opcit::Plugin* opcit_plugin_v1() noexcept;

/// Use once in a plug-in, outside all namespaces: OPCIT_PLUGIN(&first_format, &second_format)
#define OPCIT_PLUGIN(...)                                                                                      \
  const opcit::Plugin* opcit_plugin_v1() noexcept {                                                            \
    static constexpr const opcit::Format* formats[] = {__VA_ARGS__};                                           \
    static constexpr opcit::Plugin plugin = {.count = sizeof formats / sizeof formats[0], .formats = formats}; \
    return &plugin;                                                                                            \
  }
