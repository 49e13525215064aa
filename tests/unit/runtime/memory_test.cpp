#include "core/settings.h"
#include "test_image.h"

#include <cstring>
#include <vector>

namespace {

using namespace testimage;
class Memory : public testimage::Test {};

TEST_F(Memory, IsAlignedZeroAndCounted) {
  size_t before = 0, after = 0, total = 0;
  EXPECT_SUCCESS(cudaMemGetInfo(&before, &total));
  for (size_t bytes : {size_t(1), size_t(1000), size_t(1) << 20, size_t(9) << 20}) {
    unsigned char *p = nullptr;
    ASSERT_SUCCESS(cudaMalloc(&p, bytes));
    EXPECT_EQ(0u, reinterpret_cast<uintptr_t>(p) % 256);
    EXPECT_EQ(0, p[0] | p[bytes / 2] | p[bytes - 1]);
    std::memset(p, 1, bytes);
    EXPECT_SUCCESS(cudaMemGetInfo(&after, &total));
    EXPECT_LE(after, total - bytes);
    EXPECT_SUCCESS(cudaFree(p));
  }
}

TEST_F(Memory, ZeroBytesAreANullPointer) {
  void *p = &p;
  EXPECT_SUCCESS(cudaMalloc(&p, 0));
  EXPECT_EQ(nullptr, p);
  EXPECT_SUCCESS(cudaFree(p));
  EXPECT_EQ(cudaErrorInvalidValue, cudaMalloc(static_cast<void **>(nullptr), 8));
}

TEST_F(Memory, TooMuchIsAnErrorThatDoesNotStay) {
  void *p = &p;
  std::string text = messagesOf([&] { EXPECT_EQ(cudaErrorMemoryAllocation, cudaMalloc(&p, size_t(1) << 50)); });
  EXPECT_EQ(nullptr, p);
  EXPECT_NE(std::string::npos, text.find("[S7201]")) << text;
  EXPECT_EQ(cudaErrorMemoryAllocation, cudaGetLastError());
  EXPECT_SUCCESS(cudaMalloc(&p, 64));
}

TEST_F(Memory, LimitCanBeSet) {
  sampan::rt::Settings old = sampan::rt::currentSettings(), small = old;
  small.memoryBytes = 1 << 20;
  sampan::rt::configure(small);
  void *a = nullptr, *b = nullptr;
  EXPECT_SUCCESS(cudaMalloc(&a, 700 << 10));
  messagesOf([&] { EXPECT_EQ(cudaErrorMemoryAllocation, cudaMalloc(&b, 700 << 10)); });
  EXPECT_SUCCESS(cudaFree(a));
  EXPECT_SUCCESS(cudaMalloc(&b, 700 << 10));
  size_t freeBytes = 0, total = 0;
  EXPECT_SUCCESS(cudaMemGetInfo(&freeBytes, &total));
  EXPECT_EQ(size_t(1) << 20, total);
  EXPECT_LE(freeBytes, total - (700 << 10));
  sampan::rt::configure(old);
}

TEST_F(Memory, IsFreedOnceAndByItsOwnFunction) {
  char *p = nullptr, *host = nullptr;
  ASSERT_SUCCESS(cudaMalloc(&p, 64));
  ASSERT_SUCCESS(cudaMallocHost(&host, 64));
  char local = 0;
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaFree(p + 1));
    EXPECT_EQ(cudaErrorInvalidValue, cudaFree(&local));
    EXPECT_EQ(cudaErrorInvalidValue, cudaFree(host));
    EXPECT_EQ(cudaErrorInvalidValue, cudaFreeHost(p));
    EXPECT_SUCCESS(cudaFree(p));
    EXPECT_EQ(cudaErrorInvalidValue, cudaFree(p));
    EXPECT_SUCCESS(cudaFreeHost(host));
    EXPECT_EQ(cudaErrorInvalidValue, cudaFreeHost(host));
    EXPECT_SUCCESS(cudaFree(nullptr));
    EXPECT_SUCCESS(cudaFreeHost(nullptr));
  });
}

TEST_F(Memory, PointersKnowWhatTheyAre) {
  char *device = nullptr, *managed = nullptr, *pinned = nullptr;
  char plain[16];
  ASSERT_SUCCESS(cudaMalloc(&device, 16));
  ASSERT_SUCCESS(cudaMallocManaged(&managed, 16));
  ASSERT_SUCCESS(cudaHostAlloc(&pinned, 16, cudaHostAllocMapped));
  cudaPointerAttributes a;
  EXPECT_SUCCESS(cudaPointerGetAttributes(&a, device + 15));
  EXPECT_EQ(cudaMemoryTypeDevice, a.type);
  EXPECT_EQ(device + 15, a.devicePointer);
  EXPECT_EQ(nullptr, a.hostPointer);
  EXPECT_SUCCESS(cudaPointerGetAttributes(&a, managed));
  EXPECT_EQ(cudaMemoryTypeManaged, a.type);
  EXPECT_SUCCESS(cudaPointerGetAttributes(&a, pinned));
  EXPECT_EQ(cudaMemoryTypeHost, a.type);
  EXPECT_SUCCESS(cudaPointerGetAttributes(&a, plain));
  EXPECT_EQ(cudaMemoryTypeUnregistered, a.type);
}

TEST_F(Memory, HostMemoryCanBeRegistered) {
  std::vector<char> mine(4096);
  char *device = nullptr;
  messagesOf([&] { EXPECT_EQ(cudaErrorInvalidValue, cudaHostGetDevicePointer(&device, mine.data(), 0)); });
  EXPECT_SUCCESS(cudaHostRegister(mine.data(), mine.size(), cudaHostRegisterDefault));
  EXPECT_EQ(cudaErrorHostMemoryAlreadyRegistered, cudaHostRegister(mine.data() + 100, 8, cudaHostRegisterDefault));
  EXPECT_SUCCESS(cudaHostGetDevicePointer(&device, mine.data(), 0));
  EXPECT_EQ(mine.data(), device);
  EXPECT_SUCCESS(cudaHostUnregister(mine.data()));
  EXPECT_EQ(cudaErrorHostMemoryNotRegistered, cudaHostUnregister(mine.data()));
}

TEST_F(Memory, HintsAreCheckedAndHarmless) {
  char *managed = nullptr, *device = nullptr;
  ASSERT_SUCCESS(cudaMallocManaged(&managed, 4096));
  ASSERT_SUCCESS(cudaMalloc(&device, 4096));
  EXPECT_SUCCESS(cudaMemPrefetchAsync(managed, 4096, 0));
  EXPECT_SUCCESS(cudaMemPrefetchAsync(managed, 4096, cudaCpuDeviceId));
  EXPECT_SUCCESS(cudaMemAdvise(managed, 4096, cudaMemAdviseSetReadMostly, 0));
  EXPECT_EQ(cudaErrorInvalidDevice, cudaMemPrefetchAsync(managed, 4096, 3));
  messagesOf([&] {
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemPrefetchAsync(managed, 4097, 0));
    EXPECT_EQ(cudaErrorInvalidValue, cudaMemPrefetchAsync(device, 4096, 0));
  });
}

TEST_F(Memory, HintsTakeThePlaceAsAStructureToo) {
  char *managed = nullptr;
  ASSERT_SUCCESS(cudaMallocManaged(&managed, 4096));
  const cudaMemLocation device{cudaMemLocationTypeDevice, 0}, host{cudaMemLocationTypeHost, 0};
  EXPECT_SUCCESS(cudaMemPrefetchAsync(managed, 4096, device, 0));
  EXPECT_SUCCESS(cudaMemPrefetchAsync(managed, 4096, host, 0, nullptr));
  EXPECT_SUCCESS(cudaMemAdvise(managed, 4096, cudaMemAdviseSetPreferredLocation, host));
  EXPECT_EQ(cudaErrorInvalidDevice, cudaMemPrefetchAsync(managed, 4096, {cudaMemLocationTypeDevice, 3}, 0));
  EXPECT_EQ(cudaErrorInvalidValue, cudaMemPrefetchAsync(managed, 4096, device, 1));
  EXPECT_EQ(cudaErrorInvalidValue, cudaMemPrefetchAsync(managed, 4096, {cudaMemLocationTypeInvalid, 0}, 0));
}

TEST_F(Memory, InStreamOrderWaitsForTheStream) {
  cudaStream_t stream;
  ASSERT_SUCCESS(cudaStreamCreate(&stream));
  int *p = nullptr;
  ASSERT_SUCCESS(cudaMallocAsync(&p, 400, stream));
  std::atomic<int> flag{0};
  ASSERT_SUCCESS(launchWait(&flag, stream));
  ASSERT_SUCCESS(launchAdd(p, 1, 1, 100, stream)); // must still find its memory
  ASSERT_SUCCESS(cudaFreeAsync(p, stream));
  messagesOf([&] { EXPECT_EQ(cudaErrorInvalidValue, cudaFreeAsync(p, stream)); });
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(stream));
  cudaMemPool_t pool;
  ASSERT_SUCCESS(cudaDeviceGetDefaultMemPool(&pool, 0));
  uint64_t threshold = 12345, read = 0;
  EXPECT_SUCCESS(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &threshold));
  EXPECT_SUCCESS(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &read));
  EXPECT_EQ(threshold, read);
}

// What a stream has freed it gets again at once; other streams only when it has come so far.
TEST_F(Memory, FreedInStreamOrderIsUsedAgain) {
  constexpr size_t kBytes = 8u << 20;
  cudaStream_t first, second;
  ASSERT_SUCCESS(cudaStreamCreate(&first));
  ASSERT_SUCCESS(cudaStreamCreate(&second));
  int *p = nullptr, *again = nullptr, *other = nullptr;
  ASSERT_SUCCESS(cudaMallocAsync(&p, kBytes, first));
  std::atomic<int> flag{0};
  ASSERT_SUCCESS(launchWait(&flag, first));
  ASSERT_SUCCESS(cudaFreeAsync(p, first));
  ASSERT_SUCCESS(cudaMallocAsync(&other, kBytes, second));
  EXPECT_NE(p, other);
  ASSERT_SUCCESS(cudaMallocAsync(&again, kBytes, first));
  EXPECT_EQ(p, again);
  ASSERT_SUCCESS(cudaFreeAsync(again, first));
  flag = 1;
  EXPECT_SUCCESS(cudaStreamSynchronize(first));
  EXPECT_SUCCESS(cudaFree(other));
}

TEST_F(Memory, SynchronisingGivesBackWhatIsBeyondTheThreshold) {
  constexpr size_t kBytes = 8u << 20;
  cudaMemPool_t pool;
  ASSERT_SUCCESS(cudaDeviceGetDefaultMemPool(&pool, 0));
  for (uint64_t threshold : {uint64_t(kBytes), uint64_t(0)}) {
    ASSERT_SUCCESS(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &threshold));
    void *p = nullptr, *q = nullptr;
    ASSERT_SUCCESS(cudaMallocAsync(&p, kBytes, nullptr));
    ASSERT_SUCCESS(cudaMallocAsync(&q, kBytes, nullptr));
    ASSERT_SUCCESS(cudaFreeAsync(p, nullptr));
    ASSERT_SUCCESS(cudaFreeAsync(q, nullptr));
    ASSERT_SUCCESS(cudaDeviceSynchronize());
    uint64_t reserved = 0, used = 0;
    ASSERT_SUCCESS(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReservedMemCurrent, &reserved));
    ASSERT_SUCCESS(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &used));
    EXPECT_EQ(threshold, reserved - used);
  }
}

// A limit that held memory would exceed: it is given up first.
TEST_F(Memory, HeldMemoryMakesRoomForOtherSizes) {
  const sampan::rt::Settings old = sampan::rt::currentSettings();
  sampan::rt::Settings small = old;
  small.memoryBytes = 24u << 20;
  sampan::rt::configure(small);
  void *p = nullptr, *q = nullptr;
  EXPECT_SUCCESS(cudaMallocAsync(&p, 16u << 20, nullptr));
  EXPECT_SUCCESS(cudaFreeAsync(p, nullptr));
  EXPECT_SUCCESS(cudaMalloc(&q, 20u << 20));
  EXPECT_SUCCESS(cudaFree(q));
  sampan::rt::configure(old);
}

} // namespace
