// What a side in ispc is besides ispc: the library's entry, and the functions that ispc's `launch` and `sync` call, on
// the threads of OpenMP. All kernels are linked with this file.
#include "side.h"

#include <omp.h>
#include <stdlib.h>

#include <vector>

// The kernel's. It starts its tasks itself.
extern "C" void benchRun(void **arrays, const int *sizes, int threads);

using Task = void (*)(void *data, int thread, int threads, int task, int tasks, int task0, int task1, int task2,
                      int tasks0, int tasks1, int tasks2);

// Arguments of the tasks that a function has launched since its last `sync`.
struct Launched {
  std::vector<void *> memory;
};

extern "C" {

void *ISPCAlloc(void **handle, long size, int alignment) {
  if (!*handle)
    *handle = new Launched;
  std::vector<void *> &memory = static_cast<Launched *>(*handle)->memory;
  memory.push_back(aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment));
  return memory.back();
}

// Returns when the tasks have ended, which is allowed, and sooner than anybody here asks for it.
void ISPCLaunch(void **, void *function, void *data, int tasks0, int tasks1, int tasks2) {
  const auto task = reinterpret_cast<Task>(function);
  const int tasks = tasks0 * tasks1 * tasks2;
#pragma omp parallel for schedule(dynamic, 1)
  for (int i = 0; i < tasks; ++i)
    task(data, omp_get_thread_num(), omp_get_num_threads(), i, tasks, i % tasks0, i / tasks0 % tasks1,
         i / tasks0 / tasks1, tasks0, tasks1, tasks2);
}

void ISPCSync(void *handle) {
  auto *launched = static_cast<Launched *>(handle);
  for (void *memory : launched->memory)
    free(memory);
  delete launched;
}
}

struct IspcState {
  const BenchProblem *problem;
  std::vector<void *> arrays;
};

static void *ispcPrepare(const BenchProblem *problem) {
  omp_set_dynamic(0);
  omp_set_num_threads(problem->threads);
  auto *state = new IspcState{problem, {}};
  for (int i = 0; i < problem->arrayCount; ++i)
    state->arrays.push_back(problem->arrays[i].data);
  return state;
}

static const char *ispcRun(void *state) {
  auto *s = static_cast<IspcState *>(state);
  benchRun(s->arrays.data(), s->problem->sizes, s->problem->threads);
  return nullptr;
}

static const char *ispcFetch(void *) { return nullptr; }
static void ispcRelease(void *state) { delete static_cast<IspcState *>(state); }

BENCH_ENTRY { return {ispcPrepare, ispcRun, ispcFetch, ispcRelease}; }
