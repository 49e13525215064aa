// A hand-made image: kernels as C++ functions in the form that the compiler emits, registered as host code would.
#pragma once

#include "abi.h"
#include "cuda_runtime_api.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

extern "C" {
void **__cudaRegisterFatBinary(const void *wrapper);
void __cudaRegisterFatBinaryEnd(void **handle);
void __cudaRegisterFunction(void **handle, const char *hostFunction, char *deviceFunction, const char *deviceName,
                            int threadLimit, void *, void *, void *, void *, int *);
void __cudaRegisterVar(void **handle, char *hostVariable, char *deviceAddress, const char *deviceName, int external,
                       size_t bytes, int constant, int global);
void __cudaRegisterManagedVar(void **handle, void **pointer, char *hostVariable, const char *deviceName, size_t bytes,
                              unsigned alignment);
void __cudaUnregisterFatBinary(void **handle);
}

namespace testimage {

struct Wrapper {
  unsigned magic, version;
  const void *data;
  void *unused;
};

struct Big {
  int values[300]; // more than fits the launch path's own buffer
};

// What stands for the kernels on the host; only the addresses count.
extern char add, waitFor, pause_, sumBig, trap, failAssert, bounded, shared, empty, unregistered;
// Host shadows of device variables.
extern char counterShadow, tableShadow;
extern int *managedPointer;
extern char managedShadow;

// The target string of code for this machine.
const char *target();

// add(int *data, int value): data[i] += value for each thread of the grid.
cudaError_t launchAdd(int *data, int value, dim3 grid, dim3 block, cudaStream_t stream = nullptr);
// waitFor(std::atomic<int> *flag): each thread spins until it is not 0.
cudaError_t launchWait(std::atomic<int> *flag, cudaStream_t stream = nullptr);
cudaError_t launchNoArguments(char *kernel, dim3 grid = 1, dim3 block = 1, size_t sharedBytes = 0,
                              cudaStream_t stream = nullptr);

// The device is clean before and after each test.
class Test : public ::testing::Test {
protected:
  void SetUp() override;
  void TearDown() override;
};

// Runs body and answers what it wrote to standard error.
std::string messagesOf(const std::function<void()> &body);

inline void sleepMs(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

} // namespace testimage

#define EXPECT_SUCCESS(call) EXPECT_EQ(cudaSuccess, (call))
#define ASSERT_SUCCESS(call) ASSERT_EQ(cudaSuccess, (call))
