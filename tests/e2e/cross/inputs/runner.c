// Runs kernels of an object of `nvcc --sampan-emit=kernels` and prints a number for all bits of their results. There is no C
// library for loongarch64 in Debian 12: this file is all that stands between the kernels and the system there. On other machines
// it is an ordinary program, whose output is what the other must print.
#include "runtime/abi.h"

enum { kThreads = 256, kArena = 16 << 20 };

extern const struct sampan_image __sampan_image;

#if defined(__loongarch__)
static long call(long number, long a, long b, long c) {
  register long a7 __asm__("$a7") = number, a0 __asm__("$a0") = a, a1 __asm__("$a1") = b, a2 __asm__("$a2") = c;
  __asm__ volatile("syscall 0"
                   : "+r"(a0)
                   : "r"(a7), "r"(a1), "r"(a2)
                   : "memory", "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8");
  return a0;
}
static void say(const char *text, size_t n) { call(64, 1, (long)text, (long)n); }
static _Noreturn void leave(int status) {
  for (;;)
    call(94, status, 0, 0);
}
void *memcpy(void *to, const void *from, size_t n) {
  for (size_t i = 0; i < n; ++i)
    ((volatile char *)to)[i] = ((const char *)from)[i];
  return to;
}
void *memset(void *to, int c, size_t n) {
  for (size_t i = 0; i < n; ++i)
    ((volatile char *)to)[i] = (char)c;
  return to;
}
int main(void);
void _start(void) { leave(main()); }
#else
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void say(const char *text, size_t n) {
  if (write(1, text, n) < 0)
    exit(3);
}
static _Noreturn void leave(int status) { exit(status); }
#endif

static void line(const char *text) {
  size_t n = 0;
  while (text[n])
    ++n;
  say(text, n);
}

static void number(uint64_t v) {
  char digits[17];
  for (int i = 0; i < 16; ++i)
    digits[i] = "0123456789abcdef"[v >> (60 - 4 * i) & 15];
  digits[16] = '\n';
  say(digits, 17);
}

static const struct sampan_kernel *find(const char *part) {
  for (uint32_t k = 0; k < __sampan_image.kernel_count; ++k)
    for (const char *at = __sampan_image.kernels[k].name; *at; ++at) {
      const char *a = at, *b = part;
      while (*b && *a == *b)
        ++a, ++b;
      if (!*b)
        return &__sampan_image.kernels[k];
    }
  return 0;
}

static _Alignas(256) char shared[1 << 16], params[4096], frame[kArena], locals[kArena];
static _Alignas(64) char records[kThreads * sizeof(struct sampan_record)];
static uint32_t next[kThreads];
static struct sampan_thread threads[kThreads];

// Kernels whose threads meet at barriers only: each block goes from barrier to barrier, as the runtime's fast path does.
static void run(const struct sampan_kernel *k, uint32_t grid, uint32_t size, const void *const *arguments) {
  struct sampan_block block = {{0, 0, 0}, {size, 1, 1}, {grid, 1, 1}, size,   (size + 63) / 64 * 64,
                               0,         shared,       shared,       params, threads,
                               records,   next,         frame,        locals, 0};
  if (block.padded_count > kThreads || (uint64_t)k->frame_bytes * block.padded_count > kArena ||
      (uint64_t)k->locals_bytes * block.padded_count > kArena || k->static_shared_bytes > sizeof shared ||
      k->param_bytes > sizeof params) {
    line("too large\n");
    leave(2);
  }
  for (uint32_t p = 0; p < k->param_count; ++p)
    memcpy(params + k->param_offsets[p], arguments[p], k->param_sizes[p]);
  for (uint32_t t = 0; t < size; ++t)
    threads[t] = (struct sampan_thread){{t, 0, 0}, t, &block, 0};
  for (uint32_t b = 0; b < grid; ++b) {
    block.block_idx[0] = b;
    for (uint32_t region = 0;;) {
      const uint32_t stop = k->regions[region](&block, 0, size);
      if (stop == SAMPAN_SITE_EXIT)
        break;
      if (stop == SAMPAN_SITE_DIVERGED ||
          (k->site_kinds[stop] != SAMPAN_SYNC_BARRIER && k->site_kinds[stop] != SAMPAN_SYNC_BARRIER_BLOCK)) {
        line("threads stopped apart\n");
        leave(2);
      }
      region = stop + 1;
    }
  }
}

// Of the bits of all results (FNV-1a); a result that is no finite number, or all are the same, is a mistake.
static void show(const char *name, const double *results, size_t count) {
  uint64_t hash = 0xcbf29ce484222325u;
  int differ = 0;
  for (size_t i = 0; i < count; ++i) {
    uint64_t bits;
    memcpy(&bits, results + i, 8);
    differ |= results[i] != results[0];
    if ((bits >> 52 & 0x7ff) == 0x7ff || (i + 1 == count && !differ)) {
      line("no results\n");
      leave(2);
    }
    for (int b = 0; b < 64; b += 8)
      hash = (hash ^ (bits >> b & 255)) * 0x100000001b3u;
  }
  line(name);
  number(hash);
}

enum { kCount = 1000 };
static struct {
  double spot, strike, rate, yield, volatility, maturity;
  int sign;
} market[kCount];
static struct {
  double forward, strike, discount, maturity, price;
  int sign;
} quotes[kCount];
static uint32_t histogram[65], refused;
static double results[6 * kCount];

int main(void) {
  const int count = kCount;
  int found = 0;
  for (int i = 0; i < count; ++i) {
    const double x = i * 0.001;
    market[i].spot = 80 + 40 * x;
    market[i].strike = 100;
    market[i].rate = 0.01 + 0.04 * x;
    market[i].yield = 0.02 * (1 - x);
    market[i].volatility = 0.1 + 0.4 * x;
    market[i].maturity = 0.25 + 2 * x;
    market[i].sign = quotes[i].sign = i % 2 ? 1 : -1;
    quotes[i].forward = quotes[i].strike = 100;
    quotes[i].discount = 1;
    quotes[i].maturity = 1;
    quotes[i].price = 5 + 10 * x;
  }
  const struct sampan_kernel *k = find("priceKernelIdE");
  if (k) { // black_scholes: six Greeks each
    const void *in = market, *out = results;
    const void *arguments[] = {&in, &out, &count};
    run(k, 5, 128, arguments);
    show("priceKernel ", results, 6 * kCount);
    found = 1;
  }
  k = find("treeKernel");
  if (k) { // binomial_american: one price a block
    const void *in = market, *out = results;
    const _Bool american = 1;
    const void *arguments[] = {&in, &american, &out};
    run(k, 3, k->max_threads, arguments);
    show("treeKernel ", results, 3);
    found = 1;
  }
  k = find("impliedKernel");
  if (k) { // implied_vol: one volatility a thread
    const void *in = quotes, *out = results, *counts = histogram, *bad = &refused;
    const void *arguments[] = {&in, &count, &out, &counts, &bad};
    run(k, 4, kThreads, arguments);
    show("impliedKernel ", results, kCount);
    found = 1;
  }
  if (!found)
    line("none of the kernels is here\n");
  return !found;
}
