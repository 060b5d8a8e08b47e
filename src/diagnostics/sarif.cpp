#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/percent.h"
#include "opcit/diagnostic.h"
#include "opcit/version.h"
#include "text/json.h"

namespace opcit {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  text::append_json_string(out, text);
  return out;
}

/// A relative reference of RFC 3986: every byte except letters, digits, marks and slashes becomes %XX.
std::string reference(std::string_view path) {
  return percent_encoded(path, [](char c) {
    return !ascii::is_alphanumeric(c) && std::string_view("-._~/").find(c) == std::string_view::npos;
  });
}

std::string rule(const CodeInfo& code) {
  std::string out =
      fmt::format("{{\"id\":{},\"shortDescription\":{{\"text\":{}}},\"defaultConfiguration\":{{\"level\":{}}}",
                  quoted(code.name), quoted(code.message), quoted(spelling(code.severity)));
  if (!code.hint.empty()) out += fmt::format(",\"help\":{{\"text\":{}}}", quoted(code.hint));
  return out + "}";
}

std::string region(const Located& where) {
  return fmt::format(",\"region\":{{\"startLine\":{},\"startColumn\":{},\"endColumn\":{},\"snippet\":{{\"text\":{}}}}}",
                     where.line, where.column, where.column + where.caret_length, quoted(where.excerpt));
}

}  // namespace

std::string sarif_head() {
  std::string rules;
  for (const CodeInfo& code : all_codes()) rules += (rules.empty() ? "" : ",") + rule(code);
  return fmt::format(
      "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{"
      "\"driver\":{{\"name\":\"opcit\",\"version\":{},\"rules\":[{}]}}}},\"columnKind\":\"unicodeCodePoints\","
      "\"results\":[",
      quoted(version()), rules);
}

std::string render_sarif(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  const CodeInfo& code = info(diagnostic.code);
  std::string message(code.message);
  if (!diagnostic.detail.empty()) message += ": " + diagnostic.detail;
  std::string out =
      fmt::format("\n{{\"ruleId\":{},\"ruleIndex\":{},\"level\":{},\"message\":{{\"text\":{}}}", quoted(code.name),
                  static_cast<std::size_t>(diagnostic.code), quoted(spelling(severity)), quoted(message));
  if (where.input.empty()) return out + "}";
  return out + fmt::format(",\"locations\":[{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":{}}}{}}}}}]}}",
                           quoted(reference(where.input)), where.line == 0 ? "" : region(where));
}

std::string_view sarif_tail() noexcept { return "\n]}]}\n"; }

}  // namespace opcit
