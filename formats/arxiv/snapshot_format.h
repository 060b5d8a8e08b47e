/// arXiv's metadata snapshot: one JSON object a line (https://www.kaggle.com/datasets/Cornell-University/arxiv).
/// snapshot_paper_reader.h reads a line; opcit-arxiv-jsonl(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::arxiv_jsonl {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::arxiv_jsonl
