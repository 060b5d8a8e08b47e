#include <gtest/gtest.h>

#include "opcit/error.h"
#include "plugin/plugin.h"

namespace opcit {
namespace {

constexpr auto no_reader = [](const Options&) -> std::unique_ptr<Reader> { return nullptr; };

std::string refusal(const Plugin* plugin, Registry& registry) {
  try {
    plugin::add_checked(registry, plugin, "x.so");
  } catch (const IoError& error) {
    return error.what();
  }
  return "accepted";
}

std::string refusal(const std::vector<Format>& formats) {
  Registry registry;
  add_builtin_formats(registry);
  const std::size_t known = registry.all().size();
  std::vector<const Format*> pointers;
  for (const Format& format : formats) pointers.push_back(&format);
  const Plugin plugin = {.count = static_cast<std::uint32_t>(pointers.size()), .formats = pointers.data()};
  const std::string said = refusal(&plugin, registry);
  EXPECT_EQ(registry.all().size(), said == "accepted" ? known + formats.size() : known) << "all or none";
  return said;
}

TEST(Plugins, ThatFitAreAdded) {
  EXPECT_EQ(refusal({{.id = "a", .title = "", .reader = no_reader}, {.id = "b-2", .title = "", .reader = no_reader}}),
            "accepted");
}

TEST(Plugins, OfAnotherOpcitAreRefusedBeforeTheirFormatsAreSeen) {
  const auto* const nowhere = reinterpret_cast<const Format* const*>(8);
  Registry registry;
  EXPECT_EQ(refusal(nullptr, registry), "cannot load the plug-in x.so: its opcit_plugin_v1() gives nothing");
  Plugin plugin = {.abi = OPCIT_ABI + 1, .count = 1, .version = "7.7.0", .formats = nowhere};
  EXPECT_EQ(refusal(&plugin, registry),
            "cannot load the plug-in x.so: it was built for opcit 7.7.0, and this is opcit " OPCIT_VERSION
            ": build it anew with the headers of this one");
  plugin = {.count = 1, .cxx_abi = "libc++", .formats = nowhere};
  EXPECT_EQ(refusal(&plugin, registry),
            "cannot load the plug-in x.so: it was built with libc++, and opcit with " OPCIT_CXX_ABI);
  plugin = {.count = 1, .layout = layout_fingerprint() + 1, .formats = nowhere};
  EXPECT_EQ(refusal(&plugin, registry),
            "cannot load the plug-in x.so: its headers are not those of this opcit, though the version is "
            "the same: build it anew");
}

TEST(Plugins, WithBadFormatsAreRefusedAsAWhole) {
  const Format good = {.id = "good", .title = "", .reader = no_reader};
  EXPECT_EQ(refusal({}), "cannot load the plug-in x.so: it has no format");
  EXPECT_EQ(refusal({good, {.id = "ris", .title = "", .reader = no_reader}}),
            "cannot load the plug-in x.so: there is a format 'ris' already");
  EXPECT_EQ(refusal({good, good}), "cannot load the plug-in x.so: there is a format 'good' already");
  EXPECT_EQ(refusal({good, {.id = "empty", .title = ""}}),
            "cannot load the plug-in x.so: its format 'empty' has neither a reader nor a writer");
  EXPECT_EQ(refusal({{.id = "Not\nme", .title = "", .reader = no_reader}}),
            "cannot load the plug-in x.so: 'Not\\x0Ame' is no id of a format");
}

TEST(Plugins, WithOptionsThatContradictThoseOfOthersAreRefused) {
  constexpr OptionSpec as_of[] = {{.name = "as-of", .type = OptionType::flag}};
  EXPECT_EQ(refusal({{.id = "a", .title = "", .reader_options = as_of, .reader = no_reader}}),
            "cannot load the plug-in x.so: its option --as-of has another type than that of 'profile'");
  constexpr OptionSpec odd[] = {{.name = "=", .type = OptionType::flag}};
  EXPECT_EQ(refusal({{.id = "a", .title = "", .reader_options = odd, .reader = no_reader}}),
            "cannot load the plug-in x.so: '=' is no name of an option");
}

TEST(Plugins, AreNoOtherFiles) {
  Registry registry;
  EXPECT_THROW(add_plugin_formats(registry, "/dev/null"), IoError);
  EXPECT_THROW(add_plugin_formats(registry, "no-such-file.so"), IoError);
  EXPECT_TRUE(registry.all().empty());
}

}  // namespace
}  // namespace opcit
