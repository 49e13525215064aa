// The numbers of a device that do not depend on the machine: programs are written to them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sampan::rt {

constexpr int kWarp = 32;
constexpr uint32_t kThreadsPerBlock = 1024;
constexpr uint32_t kBlockLimit[3] = {1024, 1024, 64};
constexpr uint32_t kGridLimit[3] = {2147483647u, 65535u, 65535u};
constexpr uint32_t kSharedPerBlock = 48 << 10;       // without asking
constexpr uint32_t kSharedPerBlockOptin = 227 << 10; // by cudaFuncSetAttribute
constexpr uint32_t kSharedPerProcessor = 228 << 10;
constexpr uint32_t kSharedReserved = 1 << 10; // of each block, by the system
constexpr int kThreadsPerProcessor = 2048;
constexpr int kBlocksPerProcessor = 32;
constexpr int kRegisters = 65536;
constexpr size_t kConstantBytes = 64 << 10;
constexpr size_t kPitchAlignment = 512;
constexpr size_t kMaxPitch = 2147483647;
constexpr int kVersion = 12040;
constexpr int kLeastPriority = 0;
constexpr int kGreatestPriority = -5;

} // namespace sampan::rt
