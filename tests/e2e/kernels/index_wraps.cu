// Subscripts in 32 bits that wrap among the lanes of a vector: nothing is known of where they begin, so lanes that come behind
// the wrap have to find their own places, 4 GB before the others'. Where none wraps, the same kernels take the other way.
// RUN: %nvcc -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=64 %s -o %t.w64 && %t.w64 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <sys/mman.h>

using Byte = unsigned char;
constexpr unsigned kThreads = 128, kPage = 4096;

__global__ void upwards(Byte *memory, unsigned first, int *out, int odd) {
  const unsigned i = first + threadIdx.x;
  if (!odd || threadIdx.x % 3) {
    out[threadIdx.x] = memory[i];
    memory[i] = Byte(threadIdx.x + 1);
  }
}

__global__ void downwards(Byte *memory, unsigned first, int *out) {
  const unsigned i = first - threadIdx.x;
  out[threadIdx.x] = memory[i] + 1000 * memory[i + 1];
}

__global__ void intoNegative(Byte *middle, unsigned first, int *out) {
  const int i = int(first + 2 * threadIdx.x);
  out[threadIdx.x] = middle[i];
}

// So far apart that the lanes of one vector go round more than once.
__global__ void farApart(Byte *memory, int *out) { out[threadIdx.x] = memory[threadIdx.x * 0x13000001u]; }

int main() {
  const size_t bytes = (size_t(1) << 32) + 2 * kPage;
  void *mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED)
    return 2;
  Byte *memory = static_cast<Byte *>(mapped), *middle = memory + (size_t(1) << 31);
  int *out = check::managed<int>(kThreads);
  for (unsigned first : {5u, 0u - 40u, 0u - 64u, 0u - 1u, 0u - 128u, 0u - 127u}) {
    for (int odd : {0, 1}) {
      for (unsigned t = 0; t < kThreads; ++t)
        memory[first + t] = Byte(7 * t + odd), out[t] = -1;
      upwards<<<1, kThreads>>>(memory, first, out, odd);
      check::finish("upwards");
      for (unsigned t = 0; t < kThreads; ++t) {
        const bool on = !odd || t % 3;
        check::same("read", int(t), out[t], on ? Byte(7 * t + odd) : -1);
        check::same("written", int(t), int(memory[first + t]), int(on ? t + 1 : Byte(7 * t + odd)));
      }
    }
    const unsigned top = first + kThreads;
    for (unsigned t = 0; t <= kThreads; ++t)
      memory[top + 1 - t] = Byte(3 * t);
    downwards<<<1, kThreads>>>(memory, top, out);
    check::finish("downwards");
    for (unsigned t = 0; t < kThreads; ++t)
      check::same("downwards", int(t), out[t], Byte(3 * t + 3) + 1000 * Byte(3 * t));
  }
  for (unsigned first : {9u, 0x80000000u - 100u, 0x80000000u - 2u, 0x80000000u - 256u}) {
    for (unsigned t = 0; t < kThreads; ++t)
      middle[int(first + 2 * t)] = Byte(11 * t);
    intoNegative<<<1, kThreads>>>(middle, first, out);
    check::finish("intoNegative");
    for (unsigned t = 0; t < kThreads; ++t)
      check::same("intoNegative", int(t), out[t], int(Byte(11 * t)));
  }
  for (unsigned t = 0; t < kThreads; ++t)
    memory[t * 0x13000001u] = Byte(5 * t);
  farApart<<<1, kThreads>>>(memory, out);
  check::finish("farApart");
  for (unsigned t = 0; t < kThreads; ++t)
    check::same("farApart", int(t), out[t], int(Byte(5 * t)));
  return check::result();
}
