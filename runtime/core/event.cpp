// Events: marks in streams with the time at which the stream passed them.
#include "core/allocate.h"
#include "core/graph.h"
#include "core/stream.h"

#include <chrono>
#include <unordered_map>

using namespace sampan::rt;

namespace {

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// One cudaEventRecord. Waits that were made for an earlier record of the same event keep that one.
struct Recording {
  std::atomic<int64_t> time{0}; // 0: not passed
  Ticket ticket;                // empty: passed when it was recorded
  std::shared_ptr<Graph> graph; // recorded in a stream that was being captured
};

struct Event {
  unsigned flags = 0;
  std::shared_ptr<Recording> recording; // null: never recorded
};

class EventTable {
public:
  cudaEvent_t add(unsigned flags) {
    auto event = std::make_shared<Event>();
    event->flags = flags;
    std::lock_guard lock(mutex);
    cudaEvent_t handle = reinterpret_cast<cudaEvent_t>(event.get());
    events.emplace(handle, std::move(event));
    return handle;
  }
  bool remove(cudaEvent_t handle) {
    std::lock_guard lock(mutex);
    return events.erase(handle) != 0;
  }
  // False if there is no such event.
  bool get(cudaEvent_t handle, Event &event) {
    std::lock_guard lock(mutex);
    auto found = events.find(handle);
    if (found == events.end())
      return false;
    event = *found->second;
    return true;
  }
  bool set(cudaEvent_t handle, std::shared_ptr<Recording> recording) {
    std::lock_guard lock(mutex);
    auto found = events.find(handle);
    if (found == events.end())
      return false;
    found->second->recording = std::move(recording);
    return true;
  }

private:
  std::mutex mutex;
  std::unordered_map<cudaEvent_t, std::shared_ptr<Event>> events;
};

EventTable &events() {
  static EventTable &table = *new EventTable;
  return table;
}

cudaError_t noEvent(cudaEvent_t handle) {
  return refuse(cudaErrorInvalidResourceHandle, "S7404", hex(handle) + " is not an event",
                "it was destroyed, or never created by cudaEventCreate");
}

cudaError_t create(cudaEvent_t *event, unsigned flags) {
  constexpr unsigned kKnown = cudaEventBlockingSync | cudaEventDisableTiming | cudaEventInterprocess;
  if (!event || (flags & ~kKnown) || ((flags & cudaEventInterprocess) && !(flags & cudaEventDisableTiming)))
    return cudaErrorInvalidValue;
  if (flags & cudaEventInterprocess)
    return notSupported("an event with cudaEventInterprocess");
  *event = events().add(flags);
  return cudaSuccess;
}

cudaError_t record(Runtime &runtime, cudaEvent_t handle, cudaStream_t streamHandle, unsigned flags) {
  if (flags & ~unsigned(cudaEventRecordExternal))
    return cudaErrorInvalidValue;
  Event event;
  if (!events().get(handle, event))
    return noEvent(handle);
  std::shared_ptr<Stream> stream = streamOf(runtime, streamHandle);
  if (!stream)
    return cudaErrorInvalidResourceHandle;
  auto recording = std::make_shared<Recording>();
  recording->graph = runtime.streams.capture(*stream);
  if (runtime.streams.begin(*stream)) {
    recording->time = now();
    runtime.streams.finish(*stream);
  } else {
    // Even after a failure: somebody may wait for the mark.
    recording->ticket = runtime.streams.enqueue(stream, [recording] { recording->time = now(); });
  }
  return events().set(handle, std::move(recording)) ? cudaSuccess : noEvent(handle);
}

} // namespace

extern "C" cudaError_t cudaEventCreate(cudaEvent_t *event) {
  return call([&](Runtime &) { return create(event, 0); });
}

extern "C" cudaError_t cudaEventCreateWithFlags(cudaEvent_t *event, unsigned int flags) {
  return call([&](Runtime &) { return create(event, flags); });
}

extern "C" cudaError_t cudaEventDestroy(cudaEvent_t event) {
  return call([&](Runtime &) { return events().remove(event) ? cudaSuccess : noEvent(event); });
}

extern "C" cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream) {
  return call([&](Runtime &runtime) { return record(runtime, event, stream, 0); });
}

extern "C" cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned int flags) {
  return call([&](Runtime &runtime) { return record(runtime, event, stream, flags); });
}

extern "C" cudaError_t cudaEventSynchronize(cudaEvent_t handle) {
  return call([&](Runtime &runtime) {
    Event event;
    if (!events().get(handle, event))
      return noEvent(handle);
    if (event.recording && event.recording->graph)
      return cudaErrorCapturedEvent;
    if (event.recording)
      runtime.streams.wait(event.recording->ticket);
    giveBackUnused(runtime);
    return runtime.errors.take();
  });
}

extern "C" cudaError_t cudaEventQuery(cudaEvent_t handle) {
  return call([&](Runtime &runtime) {
    Event event;
    if (!events().get(handle, event))
      return noEvent(handle);
    if (event.recording && event.recording->graph)
      return cudaErrorCapturedEvent;
    return !event.recording || event.recording->ticket.done() ? runtime.errors.take() : cudaErrorNotReady;
  });
}

extern "C" cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t startHandle, cudaEvent_t endHandle) {
  return call([&](Runtime &) -> cudaError_t {
    Event start, end;
    if (!milliseconds)
      return cudaErrorInvalidValue;
    if (!events().get(startHandle, start))
      return noEvent(startHandle);
    if (!events().get(endHandle, end))
      return noEvent(endHandle);
    if ((start.flags | end.flags) & cudaEventDisableTiming || !start.recording || !end.recording)
      return refuse(cudaErrorInvalidResourceHandle, "S7405",
                    "cudaEventElapsedTime needs two recorded events with times",
                    "record both, and create them without cudaEventDisableTiming");
    if (start.recording->graph || end.recording->graph)
      return cudaErrorCapturedEvent;
    if (!start.recording->ticket.done() || !end.recording->ticket.done())
      return cudaErrorNotReady;
    *milliseconds = static_cast<float>(static_cast<double>(end.recording->time - start.recording->time) * 1e-6);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaStreamWaitEvent(cudaStream_t streamHandle, cudaEvent_t handle, unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (flags & ~unsigned(cudaEventWaitExternal))
      return cudaErrorInvalidValue;
    Event event;
    if (!events().get(handle, event))
      return noEvent(handle);
    std::shared_ptr<Stream> stream = streamOf(runtime, streamHandle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (event.recording && event.recording->graph)
      return runtime.streams.joinCapture(*stream, event.recording->graph) ? cudaSuccess : cudaErrorStreamCaptureMerge;
    if (event.recording && runtime.streams.capture(*stream))
      return cudaErrorStreamCaptureIsolation;
    if (event.recording && !event.recording->ticket.done())
      runtime.streams.enqueue(stream, [] {}, {event.recording->ticket});
    return cudaSuccess;
  });
}
