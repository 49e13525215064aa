// What NVTX's functions call in the runtime. Weak: a program that is linked without the runtime has no trace.
#pragma once

#include <stdint.h>
#include <wchar.h>

#ifdef __cplusplus
extern "C" {
#endif
// Is a trace written? Nothing below does anything else.
__attribute__((weak)) int sampan_trace_on(void);
// 'B' begins a range of this thread, 'E' ends its last one, 'i' is a mark. Answers the depth of the range, from 0; -1: nothing to end.
__attribute__((weak)) int sampan_trace_host(char phase, const char *domain, const char *name);
__attribute__((weak)) uint64_t sampan_trace_range_start(const char *domain, const char *name);
__attribute__((weak)) void sampan_trace_range_end(const char *domain, uint64_t range);
__attribute__((weak)) void sampan_trace_name_stream(void *stream, const char *name);
__attribute__((weak)) void sampan_trace_name_thread(uint32_t thread, const char *name);
// The same text for ever; wide text as UTF-8.
__attribute__((weak)) const char *sampan_trace_text(const char *text);
__attribute__((weak)) const char *sampan_trace_wide_text(const wchar_t *text);
#ifdef __cplusplus
}
#endif
