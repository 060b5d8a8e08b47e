/// An answer of arXiv, judged and read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/fetcher.h"
#include "opcit/format.h"
#include "sources/source.h"

namespace opcit::fetch {

/// Reads `feed` with `format` (the arXiv reader) and appends what it holds to `candidates`, whose total grows by the
/// feed's own. `start` is the number of the first hit that was asked for. Appends nothing unless the verdict is good:
/// - a feed that breaks off or defines entities, HTML or anything else in a feed's place: again;
/// - no entry although there are hits behind `start` (a known fault of the service): again;
/// - an error feed: no, with its message.
Verdict read_feed(const Format& format, std::shared_ptr<const Feed> feed, std::uint64_t start, Candidates& candidates);

/// The message of an error feed; empty when `text` is none.
std::string service_message(const Format& format, const std::string& text);

}  // namespace opcit::fetch
