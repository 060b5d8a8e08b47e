// A uniform layout changes no value, and is made once.
#include <gtest/gtest.h>

#include <algorithm>

#include "laws/copies.h"
#include "update/common.h"
#include "update/layout.h"

namespace opcit::test {
namespace {

std::string in_layout(const Sample& sample, const update::LayoutOptions& options) {
  const update::LoadedFile file{sample.name, sample.text, sample.format};
  update::Silent nobody;
  return update::in_usual_layout(file, options, nobody);
}

/// What the file says. If fields change their places, so do values that share a list: then only the bytes count.
std::string records_of(const Format& format, std::string_view text, bool in_order) {
  ConvertOptions options;
  options.from = &format;
  options.to = all_formats().find("csl-jsonl");
  std::string records = run(all_formats(), {{"a.bib", text}}, options).output();
  if (!in_order) std::ranges::sort(records);
  return records;
}

std::vector<update::LayoutOptions> layouts() {
  update::LayoutOptions narrow;
  narrow.indent = "\t";
  narrow.align = narrow.orders_fields = narrow.lower_names = false;
  update::LayoutOptions braces;
  braces.braces = true;
  return {update::LayoutOptions(), narrow, braces};
}

TEST(LayoutLaws, NoValueChangesAndTwiceIsOnce) {
  const Format* bib = all_formats().find("bib");
  for (const Sample& sample : editable_samples({})) {
    if (&kept_as(sample) != bib || sample.text.find('\0') != std::string::npos) continue;
    for (const update::LayoutOptions& options : layouts()) {
      const std::string once = in_layout(sample, options);
      EXPECT_EQ(in_layout({sample.name, sample.format, once}, options), once) << sample.name;
      EXPECT_EQ(records_of(*sample.format, once, !options.orders_fields),
                records_of(*sample.format, sample.text, !options.orders_fields))
          << sample.name;
    }
  }
}

}  // namespace
}  // namespace opcit::test
