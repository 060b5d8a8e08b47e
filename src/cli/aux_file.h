/// Reads the citation keys of a LaTeX document from its .aux file.
/// `opcit verify --cited` uses it.
#pragma once

#include <set>
#include <string>

namespace opcit::cli {

struct Citations {
  std::set<std::string, std::less<>> keys;
  bool all = false;  ///< \nocite{*}
};

/// Also reads the files that it inputs. Throws IoError.
Citations read_aux(const std::string& path);

}  // namespace opcit::cli
