#include "profile/dialects/furniture.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/pattern.h"

namespace opcit::profile {
namespace {

// Whole lines in lower case.
constexpr auto lines = std::to_array<std::string_view>({
    "about",
    "accept",
    "accept all",
    "accept all cookies",
    "accept cookies",
    "account",
    "alert",
    "back to top",
    "bibtex",
    "bookmark",
    "cancel",
    "cite",
    "close",
    "code",
    "cookie settings",
    "copy",
    "create alert",
    "decline",
    "download",
    "download pdf",
    "edit",
    "english",
    "export",
    "feedback",
    "filter",
    "filters",
    "follow",
    "following",
    "help",
    "home",
    "html",
    "like",
    "load more",
    "log in",
    "login",
    "logout",
    "manage cookies",
    "menu",
    "more",
    "next",
    "next page",
    "page",
    "pdf",
    "previous",
    "print",
    "privacy",
    "privacy policy",
    "read more",
    "register",
    "reject",
    "reject all",
    "save",
    "search",
    "see more",
    "send",
    "settings",
    "share",
    "show less",
    "show more",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "sort by",
    "terms",
    "terms of use",
    "trending",
    "view all",
    "view more",
    "contact",
    "contact us",
    "cookies",
    "email",
    "facebook",
    "twitter",
    "linkedin",
    "reddit",
    "x",
    "home page",
    "navigation",
    "main menu",
    "subscribe",
    "newsletter",
    "go",
});
constexpr auto shapes = std::to_array<std::string_view>({
    "(we|this site|this website|our site|our website) use(|s) cookies{_}",
    "(by continuing|by using|by clicking) {_}",
    "{n} (citation|citations|reads|downloads|views|comment|comments|likes)",
    "cited by( |: |:){n}",
    "\xC2\xA9 {_}",
    "copyright \xC2\xA9{_}",
    "page {n} of {n}",
});

}  // namespace

bool is_furniture(std::string_view line) noexcept {
  constexpr std::size_t longest = 24;
  Captures captures;
  if (line.size() <= longest &&
      std::ranges::any_of(lines, [line](std::string_view known) { return ascii::equals_lower(line, known); })) {
    return true;
  }
  return std::ranges::any_of(shapes, [&](std::string_view shape) { return matches(line, shape, captures); });
}

}  // namespace opcit::profile
