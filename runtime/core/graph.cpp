// CUDA graphs made by stream capture: recorded, instantiated, launched in stream order.
#include "core/graph.h"

#include "core/stream.h"

#include <unordered_map>

using namespace sampan::rt;

namespace {

// A graph does not change once its capture has ended, so what is instantiated is the graph itself under another handle.
class GraphTable {
public:
  void *add(std::shared_ptr<Graph> graph) {
    std::lock_guard lock(mutex);
    auto entry = std::make_unique<std::shared_ptr<Graph>>(std::move(graph));
    void *handle = entry.get();
    graphs.emplace(handle, std::move(entry));
    return handle;
  }
  std::shared_ptr<Graph> find(void *handle) {
    std::lock_guard lock(mutex);
    auto found = graphs.find(handle);
    return found == graphs.end() ? nullptr : *found->second;
  }
  bool remove(void *handle) {
    std::lock_guard lock(mutex);
    return graphs.erase(handle) != 0;
  }

private:
  std::mutex mutex;
  std::unordered_map<void *, std::unique_ptr<std::shared_ptr<Graph>>> graphs;
};

GraphTable &graphs() {
  static GraphTable &table = *new GraphTable;
  return table;
}

GraphTable &executables() {
  static GraphTable &table = *new GraphTable;
  return table;
}

} // namespace

extern "C" cudaError_t cudaStreamBeginCapture(cudaStream_t handle, enum cudaStreamCaptureMode mode) {
  return call([&](Runtime &runtime) {
    if (mode < cudaStreamCaptureModeGlobal || mode > cudaStreamCaptureModeRelaxed)
      return cudaErrorInvalidValue;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (stream->kind == StreamKind::Legacy)
      return cudaErrorStreamCaptureUnsupported;
    return runtime.streams.beginCapture(*stream) ? cudaSuccess : cudaErrorIllegalState;
  });
}

extern "C" cudaError_t cudaStreamEndCapture(cudaStream_t handle, cudaGraph_t *graph) {
  return call([&](Runtime &runtime) {
    if (!graph)
      return cudaErrorInvalidValue;
    *graph = nullptr;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    std::shared_ptr<Graph> captured = runtime.streams.capture(*stream);
    if (!captured)
      return cudaErrorIllegalState;
    if (captured->origin != stream.get())
      return cudaErrorStreamCaptureUnmatched;
    runtime.streams.endCapture(*captured);
    if (captured->invalid)
      return cudaErrorStreamCaptureInvalidated;
    *graph = static_cast<cudaGraph_t>(graphs().add(captured));
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamIsCapturing(cudaStream_t handle, enum cudaStreamCaptureStatus *status) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream || !status)
      return stream ? cudaErrorInvalidValue : cudaErrorInvalidResourceHandle;
    std::shared_ptr<Graph> graph = runtime.streams.capture(*stream);
    *status = !graph           ? cudaStreamCaptureStatusNone
              : graph->invalid ? cudaStreamCaptureStatusInvalidated
                               : cudaStreamCaptureStatusActive;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGraphCreate(cudaGraph_t *graph, unsigned int flags) {
  return call([&](Runtime &) {
    if (!graph || flags)
      return cudaErrorInvalidValue;
    *graph = static_cast<cudaGraph_t>(graphs().add(std::make_shared<Graph>()));
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGraphInstantiate(cudaGraphExec_t *executable, cudaGraph_t graph, unsigned long long) {
  return call([&](Runtime &) {
    std::shared_ptr<Graph> found = graphs().find(graph);
    if (!executable || !found)
      return cudaErrorInvalidValue;
    *executable = static_cast<cudaGraphExec_t>(executables().add(found));
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGraphLaunch(cudaGraphExec_t executable, cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Graph> graph = executables().find(executable);
    if (!graph)
      return cudaErrorInvalidValue;
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    bool anyThread = true;
    for (const Graph::Node &node : graph->nodes)
      anyThread = anyThread && node.anyThread;
    auto work = [graph] {
      for (const Graph::Node &node : graph->nodes)
        node.work();
    };
    runtime.streams.enqueue(stream, work, {}, anyThread);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGraphDestroy(cudaGraph_t graph) {
  return call([&](Runtime &) { return graphs().remove(graph) ? cudaSuccess : cudaErrorInvalidValue; });
}

extern "C" cudaError_t cudaGraphExecDestroy(cudaGraphExec_t executable) {
  return call([&](Runtime &) { return executables().remove(executable) ? cudaSuccess : cudaErrorInvalidValue; });
}
