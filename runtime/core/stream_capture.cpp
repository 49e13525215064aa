// Streams that record their work into a graph instead of running it.
#include "core/graph.h"
#include "core/stream_set.h"

namespace sampan::rt {

bool StreamSet::beginCapture(Stream &s) {
  Lock lock(mutex);
  if (s.graph)
    return false;
  s.graph = std::make_shared<Graph>();
  s.graph->origin = &s;
  return true;
}

std::shared_ptr<Graph> StreamSet::capture(Stream &s) {
  Lock lock(mutex);
  return s.graph;
}

// The stream waits for an event of the capture and becomes a part of it.
bool StreamSet::joinCapture(Stream &s, const std::shared_ptr<Graph> &graph) {
  Lock lock(mutex);
  if (!graph->origin || (s.graph && s.graph != graph))
    return false;
  s.graph = graph;
  return true;
}

bool StreamSet::spoilCapture(Stream &s) {
  Lock lock(mutex);
  if (s.graph)
    s.graph->invalid = true;
  return s.graph != nullptr;
}

void StreamSet::endCapture(Graph &graph) {
  Lock lock(mutex);
  graph.origin = nullptr;
  for (const std::shared_ptr<Stream> &s : all)
    if (s->graph.get() == &graph)
      s->graph.reset();
}

} // namespace sampan::rt
