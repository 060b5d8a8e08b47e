#include "profile/tables.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

constexpr auto badges = std::to_array<Badge>({
    {"blog", LinkKind::page},        {"blogpost", LinkKind::page},    {"code", LinkKind::code},
    {"data", LinkKind::data},        {"dataset", LinkKind::data},     {"datasets", LinkKind::data},
    {"demo", LinkKind::page},        {"github", LinkKind::code},      {"homepage", LinkKind::page},
    {"huggingface", LinkKind::page}, {"model", LinkKind::page},       {"models", LinkKind::page},
    {"pdf", LinkKind::pdf},          {"page", LinkKind::page},        {"poster", LinkKind::page},
    {"project", LinkKind::page},     {"projectpage", LinkKind::page}, {"slides", LinkKind::page},
    {"software", LinkKind::code},    {"sourcecode", LinkKind::code},  {"video", LinkKind::page},
    {"website", LinkKind::page},
});

constexpr auto statistics = std::to_array<StatisticName>({
    {"ai score", true},
    {"citations", true},
    {"h-index", false},
    {"i10-index", false},
    {"novelty", true},
    {"papers", false},
});

/// A URL whose host is `host` or a subdomain of it, and whose path begins with `path`.
struct Place {
  std::string_view host;
  std::string_view path;
  LinkKind kind;
};

constexpr auto places = std::to_array<Place>({
    {"4open.science", "", LinkKind::code},
    {"bitbucket.org", "", LinkKind::code},
    {"code.google.com", "", LinkKind::code},
    {"codeberg.org", "", LinkKind::code},
    {"datadryad.org", "", LinkKind::data},
    {"doi.org", "/10.5281/zenodo.", LinkKind::data},
    {"doi.org", "/10.6084/m9.figshare.", LinkKind::data},
    {"figshare.com", "", LinkKind::data},
    {"git.sr.ht", "", LinkKind::code},
    {"github.com", "", LinkKind::code},
    {"gitlab.com", "", LinkKind::code},
    {"huggingface.co", "/datasets/", LinkKind::data},
    {"kaggle.com", "/datasets/", LinkKind::data},
    {"sourceforge.net", "", LinkKind::code},
    {"zenodo.org", "", LinkKind::data},
});

bool is_host(std::string_view host, std::string_view wanted) noexcept {
  if (host.size() < wanted.size()) return false;
  const std::size_t rest = host.size() - wanted.size();
  return ascii::equals_lower(host.substr(rest), wanted) && (rest == 0 || host[rest - 1] == '.');
}

}  // namespace

const Badge* find_badge(std::string_view name) noexcept {
  const auto found = std::ranges::find(badges, name, &Badge::name);
  return found == badges.end() ? nullptr : &*found;
}

const StatisticName* find_statistic(std::string_view label) noexcept {
  const auto found = std::ranges::find_if(
      statistics, [label](const StatisticName& known) { return ascii::equals_lower(label, known.name); });
  return found == statistics.end() ? nullptr : &*found;
}

LinkKind kind_of_address(std::string_view url) noexcept {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = std::min(url.find_first_of("/?#"), url.size());
  std::string_view host = url.substr(0, slash);
  const std::string_view path = url.substr(slash);
  host = host.substr(0, host.find(':'));
  for (const Place& place : places) {
    if (is_host(host, place.host) && path.starts_with(place.path)) return place.kind;
  }
  // Universities and institutes have their own hosts: gitlab.inria.fr
  if (host.starts_with("gitlab.")) return LinkKind::code;
  const bool is_pdf = path.size() > 4 && ascii::equals_lower(path.substr(path.size() - 4), ".pdf");
  return is_pdf ? LinkKind::pdf : LinkKind::page;
}

}  // namespace opcit::profile
