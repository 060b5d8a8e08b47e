#include "lists/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/identifiers.h"
#include "names/format.h"
#include "opcit/people.h"

namespace opcit::lists {
namespace {

struct Type {
  std::string_view heading;
  std::array<Kind, 6> kinds;
};

/// The groups by type, in the order of lists. Other kinds are in the last group.
constexpr std::array<Type, 8> types = {{
    {"Journal articles",
     {Kind::article_journal, Kind::article_magazine, Kind::article_newspaper, Kind::review, Kind::review_book,
      Kind::review}},
    {"Conference papers",
     {Kind::paper_conference, Kind::speech, Kind::event, Kind::speech, Kind::speech, Kind::speech}},
    {"Books", {Kind::book, Kind::collection, Kind::classic, Kind::pamphlet, Kind::book, Kind::book}},
    {"Book chapters",
     {Kind::chapter, Kind::entry, Kind::entry_dictionary, Kind::entry_encyclopedia, Kind::chapter, Kind::chapter}},
    {"Preprints", {Kind::article, Kind::manuscript, Kind::article, Kind::article, Kind::article, Kind::article}},
    {"Theses", {Kind::thesis, Kind::thesis, Kind::thesis, Kind::thesis, Kind::thesis, Kind::thesis}},
    {"Reports", {Kind::report, Kind::standard, Kind::patent, Kind::report, Kind::report, Kind::report}},
    {"Software and data",
     {Kind::software, Kind::dataset, Kind::software, Kind::software, Kind::software, Kind::software}},
}};

std::size_t type_number(Kind kind) {
  const auto* const at = std::find_if(types.begin(), types.end(), [kind](const Type& type) {
    return std::find(type.kinds.begin(), type.kinds.end(), kind) != type.kinds.end();
  });
  return static_cast<std::size_t>(at - types.begin());
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
}

/// Writes one citation.
class Citation {
 public:
  Citation(Audit& audit, const Layout& layout, const Markup& markup, std::string& out)
      : audit_(audit), layout_(layout), markup_(markup), out_(out) {}

  void write() {
    people();
    title();
    venue();
    imprint();
    links();
  }

 private:
  void plain(std::string_view text) { markup_.plain(text, out_); }
  void end_sentence(std::string_view last) { plain(ends_sentence(last) ? " " : ". "); }

  bool is_me(const Name& name) const {
    return std::any_of(layout_.me.begin(), layout_.me.end(),
                       [&](const Name& me) { return compatible(name, me) != Compatibility::different; });
  }

  void person(const Name& name) {
    std::string shown;
    names::append_display(name, shown);
    const bool bold = is_me(name);
    if (bold) out_ += markup_.opening(Style::bold);
    plain(shown);
    if (bold) out_ += markup_.closing(Style::bold);
    if (!name.orcid.empty()) audit_.lost("author", name.orcid, LossReason::dropped);
    for (const std::string_view place : name.affiliations) audit_.lost("author", place, LossReason::dropped);
  }

  void people() {
    const Names* names = audit_.take_names(Field::author);
    const bool editors = names == nullptr;
    if (editors) names = audit_.take_names(Field::editor);
    if (names == nullptr || (names->people.empty() && !names->truncated)) return;
    for (std::size_t i = 0; i < names->people.size(); ++i) {
      const bool last = i > 0 && i + 1 == names->people.size() && !names->truncated;
      if (i > 0) plain(last ? (i == 1 ? " and " : ", and ") : ", ");
      person(names->people[i]);
    }
    if (names->truncated) plain(names->people.empty() ? "et al." : ", et al.");
    for (const Name& name : names->unlisted) audit_.lost("author", name_line(name), LossReason::dropped);
    if (editors) plain(names->people.size() > 1 ? " (eds.)" : " (ed.)");
    plain(names->truncated || editors ? " " : ". ");
  }

  void title() {
    const Text* title = audit_.take_text(Field::title);
    if (title == nullptr || title->plain.empty()) return;
    markup_.styled(*title, out_);
    end_sentence(title->plain);
  }

  void venue() {
    const Text* venue = audit_.take_text(Field::container_title);
    const Text* volume = audit_.take_text(Field::volume);
    const Text* issue = audit_.take_text(Field::issue);
    const Text* page = audit_.take_text(Field::page);
    if (venue == nullptr && volume == nullptr && issue == nullptr && page == nullptr) return;
    if (venue != nullptr) {
      if (audit_.record().kind == Kind::paper_conference || audit_.record().kind == Kind::chapter) plain("In ");
      out_ += markup_.opening(Style::italic);
      markup_.styled(*venue, out_);
      out_ += markup_.closing(Style::italic);
    }
    if (volume != nullptr) {
      if (venue != nullptr) plain(" ");
      markup_.styled(*volume, out_);
    }
    if (issue != nullptr) {
      plain(volume != nullptr ? "(" : venue != nullptr ? " (" : "(");
      markup_.styled(*issue, out_);
      plain(")");
    }
    if (page != nullptr) {
      plain(venue != nullptr || volume != nullptr || issue != nullptr ? ", " : "");
      markup_.styled(*page, out_);
    }
    has_venue_ = true;
  }

  /// "PhD thesis, 12. Publisher, Place, 20 Sep 2024."
  void imprint() {
    bool any = false;
    for (const Field field : {Field::genre, Field::number, Field::edition, Field::publisher, Field::publisher_place}) {
      const Text* text = audit_.take_text(field);
      if (text == nullptr || text->plain.empty()) continue;
      if (any || has_venue_) plain(", ");
      markup_.styled(*text, out_);
      any = true;
    }
    if (const Date* issued = audit_.take_date(Field::issued); issued != nullptr && !issued->empty()) {
      if (any || has_venue_) plain(", ");
      plain(shown_date(*issued));
      any = true;
    }
    if (any || has_venue_) plain(".");
  }

  void link(std::string_view address, std::string_view label) {
    plain(has_link_ ? ", " : " ");
    has_link_ = true;
    markup_.link(address, label, out_);
  }

  /// The host of an address, as the label of a link: "example.org".
  static std::string_view host_of(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos) return address;
    address.remove_prefix(scheme + 3);
    if (address.starts_with("www.")) address.remove_prefix(4);
    const std::string_view host = address.substr(0, address.find_first_of("/?#:"));
    return host.empty() ? address : host;
  }

  static std::string label_of(const Identifier& id, std::string_view address) {
    constexpr std::array<std::pair<Scheme, std::string_view>, 6> labels = {{{Scheme::doi, "doi:"},
                                                                            {Scheme::arxiv, "arXiv:"},
                                                                            {Scheme::pmid, "PMID:"},
                                                                            {Scheme::pmcid, ""},
                                                                            {Scheme::handle, "hdl:"},
                                                                            {Scheme::jstor, "JSTOR:"}}};
    for (const auto& [scheme, label] : labels) {
      if (scheme == id.scheme) return std::string(label).append(id.value).append(id.version);
    }
    return std::string(host_of(address));
  }

  void links() {
    for (const Identifier& id : audit_.record().identifiers) {
      if (id.relation != Relation::self) continue;
      const std::string address = address_of(id);
      if (!is_safe_address(address)) continue;
      link(address, label_of(id, address));
      audit_.take(id);
    }
    for (const Link& each : audit_.record().links) {
      if (each.kind == LinkKind::file || !is_safe_address(each.url)) continue;
      const std::string_view kind = each.kind == LinkKind::page ? host_of(each.url) : spelling(each.kind);
      link(each.url, each.label.empty() ? kind : each.label);
      audit_.take(each);
    }
  }

  static std::string shown_point(const DatePoint& point) {
    constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::array<std::string_view, 4> seasons = {"Spring ", "Summer ", "Autumn ", "Winter "};
    std::string out;
    if (point.day != 0) out += fmt::format("{} ", point.day);
    if (point.month >= 1 && point.month <= month_names.size()) out += fmt::format("{} ", month_names[point.month - 1U]);
    if (point.season >= 1 && point.season <= seasons.size()) out += seasons[point.season - 1U];
    return out + std::to_string(point.year);
  }

  static std::string shown_date(const Date& date) {
    if (!date.from.has_year && !date.to.has_year) return std::string(date.literal);
    std::string out = date.circa ? "c. " : "";
    if (date.from.has_year) out += shown_point(date.from);
    if (date.range) out += "–";
    if (date.to.has_year) out += shown_point(date.to);
    if (date.uncertain) out += "?";
    return out;
  }

  Audit& audit_;
  const Layout& layout_;
  const Markup& markup_;
  std::string& out_;
  bool has_venue_ = false;
  bool has_link_ = false;
};

}  // namespace

Layout read_layout(const Options& options, Arena& arena) {
  Layout layout;
  if (const auto me = options.find("me"); me != options.end()) {
    for (std::string_view rest = me->second; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const Name name = read_name_line(arena.copy(line), arena);
      if (!name.empty()) layout.me.push_back(name);
    }
  }
  const auto is = [&](std::string_view name, std::string_view value) {
    const auto at = options.find(name);
    return at != options.end() && at->second == value;
  };
  layout.abstracts = is("abstracts", "true");
  layout.by_type = is("group-by", "type");
  return layout;
}

void write_citation(Audit& audit, const Layout& layout, const Markup& markup, std::string& out) {
  Citation(audit, layout, markup, out).write();
  while (out.ends_with(' ')) out.pop_back();
}

Place place_of(const Record& record, const Layout& layout) {
  const Date* issued = record.date(Field::issued);
  const bool dated = issued != nullptr && (issued->from.has_year || issued->to.has_year);
  const DatePoint point = !dated ? DatePoint{} : issued->from.has_year ? issued->from : issued->to;
  // Sorts newest first. The width is fixed for years from -9999 to 99999. Works without a date come first, as in press.
  constexpr std::int64_t latest = 3'000'000'000;
  const std::string newest =
      dated ? fmt::format("{:011}{:02}{:02}", latest - point.year, 12 - point.month, 31 - point.day) : std::string("0");
  if (!layout.by_type) return {newest, dated ? std::to_string(point.year) : "Without date"};
  const std::size_t type = type_number(record.kind);
  return {fmt::format("{:02} {}", type, newest), std::string(type < types.size() ? types[type].heading : "Other")};
}

}  // namespace opcit::lists
