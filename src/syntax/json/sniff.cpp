#include "syntax/json/sniff.h"

#include "syntax/json/scan.h"
#include "syntax/json/slicer.h"

namespace opcit::json {

Shape shape_of(std::string_view head) noexcept {
  std::size_t at = skip_space(head, 0);
  if (at == head.size()) return Shape::other;
  if (head[at] == '[') {
    at = skip_space(head, at + 1);
    return at == head.size() || head[at] == '{' || head[at] == ']' ? Shape::array : Shape::other;
  }
  if (head[at] != '{') return Shape::other;
  const std::size_t inside = skip_space(head, at + 1);
  if (inside < head.size() && head[inside] != '"' && head[inside] != '}') return Shape::other;
  const std::size_t line = head.find('\n', at);
  const std::size_t end = skip_value(head.substr(0, line), at);
  if (line == std::string_view::npos || end == std::string_view::npos) return Shape::object;
  const std::size_t next = skip_space(head, line);
  return next < head.size() && head[next] == '{' ? Shape::objects : Shape::object;
}

}  // namespace opcit::json
