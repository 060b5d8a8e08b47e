#include "io/unfinished.h"

#include <unistd.h>

#include <cstring>
#include <utility>

#include "opcit/io.h"

namespace opcit::io {

enum class NodeState : int {
  unused,
  owned,  ///< One thread sets or clears the path.
  live,   ///< The path may be unlinked and does not change.
  taken,  ///< A signal handler uses it; permanent, because nobody knows when the handler has finished.
};

struct UnfinishedNode {
  std::atomic<NodeState> state = NodeState::owned;
  std::unique_ptr<char[]> path = {};
  UnfinishedNode* next = nullptr;  ///< Constant once the node is in the list.
};

namespace {

static_assert(std::atomic<NodeState>::is_always_lock_free && std::atomic<UnfinishedNode*>::is_always_lock_free,
              "a signal handler cannot wait for a lock");

/// A signal handler can only access globals. Nodes are recycled and never freed, so that a handler can iterate over the
/// list at any moment.
std::atomic<UnfinishedNode*> first_node = nullptr;

UnfinishedNode* acquire_node() {
  for (UnfinishedNode* node = first_node.load(); node != nullptr; node = node->next) {
    NodeState expected = NodeState::unused;
    if (node->state.compare_exchange_strong(expected, NodeState::owned)) return node;
  }
  auto* const made = new UnfinishedNode;
  made->next = first_node.load();
  while (!first_node.compare_exchange_weak(made->next, made)) {
  }
  return made;
}

}  // namespace

Unfinished::Unfinished(const std::string& path) {
  auto copy = std::make_unique_for_overwrite<char[]>(path.size() + 1);
  std::memcpy(copy.get(), path.c_str(), path.size() + 1);
  node_ = acquire_node();
  node_->path = std::move(copy);
  node_->state.store(NodeState::live);
}

Unfinished::Unfinished(Unfinished&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}

Unfinished& Unfinished::operator=(Unfinished&& other) noexcept {
  std::swap(node_, other.node_);
  return *this;
}

Unfinished::~Unfinished() {
  if (node_ == nullptr) return;
  NodeState expected = NodeState::live;
  if (!node_->state.compare_exchange_strong(expected, NodeState::owned)) return;
  node_->path.reset();
  node_->state.store(NodeState::unused);
}

}  // namespace opcit::io

namespace opcit {

void remove_unfinished_outputs() noexcept {
  for (io::UnfinishedNode* node = io::first_node.load(); node != nullptr; node = node->next) {
    io::NodeState expected = io::NodeState::live;
    if (node->state.compare_exchange_strong(expected, io::NodeState::taken)) ::unlink(node->path.get());
  }
}

}  // namespace opcit
