#include "enrich/report.h"

#include <fmt/format.h>

#include "syntax/json/emitter.h"

namespace opcit::enrich {
namespace {

using json::Emitter;
using json::Layout;

/// Writes the points with two decimals, as in "0.95".
std::string score_of(int points) { return fmt::format("{}.{:02}", points / 100, points % 100); }

void candidates(Emitter& out, const Outcome& outcome) {
  out.member("candidates");
  out.open('[');
  for (const Seen& seen : outcome.candidates) {
    out.line_element();
    out.open('{');
    out.text_member("arxiv", seen.arxiv);
    out.text_member("title", seen.title);
    out.name("score");
    out.out() += score_of(seen.points);
    out.close('}');
  }
  outcome.candidates.empty() ? out.close(']') : out.end_lines();
}

void reasons(Emitter& out, const Outcome& outcome) {
  out.member("reasons");
  out.open('[');
  for (const std::string& reason : outcome.reasons) {
    out.line_element();
    out.string(reason);
  }
  outcome.reasons.empty() ? out.close(']') : out.end_lines();
}

void filled(Emitter& out, const Outcome& outcome) {
  out.member("filled");
  out.open('[');
  const auto write = [&](std::string_view field, std::string_view source, std::string_view before,
                         std::string_view after) {
    out.line_element();
    out.open('{');
    out.text_member("field", field);
    out.text_member("source", source);
    out.text_member("before", before);
    out.text_member("after", after);
    out.close('}');
  };
  for (const FilledFrom& each : outcome.filled) {
    write(spelling(each.what.part), each.source, each.what.before, each.what.after);
  }
  for (const SetValue& each : outcome.set) write(each.field, each.source, each.before, each.after);
  outcome.filled.empty() && outcome.set.empty() ? out.close(']') : out.end_lines();
}

}  // namespace

std::string render_report(std::span<const Outcome> outcomes) {
  std::string text = "[";
  for (const Outcome& outcome : outcomes) {
    if (text.size() > 1) text += ',';
    Emitter out(text, Layout::lines);
    out.begin_record();
    out.member("key");
    out.string(outcome.key);
    out.member("title");
    out.string(outcome.title);
    out.member("status");
    out.string(spelling(outcome.status));
    out.member("arxiv");
    outcome.arxiv.empty() ? static_cast<void>(text += "null") : out.string(outcome.arxiv);
    out.member("score");
    text += score_of(outcome.points);
    candidates(out, outcome);
    reasons(out, outcome);
    filled(out, outcome);
    out.end_record();
  }
  return text += "\n]\n";
}

}  // namespace opcit::enrich
