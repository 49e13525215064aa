#include "core/stream_set.h"

#include "core/graph.h"
#include "core/report.h"

#include <algorithm>
#include <system_error>
#include <thread>

namespace sampan::rt {
namespace {

constexpr auto kPatienceAtExit = std::chrono::seconds(10);

thread_local int tasksOnThisThread = 0;

int index(const Stream &s) { return static_cast<int>(s.kind); }

} // namespace

StreamSet::StreamSet() : legacy(std::make_shared<Stream>(StreamKind::Legacy, 0, nextId++)) { all.push_back(legacy); }

bool StreamSet::idleLocked(const Stream &s) const {
  if (s.completed.load(std::memory_order_relaxed) != s.submitted)
    return false;
  if (s.kind == StreamKind::Legacy)
    return pending[static_cast<int>(StreamKind::Blocking)] == 0;
  return s.kind == StreamKind::NonBlocking || pending[static_cast<int>(StreamKind::Legacy)] == 0;
}

bool StreamSet::ready(Task &task) {
  std::erase_if(task.waits, [](const Ticket &t) { return t.done(); });
  return task.waits.empty();
}

void StreamSet::waitForOthers(Stream &s, Task &task) {
  if (s.kind == StreamKind::NonBlocking)
    return;
  StreamKind other = s.kind == StreamKind::Legacy ? StreamKind::Blocking : StreamKind::Legacy;
  if (pending[static_cast<int>(other)] == 0)
    return;
  for (const std::shared_ptr<Stream> &o : all)
    if (o->kind == other && o->completed.load(std::memory_order_relaxed) != o->submitted)
      task.waits.push_back({o, o->submitted});
}

bool StreamSet::begin(Stream &s) {
  Lock lock(mutex);
  if (s.graph || !idleLocked(s))
    return false;
  ++s.submitted;
  ++pending[index(s)];
  s.running = true;
  return true;
}

uint64_t StreamSet::submitLocked(Stream &s, Task &&task) {
  waitForOthers(s, task);
  task.number = ++s.submitted;
  task.order = nextOrder++;
  ++pending[index(s)];
  ++queued;
  s.queue.push_back(std::move(task));
  return s.submitted;
}

Ticket StreamSet::enqueue(const std::shared_ptr<Stream> &s, std::function<void()> work, std::vector<Ticket> waits,
                          bool anyThread) {
  Lock lock(mutex);
  if (s->graph) {
    s->graph->nodes.push_back({std::move(work), anyThread});
    return {};
  }
  Task task;
  task.work = std::move(work);
  task.waits = std::move(waits);
  task.anyThread = anyThread;
  uint64_t number = submitLocked(*s, std::move(task));
  dispatchReady();
  return {s, number};
}

void StreamSet::claim(Stream &s) {
  if (begin(s))
    return;
  Lock lock(mutex);
  uint64_t mine = submitLocked(s, Task{});
  // Not a reference to the task: a deque may move it while others are added.
  while (s.running || s.queue.empty() || s.queue.front().number != mine || !ready(s.queue.front()))
    helpOrSleep(s, lock);
  dispatchReady();
  s.queue.pop_front();
  --queued;
  s.running = true;
}

void StreamSet::finish(Stream &s) {
  Lock lock(mutex);
  finishLocked(s);
  dispatchReady();
}

void StreamSet::finishLocked(Stream &s) {
  s.running = false;
  --pending[index(s)];
  uint64_t done = s.completed.load(std::memory_order_relaxed) + 1;
  s.completed.store(done, std::memory_order_release);
  if (hostWaiters)
    hostCv.notify_all();
  // Last: it may be the end of a stream that was destroyed. (The caller's shared_ptr or the tasks' keep others.)
  if (done == s.submitted && s.kind != StreamKind::Legacy && !handles.count(reinterpret_cast<cudaStream_t>(&s)))
    std::erase_if(all, [&](const std::shared_ptr<Stream> &o) { return o.get() == &s; });
}

// Among the streams whose next task can run: the highest priority, and of equals the oldest task.
Stream *StreamSet::pick() {
  Stream *best = nullptr;
  for (const std::shared_ptr<Stream> &s : all) {
    if (s->running || s->queue.empty() || !s->queue.front().work || !ready(s->queue.front()))
      continue;
    if (!best || s->priority < best->priority ||
        (s->priority == best->priority && s->queue.front().order < best->queue.front().order))
      best = s.get();
  }
  return best;
}

// A task that brings this stream forward and that a waiting host thread may run: its head, or what the head waits for.
Stream *StreamSet::helpFor(Stream &s, int depth) {
  if (s.running || s.queue.empty() || depth > 8)
    return nullptr;
  Task &head = s.queue.front();
  if (ready(head))
    return head.work && head.anyThread ? &s : nullptr;
  for (const Ticket &t : head.waits)
    if (Stream *found = helpFor(*t.stream, depth + 1))
      return found;
  return nullptr;
}

void StreamSet::runHead(Stream &s, Lock &lock) {
  std::function<void()> work = std::move(s.queue.front().work);
  s.queue.pop_front();
  --queued;
  s.running = true;
  s.assigned = false;
  lock.unlock();
  ++tasksOnThisThread;
  work();
  --tasksOnThisThread;
  work = nullptr; // frees what it holds before anybody can see it as finished
  lock.lock();
  finishLocked(s);
}

// Finds a thread for every task that could run and has none on its way. Called whenever one has become ready.
void StreamSet::dispatchReady() {
  if (queued == 0)
    return;
  for (const std::shared_ptr<Stream> &s : all) {
    if (s->running || s->assigned || s->queue.empty() || !s->queue.front().work || !ready(s->queue.front()))
      continue;
    s->assigned = true;
    wakeWorker();
  }
}

void StreamSet::wakeWorker() {
  if (idleWorkers > wakeups) {
    ++wakeups;
    workCv.notify_one();
    return;
  }
  try {
    std::thread([this] { work(); }).detach();
  } catch (const std::system_error &error) {
    // The task waits for a worker that is busy, or for a host thread that waits for it.
    report(Level::Error, "S7406", std::string("no thread for a stream: ") + error.what(),
           "use fewer streams or raise the limit of threads (ulimit -u)");
  }
}

void StreamSet::work() {
  Lock lock(mutex);
  for (;;) {
    if (Stream *s = pick()) {
      s->assigned = true; // by this thread: before it starts it sees to the others
      dispatchReady();
      runHead(*s, lock);
      continue;
    }
    ++idleWorkers;
    workCv.wait(lock, [&] { return wakeups > 0; });
    --wakeups;
    --idleWorkers;
  }
}

// A host thread that waits for something in this stream.
void StreamSet::helpOrSleep(Stream &s, Lock &lock) {
  Stream *helped = helpFor(s);
  if (helped)
    helped->assigned = true;
  dispatchReady();
  if (helped) {
    runHead(*helped, lock);
    return;
  }
  ++hostWaiters;
  hostCv.wait(lock);
  --hostWaiters;
}

void StreamSet::wait(const Ticket &ticket) {
  if (ticket.done())
    return;
  Lock lock(mutex);
  while (!ticket.done())
    helpOrSleep(*ticket.stream, lock);
  dispatchReady();
}

void StreamSet::waitAll() {
  std::vector<Ticket> tickets;
  {
    Lock lock(mutex);
    if (pending[0] + pending[1] + pending[2] == 0)
      return;
    for (const std::shared_ptr<Stream> &s : all)
      if (s->completed.load(std::memory_order_relaxed) != s->submitted)
        tickets.push_back({s, s->submitted});
  }
  for (const Ticket &t : tickets)
    wait(t);
}

void StreamSet::abandon() {
  if (tasksOnThisThread)
    return; // exit() from a callback: waiting for ourselves would never end
  Lock lock(mutex);
  auto finished = [&] { return pending[0] + pending[1] + pending[2] == 0; };
  ++hostWaiters;
  bool all_done = hostCv.wait_for(lock, kPatienceAtExit, finished);
  --hostWaiters;
  if (all_done)
    return;
  for (const std::shared_ptr<Stream> &s : all) {
    queued -= s->queue.size();
    pending[index(*s)] -= s->queue.size();
    s->submitted -= s->queue.size();
    s->queue.clear();
  }
  report(Level::Warning, "S7401", "the program ends while a kernel still runs",
         "call cudaDeviceSynchronize() before the end of main; work that had not begun was dropped");
}

} // namespace sampan::rt
