#include "opcit/audit.h"
#include "opcit/diagnostic_codes.h"
#include "orcid/format.h"
#include "orcid/tables.h"
#include "orcid/work_writer.h"

namespace opcit::orcid {
namespace {

constexpr std::string_view prologue =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<bulk:bulk xmlns:bulk=\"http://www.orcid.org/ns/bulk\" xmlns:work=\"http://www.orcid.org/ns/work\""
    " xmlns:common=\"http://www.orcid.org/ns/common\">\n";

class BulkWriter final : public Writer {
 public:
  Frame frame() const override { return {prologue, "", "</bulk:bulk>\n"}; }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    write_work(*item.record, out, report);
  }

  void finish(std::uint64_t records, Diagnostics& diagnostics) const override {
    if (records > most_works) diagnostics.push_back({Code::too_many_works, {}, std::to_string(records)});
  }
};

}  // namespace

std::unique_ptr<Writer> make_writer(const Options&) { return std::make_unique<BulkWriter>(); }

}  // namespace opcit::orcid
