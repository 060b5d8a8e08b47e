#include <algorithm>
#include <array>

#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "orcid/format.h"
#include "orcid/work_reader.h"
#include "syntax/xml/document.h"

namespace opcit::orcid {
namespace {

constexpr std::string_view orcid_namespace = "http://www.orcid.org/ns/";

enum class Part : std::uint8_t { none, work, error, person };

struct PartRow {
  std::string_view name;
  Part part;
};
/// Elements that are items of a record, activities summary, works group, bulk or single answer of the API.
constexpr auto parts = std::to_array<PartRow>({
    {"work", Part::work},
    {"work-summary", Part::work},
    {"error", Part::error},
    // A person.
    {"person", Part::person},
    {"personal-details", Part::person},
    {"orcid-identifier", Part::person},
    {"preferences", Part::person},
    {"history", Part::person},
    {"biography", Part::person},
    {"name", Part::person},
    {"other-names", Part::person},
    {"other-name", Part::person},
    {"researcher-urls", Part::person},
    {"researcher-url", Part::person},
    {"emails", Part::person},
    {"email", Part::person},
    {"addresses", Part::person},
    {"address", Part::person},
    {"keywords", Part::person},
    {"keyword", Part::person},
    {"external-identifiers", Part::person},
    {"external-identifier", Part::person},
    // Activities of a person that are not works.
    {"distinction", Part::person},
    {"distinction-summary", Part::person},
    {"education", Part::person},
    {"education-summary", Part::person},
    {"employment", Part::person},
    {"employment-summary", Part::person},
    {"invited-position", Part::person},
    {"invited-position-summary", Part::person},
    {"membership", Part::person},
    {"membership-summary", Part::person},
    {"qualification", Part::person},
    {"qualification-summary", Part::person},
    {"service", Part::person},
    {"service-summary", Part::person},
    {"funding", Part::person},
    {"funding-summary", Part::person},
    {"peer-review", Part::person},
    {"peer-review-summary", Part::person},
    {"research-resource", Part::person},
    {"research-resource-summary", Part::person},
});

Part part_of(std::string_view local_name) noexcept {
  const auto row = std::ranges::find(parts, local_name, &PartRow::name);
  return row == parts.end() ? Part::none : row->part;
}

bool is_wanted(std::string_view local_name, std::string_view uri, std::size_t) {
  if (!uri.empty() && !uri.starts_with(orcid_namespace)) return false;
  return part_of(local_name) != Part::none;
}

class OrcidReader final : public xml::SlicedReader {
 public:
  OrcidReader() : SlicedReader(is_wanted) {}

  void parse(const Chunk& chunk, Batch& batch) const override {
    xml::Document document(chunk, batch);
    WorkReader works(document, batch);
    slices(chunk, batch.diagnostics, [&](const xml::Slice& slice) {
      const bool whole = document.load(slice);
      switch (part_of(slice.local_name)) {
        case Part::work:
          return works.read(whole);
        case Part::error:
          return error(document, batch);
        default:
          return person(document, batch);
      }
    });
  }

 private:
  /// An error in the answer to a bulk request: this work was refused.
  static void error(xml::Document& document, Batch& batch) {
    const pugi::xml_node root = document.root();
    std::string_view message = document.line(xml::child(root, "developer-message"));
    if (message.empty()) message = document.line(xml::child(root, "user-message"));
    if (message.empty()) message = document.line(root);
    batch.diagnostics.push_back({Code::service_error, document.span(), std::string(message.substr(0, 200))});
  }

  static void person(xml::Document& document, Batch& batch) {
    const pugi::xml_node root = document.root();
    std::vector<Extra> extra;
    xml::flatten(document, root, xml::local_name(root), batch, "orcid", extra);
    if (!extra.empty()) add_document_item(batch, DocumentKind::person, {}, extra, document.span());
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<OrcidReader>(); }

Match sniff(std::string_view head) {
  if (head.find(orcid_namespace) == std::string_view::npos) return Match::no;
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return head[first] == '<' ? Match::sure : Match::maybe;
}

}  // namespace opcit::orcid
