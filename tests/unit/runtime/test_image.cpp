#include "test_image.h"

#include <vector>

namespace testimage {

char add, waitFor, pause_, sumBig, trap, failAssert, bounded, shared, empty, unregistered;
char counterShadow, tableShadow, managedShadow;
int *managedPointer;

namespace {

template <class T> T argument(const sampan_block *b, unsigned offset) {
  return *reinterpret_cast<const T *>(b->params + offset);
}

uint64_t blockNumber(const sampan_block *b) {
  return b->block_idx[0] + uint64_t(b->grid_dim[0]) * (b->block_idx[1] + uint64_t(b->grid_dim[1]) * b->block_idx[2]);
}

uint32_t runAdd(sampan_block *b, uint32_t first, uint32_t last) {
  int *data = argument<int *>(b, 0);
  int value = argument<int>(b, 8);
  for (uint32_t t = first; t < last; ++t)
    data[blockNumber(b) * b->thread_count + t] += value;
  return SAMPAN_SITE_EXIT;
}

uint32_t runWait(sampan_block *b, uint32_t, uint32_t) {
  while (!argument<std::atomic<int> *>(b, 0)->load())
    std::this_thread::yield();
  return SAMPAN_SITE_EXIT;
}

uint32_t runPause(sampan_block *b, uint32_t, uint32_t) {
  sleepMs(argument<int>(b, 0));
  return SAMPAN_SITE_EXIT;
}

uint32_t runSumBig(sampan_block *b, uint32_t, uint32_t) {
  const Big *big = reinterpret_cast<const Big *>(b->params + 16);
  int sum = 0;
  for (int v : big->values)
    sum += v;
  *argument<int *>(b, 0) = sum;
  return SAMPAN_SITE_EXIT;
}

uint32_t runTrap(sampan_block *b, uint32_t first, uint32_t) {
  __sampan_rt_trap(&b->threads[first]);
  return SAMPAN_SITE_EXIT;
}

uint32_t runAssert(sampan_block *b, uint32_t first, uint32_t) {
  __sampan_rt_assertfail(&b->threads[first], "x > 0", "kernel.cu", 7, "failAssert", 1);
  return SAMPAN_SITE_EXIT;
}

uint32_t runEmpty(sampan_block *, uint32_t, uint32_t) { return SAMPAN_SITE_EXIT; }

int counterStorage = 7;
float tableStorage[16];
int managedStorage = 11;

const uint32_t kOffsets[] = {0, 8}, kAddSizes[] = {8, 4}, kPointerSize[] = {8}, kIntSize[] = {4};
const uint32_t kBigOffsets[] = {0, 16}, kBigSizes[] = {8, sizeof(Big)};

struct Row {
  char *host;
  const char *name;
  sampan_region_fn region;
  uint32_t params, bytes;
  const uint32_t *offsets, *sizes;
  uint32_t maxThreads = 1024, staticShared = 0;
};

const Row kRows[] = {
    {&add, "_Z3addPii", runAdd, 2, 12, kOffsets, kAddSizes},
    {&waitFor, "_Z7waitForPi", runWait, 1, 8, kOffsets, kPointerSize},
    {&pause_, "_Z5pausei", runPause, 1, 4, kOffsets, kIntSize},
    {&sumBig, "_Z6sumBigPi3Big", runSumBig, 2, 16 + sizeof(Big), kBigOffsets, kBigSizes},
    {&trap, "_Z4trapv", runTrap, 0, 0, nullptr, nullptr},
    {&failAssert, "_Z10failAssertv", runAssert, 0, 0, nullptr, nullptr},
    {&bounded, "_Z7boundedv", runEmpty, 0, 0, nullptr, nullptr, 64},
    {&shared, "_Z6sharedv", runEmpty, 0, 0, nullptr, nullptr, 1024, 16 << 10},
    {&empty, "_Z5emptyv", runEmpty, 0, 0, nullptr, nullptr},
};
constexpr size_t kCount = sizeof kRows / sizeof kRows[0];
sampan_kernel kernels[kCount];
sampan_region_fn regions[kCount][2];
// What the compiler puts into a loop that waits for memory: such a kernel must never run in the launching thread.
const uint32_t kYieldSite[] = {SAMPAN_SYNC_YIELD};

const sampan_variable kVariables[] = {
    {"counter", &counterStorage, sizeof counterStorage, 0, 0},
    {"table", tableStorage, sizeof tableStorage, SAMPAN_VARIABLE_CONSTANT, 0},
    {"managed", &managedStorage, sizeof managedStorage, SAMPAN_VARIABLE_MANAGED, 0},
};

class Image : public ::testing::Environment {
public:
  void SetUp() override {
    for (size_t i = 0; i < kCount; ++i) {
      const Row &row = kRows[i];
      regions[i][0] = regions[i][1] = row.region;
      kernels[i] = {};
      kernels[i].name = row.name;
      kernels[i].regions = regions[i];
      kernels[i].region_count = row.host == &waitFor ? 2 : 1;
      kernels[i].site_kinds = kYieldSite;
      kernels[i].flags = row.host == &waitFor ? SAMPAN_KERNEL_WARP_OPS : 0;
      kernels[i].max_threads = row.maxThreads;
      kernels[i].static_shared_bytes = row.staticShared;
      kernels[i].param_bytes = row.bytes;
      kernels[i].param_count = row.params;
      kernels[i].param_offsets = row.offsets;
      kernels[i].param_sizes = row.sizes;
    }
    image = {SAMPAN_IMAGE_MAGIC, SAMPAN_ABI_VERSION, target(), "sm_86", kernels, kVariables, kCount, 3, nullptr, 0};
    handle = __cudaRegisterFatBinary(&wrapper);
    for (const Row &row : kRows)
      __cudaRegisterFunction(handle, row.host, nullptr, row.name, -1, nullptr, nullptr, nullptr, nullptr, nullptr);
    __cudaRegisterVar(handle, &counterShadow, nullptr, "counter", 0, 4, 0, 0);
    __cudaRegisterVar(handle, &tableShadow, nullptr, "table", 0, sizeof tableStorage, 1, 0);
    __cudaRegisterManagedVar(handle, reinterpret_cast<void **>(&managedPointer), &managedShadow, "managed", 4, 4);
    __cudaRegisterFatBinaryEnd(handle);
  }
  void TearDown() override { __cudaUnregisterFatBinary(handle); }

private:
  sampan_image image = {};
  Wrapper wrapper{0x466243b1, 1, &image, nullptr};
  void **handle = nullptr;
};

const auto *environment = ::testing::AddGlobalTestEnvironment(new Image);

} // namespace

const char *target() {
#if defined(__x86_64__)
  return "cpu-x86-64";
#elif defined(__aarch64__)
  return "cpu-arm64";
#else
  return "cpu-loongarch64";
#endif
}

cudaError_t launchAdd(int *data, int value, dim3 grid, dim3 block, cudaStream_t stream) {
  void *arguments[] = {&data, &value};
  return cudaLaunchKernel(static_cast<const void *>(&add), grid, block, arguments, 0, stream);
}

cudaError_t launchWait(std::atomic<int> *flag, cudaStream_t stream) {
  void *arguments[] = {&flag};
  return cudaLaunchKernel(static_cast<const void *>(&waitFor), 1, 1, arguments, 0, stream);
}

cudaError_t launchNoArguments(char *kernel, dim3 grid, dim3 block, size_t sharedBytes, cudaStream_t stream) {
  return cudaLaunchKernel(static_cast<const void *>(kernel), grid, block, nullptr, sharedBytes, stream);
}

void Test::SetUp() {
  cudaDeviceReset();
  cudaGetLastError();
}

void Test::TearDown() {
  cudaDeviceReset();
  cudaGetLastError();
}

std::string messagesOf(const std::function<void()> &body) {
  ::testing::internal::CaptureStderr();
  body();
  return ::testing::internal::GetCapturedStderr();
}

} // namespace testimage
