// Work that was recorded from streams, to be launched again and again (CUDA graphs).
#pragma once

#include <functional>
#include <vector>

namespace sampan::rt {

class Stream;

// The calls in the order in which the program made them. Branches that a GPU could run side by side run one after the
// other: that is one of the orders that CUDA allows.
struct Graph {
  struct Node {
    std::function<void()> work;
    bool anyThread = true; // as in Task
  };
  std::vector<Node> nodes;
  const Stream *origin = nullptr; // where the capture began; null when it has ended
  bool invalid = false;           // something happened that no graph can hold
};

} // namespace sampan::rt
