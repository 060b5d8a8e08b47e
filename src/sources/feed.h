/// Reads and judges an answer of arXiv. arxiv_client.h uses it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/fetcher.h"
#include "opcit/format.h"
#include "sources/source.h"

namespace opcit::fetch {

/// Reads `feed` with `format` (the arXiv reader), appends its records to `candidates`, and adds the feed's total
/// to theirs. `start` is the number of the first requested hit. Appends nothing unless the verdict is good:
/// - an incomplete feed, a feed that defines entities, HTML or any other text: again;
/// - no entry although there are hits after `start` (a known error of the service): again;
/// - an error feed: no, with its message.
Verdict read_feed(const Format& format, std::shared_ptr<const Feed> feed, std::uint64_t start, Candidates& candidates);

/// The message of an error feed; empty if `text` is not an error feed.
std::string service_message(const Format& format, const std::string& text);

}  // namespace opcit::fetch
