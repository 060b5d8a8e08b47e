#include "cv/json_resume_format.h"

#include <array>

#include "cv/common.h"
#include "model/identifiers.h"
#include "syntax/json/emitter.h"

namespace opcit::json_resume {
namespace {

class ResumeWriter final : public Writer {
 public:
  explicit ResumeWriter(const Options& options) : abstracts_(cv::is_set(options, "abstracts")) {}

  Frame frame() const override {
    return {.prologue =
                "{\n\"$schema\": \"https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json\",\n"
                "\"publications\": [",
            .separator = ",",
            .epilogue = "\n]\n}\n"};
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    json::Emitter json(out, json::Layout::lines);
    const auto member = [&](std::string_view name, std::string_view value) {
      if (value.empty()) return;
      json.member(name);
      json.string(value);
    };
    json.begin_record();
    member("name", cv::take_plain(audit, Field::title).value_or("Untitled"));
    member("publisher", cv::take_venue(audit, ""));
    member("releaseDate", cv::take_iso_date(audit).value_or(""));
    member("url", address(audit));
    member("summary", summary(audit));
    json.end_record();
    audit.report_rest();
  }

 private:
  static std::string address(Audit& audit) {
    if (const Identifier* doi = audit.take(Scheme::doi)) return address_of(*doi);
    if (const Identifier* arxiv = audit.take(Scheme::arxiv)) return address_of(*arxiv);
    return cv::take_url(audit);
  }

  /// The schema has no member for authors; they are written into the summary, which themes show as text.
  std::string summary(Audit& audit) const {
    std::string out;
    if (const Names* names = cv::take_people(audit)) {
      for (const Name& name : names->people) out.append(out.empty() ? "" : ", ").append(cv::display_name(name));
      if (names->truncated) out.append(out.empty() ? "" : ", ").append("et al.");
      if (!out.empty()) audit.lost("author", out, LossReason::moved, "summary");
      cv::report_name_details(audit, *names);
    }
    if (!abstracts_) return out;
    if (const auto abstract = cv::take_plain(audit, Field::abstract))
      out.append(out.empty() ? "" : ". ").append(*abstract);
    return out;
  }

  bool abstracts_;
};

constexpr std::array<OptionSpec, 1> writer_options = {cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "json-resume",
    .title = "Publications of a JSON Resume",
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<ResumeWriter>(options); },
};

}  // namespace opcit::json_resume
