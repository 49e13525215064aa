// Which stream a handle means.
#include "core/stream_set.h"

#include "core/runtime.h"

#include <algorithm>

namespace sampan::rt {
namespace {

// cudaStreamPerThread: made when a thread first names it, given up with the thread.
struct PerThread {
  cudaStream_t handle = nullptr;
  ~PerThread() {
    if (handle)
      Runtime::get().streams.destroy(handle);
  }
};
thread_local PerThread perThread;

} // namespace

std::shared_ptr<Stream> StreamSet::lookUp(cudaStream_t handle) {
  std::lock_guard lock(mutex);
  auto found = handles.find(handle);
  return found == handles.end() ? nullptr : found->second;
}

std::shared_ptr<Stream> StreamSet::find(cudaStream_t handle) {
  if (!handle || handle == cudaStreamLegacy)
    return legacy;
  if (handle == cudaStreamPerThread) {
    if (perThread.handle)
      if (auto stream = lookUp(perThread.handle))
        return stream;
    handle = perThread.handle = create(StreamKind::Blocking, 0); // also after a reset took the old one
  }
  return lookUp(handle);
}

cudaStream_t StreamSet::create(StreamKind kind, int priority) {
  std::lock_guard lock(mutex);
  auto stream = std::make_shared<Stream>(kind, priority, nextId++);
  cudaStream_t handle = reinterpret_cast<cudaStream_t>(stream.get());
  handles.emplace(handle, stream);
  all.push_back(std::move(stream));
  return handle;
}

bool StreamSet::destroy(cudaStream_t handle) {
  std::lock_guard lock(mutex);
  auto found = handles.find(handle);
  if (found == handles.end())
    return false;
  std::shared_ptr<Stream> stream = found->second;
  handles.erase(found);
  if (stream->completed.load(std::memory_order_relaxed) == stream->submitted)
    std::erase(all, stream);
  return true;
}

void StreamSet::destroyAll() {
  std::vector<cudaStream_t> made;
  {
    std::lock_guard lock(mutex);
    for (const auto &[handle, stream] : handles)
      made.push_back(handle);
  }
  for (cudaStream_t handle : made)
    if (handle != perThread.handle)
      destroy(handle);
}

std::vector<Ticket> StreamSet::unfinished(const std::shared_ptr<Stream> &stream) {
  std::lock_guard lock(mutex);
  std::vector<Ticket> tickets;
  for (const std::shared_ptr<Stream> &s : all) {
    bool counts = s == stream || (stream->kind == StreamKind::Legacy && s->kind == StreamKind::Blocking);
    if (counts && s->completed.load(std::memory_order_relaxed) != s->submitted)
      tickets.push_back({s, s->submitted});
  }
  return tickets;
}

} // namespace sampan::rt
