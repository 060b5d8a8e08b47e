/// Implements HttpClient (http/client.h) with libcurl's easy interface.
#pragma once

#include <memory>

#include "http/client.h"

namespace opcit::fetch {

std::unique_ptr<HttpClient> curl_client(const HttpOptions& options);

}  // namespace opcit::fetch
