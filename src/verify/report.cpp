#include "verify/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace opcit::verify {
namespace {

using Json = nlohmann::ordered_json;

std::array<std::size_t, verdict_count> counts_of(const std::vector<Result>& results) {
  std::array<std::size_t, verdict_count> counts = {};
  for (const Result& result : results) ++counts[static_cast<std::size_t>(result.verdict)];
  return counts;
}

std::string summary_of(const std::vector<Result>& results) {
  std::string out = fmt::format("{} {}", results.size(), results.size() == 1 ? "entry" : "entries");
  const auto counts = counts_of(results);
  const char* separator = ": ";
  for (std::size_t i = 0; i < verdict_count; ++i) {
    if (counts[i] == 0) continue;
    out += fmt::format("{}{} {}", separator, counts[i], spelling(static_cast<Verdict>(i)));
    separator = ", ";
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

std::string for_markdown(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_{}[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string for_html(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool is_web_address(const std::string& url) { return url.starts_with("https://") || url.starts_with("http://"); }

Json json_of(const Result& result) {
  Json problems = Json::array();
  for (const Problem& each : result.problems) {
    problems.push_back({{"field", each.field},
                        {"have", each.have},
                        {"want", each.want},
                        {"source", each.source},
                        {"rule", each.rule}});
  }
  Json sources = Json::array();
  for (const SourceLink& each : result.sources) {
    sources.push_back({{"name", each.name}, {"id", each.id}, {"url", each.url}, {"score", each.score}});
  }
  Json notes = Json::array();
  for (const Note& each : result.notes) notes.push_back(each.code + ": " + each.text);
  if (result.accepted) notes.push_back("accepted: somebody has looked at this entry");
  return {{"key", result.key},    {"title", result.title}, {"verdict", spelling(result.verdict)},
          {"problems", problems}, {"sources", sources},    {"reasons", result.reasons},
          {"notes", notes}};
}

constexpr std::string_view page_head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>References</title><style>
body{font:16px/1.4 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
article{border-left:.4em solid #888;padding:.1em 1em;margin:1em 0}
.verified{border-color:#2a7}.mismatch{border-color:#d80}.retracted,.not-found{border-color:#c22}
h2{font-size:1em;margin:.4em 0}table{border-collapse:collapse}td,th{padding:.1em .8em .1em 0;text-align:left;vertical-align:top}
del{background:#fdd}ins{background:#dfd;text-decoration:none}.small{color:#555;font-size:.9em}
</style></head><body>
<h1>References</h1>
)";

std::string html_of(const Result& result) {
  std::string out = fmt::format("<article class=\"{0}\"><h2>{1} &middot; {0}</h2><p>{2}</p>\n",
                                spelling(result.verdict), for_html(result.key), for_html(result.title));
  if (!result.problems.empty()) out += "<table><tr><th>field</th><th>here</th><th>source</th><th></th></tr>\n";
  for (const Problem& each : result.problems) {
    out += fmt::format("<tr><td>{}</td><td><del>{}</del></td><td><ins>{}</ins></td><td>{}</td></tr>\n",
                       for_html(each.field), for_html(each.have), for_html(each.want), for_html(each.source));
  }
  if (!result.problems.empty()) out += "</table>\n";
  for (const std::string& reason : result.reasons) out += fmt::format("<p class=\"small\">{}</p>\n", for_html(reason));
  for (const Note& note : result.notes) out += fmt::format("<p class=\"small\">{}</p>\n", for_html(note.text));
  for (const SourceLink& link : result.sources) {
    const std::string label = for_html(link.name + " " + link.id);
    out += is_web_address(link.url)
               ? fmt::format("<p class=\"small\"><a href=\"{}\">{}</a></p>\n", for_html(link.url), label)
               : fmt::format("<p class=\"small\">{}</p>\n", label);
  }
  return out + "</article>\n";
}

}  // namespace

std::string text_of(const Problem& problem) {
  std::string out = problem.field + ":";
  if (!problem.have.empty()) out += fmt::format(" have '{}'", one_line(problem.have));
  if (!problem.want.empty() && !problem.have.empty()) out += ',';
  if (!problem.want.empty()) {
    out += problem.source.empty() || problem.field == "retraction"
               ? fmt::format(" {}", one_line(problem.want))
               : fmt::format(" {} has '{}'", problem.source, one_line(problem.want));
  }
  return out + fmt::format(" [{}]", problem.rule);
}

std::string as_json(const std::vector<Result>& results) {
  Json all = Json::array();
  for (const Result& result : results) all.push_back(json_of(result));
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string as_text(const std::vector<Result>& results, bool all) {
  std::string out;
  for (const Result& result : results) {
    const bool quiet = result.verdict == Verdict::verified || result.accepted;
    const bool important = std::ranges::any_of(result.notes, [](const Note& note) {
      return note.code == "corrected" || note.code == "concern" || note.code == "withdrawn";
    });
    if (quiet && !important && !all) continue;
    out += fmt::format("{}: {}{}: {}\n", one_line(result.key), spelling(result.verdict),
                       result.accepted ? " (accepted)" : "", one_line(result.title));
    for (const Problem& problem : result.problems) out += "  " + text_of(problem) + '\n';
    const bool reasons = all || result.verdict == Verdict::not_found || result.verdict == Verdict::unchecked;
    for (const std::string& reason : result.reasons) {
      if (reasons) out += "  " + one_line(reason) + '\n';
    }
    for (const Note& note : result.notes) {
      if (all || important) out += fmt::format("  note: {} [{}]\n", one_line(note.text), note.code);
    }
    if (all) out += fmt::format("  hash {}\n", result.hash);
  }
  return out + summary_of(results) + '\n';
}

std::string as_markdown(const std::vector<Result>& results) {
  std::string out = "# References\n\n" + summary_of(results) + "\n";
  for (const Result& result : results) {
    if (result.verdict == Verdict::verified && result.notes.empty()) continue;
    out += fmt::format("\n## {}: {}\n\n{}\n\n", for_markdown(result.key), spelling(result.verdict),
                       for_markdown(result.title));
    for (const Problem& each : result.problems) out += "- " + for_markdown(text_of(each)) + '\n';
    for (const std::string& reason : result.reasons) out += "- " + for_markdown(reason) + '\n';
    for (const Note& note : result.notes) out += "- " + for_markdown(note.text) + '\n';
    for (const SourceLink& link : result.sources) {
      if (is_web_address(link.url))
        out += fmt::format("- [{}]({})\n", for_markdown(link.name + " " + link.id), link.url);
    }
  }
  return out;
}

std::string as_html(const std::vector<Result>& results) {
  std::string out(page_head);
  out += "<p>" + for_html(summary_of(results)) + "</p>\n";
  for (const Result& result : results) out += html_of(result);
  return out + "</body></html>\n";
}

}  // namespace opcit::verify
