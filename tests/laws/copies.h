/// For the laws of copying: inputs that stay in their format, and changes that must stay where they belong.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "laws/samples.h"
#include "support/run.h"

namespace opcit::test {

/// `own`, all samples of formats with an editor, and all samples converted to these formats.
std::vector<Sample> editable_samples(std::vector<Sample> own);

/// The format whose files keep each record of the sample as it is.
const Format& kept_as(const Sample& sample);

/// A conversion of the sample to its own format. The number of threads depends on `block`.
Outcome copy(const Sample& sample, ConvertOptions options, std::size_t block = std::size_t{1} << 18);

struct Change {
  std::string name;
  std::function<void(ConvertOptions&)> set;
};
/// --drop abstract, author, DOI; --title-case.
const std::vector<Change>& changes();
/// The sample after the change.
std::string changed(const Sample& sample, const Change& change, std::size_t block = std::size_t{1} << 18);

/// Without a change all bytes stay, wherever the input is cut.
void expect_identity(const Sample& sample);
/// The same change again changes nothing, and cuts do not matter.
void expect_once(const Sample& sample, const Change& change);

/// `text` with the first of each `from` replaced by its `to`, in this order.
std::string with_changes(std::string text, const std::vector<std::pair<std::string, std::string>>& changes);

}  // namespace opcit::test
