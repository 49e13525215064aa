// NVTX: ranges and marks for the trace of `sampan run --trace`. A header only. Without a trace each call is one test.
#pragma once
#define NVTOOLSEXT_H_

#include "../sampan/nvtx_hooks.h"

#include <stddef.h>

#define NVTX_VERSION 3
#define NVTX_SUCCESS 0
#define NVTX_FAIL 1
#define NVTX_NO_PUSH_POP_TRACKING ((int)-2)

typedef uint64_t nvtxRangeId_t;
typedef struct nvtxDomainRegistration_st *nvtxDomainHandle_t;
typedef struct nvtxStringRegistration_st *nvtxStringHandle_t;
typedef struct nvtxResourceHandle_st *nvtxResourceHandle_t;

typedef enum nvtxColorType_t { NVTX_COLOR_UNKNOWN = 0, NVTX_COLOR_ARGB = 1 } nvtxColorType_t;
typedef enum nvtxMessageType_t {
  NVTX_MESSAGE_UNKNOWN = 0,
  NVTX_MESSAGE_TYPE_ASCII = 1,
  NVTX_MESSAGE_TYPE_UNICODE = 2,
  NVTX_MESSAGE_TYPE_REGISTERED = 3
} nvtxMessageType_t;
typedef enum nvtxPayloadType_t {
  NVTX_PAYLOAD_UNKNOWN = 0,
  NVTX_PAYLOAD_TYPE_UNSIGNED_INT64 = 1,
  NVTX_PAYLOAD_TYPE_INT64 = 2,
  NVTX_PAYLOAD_TYPE_DOUBLE = 3,
  NVTX_PAYLOAD_TYPE_UNSIGNED_INT32 = 4,
  NVTX_PAYLOAD_TYPE_INT32 = 5,
  NVTX_PAYLOAD_TYPE_FLOAT = 6
} nvtxPayloadType_t;

typedef union nvtxMessageValue_t {
  const char *ascii;
  const wchar_t *unicode;
  nvtxStringHandle_t registered;
} nvtxMessageValue_t;

typedef struct nvtxEventAttributes_v2 {
  uint16_t version;
  uint16_t size;
  uint32_t category;
  int32_t colorType;
  uint32_t color;
  int32_t payloadType;
  int32_t reserved0;
  union {
    uint64_t ullValue;
    int64_t llValue;
    double dValue;
    uint32_t uiValue;
    int32_t iValue;
    float fValue;
  } payload;
  int32_t messageType;
  nvtxMessageValue_t message;
} nvtxEventAttributes_t;

#define NVTX_EVENT_ATTRIB_STRUCT_SIZE ((uint16_t)sizeof(nvtxEventAttributes_t))

typedef struct nvtxResourceAttributes_v0 {
  uint16_t version;
  uint16_t size;
  int32_t identifierType;
  union {
    const void *pValue;
    uint64_t ullValue;
  } identifier;
  int32_t messageType;
  nvtxMessageValue_t message;
} nvtxResourceAttributes_t;

#define SAMPAN_NVTX static inline __attribute__((unused))
#define SAMPAN_NVTX_ON (sampan_trace_on && sampan_trace_on())

SAMPAN_NVTX const char *sampan_nvtx_text(const nvtxEventAttributes_t *e) {
  return !e                                               ? ""
         : e->messageType == NVTX_MESSAGE_TYPE_ASCII      ? e->message.ascii
         : e->messageType == NVTX_MESSAGE_TYPE_UNICODE    ? sampan_trace_wide_text(e->message.unicode)
         : e->messageType == NVTX_MESSAGE_TYPE_REGISTERED ? (const char *)e->message.registered
                                                          : "";
}

// A domain, and a registered text, is its text.
SAMPAN_NVTX void nvtxInitialize(const void *reserved) { (void)reserved; }
SAMPAN_NVTX nvtxDomainHandle_t nvtxDomainCreateA(const char *name) {
  return SAMPAN_NVTX_ON ? (nvtxDomainHandle_t)sampan_trace_text(name) : NULL;
}
SAMPAN_NVTX nvtxDomainHandle_t nvtxDomainCreateW(const wchar_t *name) {
  return SAMPAN_NVTX_ON ? (nvtxDomainHandle_t)sampan_trace_wide_text(name) : NULL;
}
SAMPAN_NVTX void nvtxDomainDestroy(nvtxDomainHandle_t domain) { (void)domain; }
SAMPAN_NVTX nvtxStringHandle_t nvtxDomainRegisterStringA(nvtxDomainHandle_t domain, const char *text) {
  (void)domain;
  return SAMPAN_NVTX_ON ? (nvtxStringHandle_t)sampan_trace_text(text) : NULL;
}
SAMPAN_NVTX nvtxStringHandle_t nvtxDomainRegisterStringW(nvtxDomainHandle_t domain, const wchar_t *text) {
  (void)domain;
  return SAMPAN_NVTX_ON ? (nvtxStringHandle_t)sampan_trace_wide_text(text) : NULL;
}

// Marks.
SAMPAN_NVTX void nvtxDomainMarkEx(nvtxDomainHandle_t domain, const nvtxEventAttributes_t *event) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_host('i', (const char *)domain, sampan_nvtx_text(event));
}
SAMPAN_NVTX void nvtxMarkEx(const nvtxEventAttributes_t *event) { nvtxDomainMarkEx(NULL, event); }
SAMPAN_NVTX void nvtxMarkA(const char *message) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_host('i', NULL, message);
}
SAMPAN_NVTX void nvtxMarkW(const wchar_t *message) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_host('i', NULL, sampan_trace_wide_text(message));
}

// Ranges that nest within a thread. Without a trace there is no depth to answer.
SAMPAN_NVTX int nvtxDomainRangePushEx(nvtxDomainHandle_t domain, const nvtxEventAttributes_t *event) {
  return SAMPAN_NVTX_ON ? sampan_trace_host('B', (const char *)domain, sampan_nvtx_text(event))
                        : NVTX_NO_PUSH_POP_TRACKING;
}
SAMPAN_NVTX int nvtxRangePushEx(const nvtxEventAttributes_t *event) { return nvtxDomainRangePushEx(NULL, event); }
SAMPAN_NVTX int nvtxRangePushA(const char *message) {
  return SAMPAN_NVTX_ON ? sampan_trace_host('B', NULL, message) : NVTX_NO_PUSH_POP_TRACKING;
}
SAMPAN_NVTX int nvtxRangePushW(const wchar_t *message) {
  return SAMPAN_NVTX_ON ? sampan_trace_host('B', NULL, sampan_trace_wide_text(message)) : NVTX_NO_PUSH_POP_TRACKING;
}
SAMPAN_NVTX int nvtxDomainRangePop(nvtxDomainHandle_t domain) {
  return SAMPAN_NVTX_ON ? sampan_trace_host('E', (const char *)domain, "") : NVTX_NO_PUSH_POP_TRACKING;
}
SAMPAN_NVTX int nvtxRangePop(void) { return nvtxDomainRangePop(NULL); }

// Ranges that any thread may end.
SAMPAN_NVTX nvtxRangeId_t nvtxDomainRangeStartEx(nvtxDomainHandle_t domain, const nvtxEventAttributes_t *event) {
  return SAMPAN_NVTX_ON ? sampan_trace_range_start((const char *)domain, sampan_nvtx_text(event)) : 0;
}
SAMPAN_NVTX nvtxRangeId_t nvtxRangeStartEx(const nvtxEventAttributes_t *event) {
  return nvtxDomainRangeStartEx(NULL, event);
}
SAMPAN_NVTX nvtxRangeId_t nvtxRangeStartA(const char *message) {
  return SAMPAN_NVTX_ON ? sampan_trace_range_start(NULL, message) : 0;
}
SAMPAN_NVTX nvtxRangeId_t nvtxRangeStartW(const wchar_t *message) {
  return SAMPAN_NVTX_ON ? sampan_trace_range_start(NULL, sampan_trace_wide_text(message)) : 0;
}
SAMPAN_NVTX void nvtxDomainRangeEnd(nvtxDomainHandle_t domain, nvtxRangeId_t range) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_range_end((const char *)domain, range);
}
SAMPAN_NVTX void nvtxRangeEnd(nvtxRangeId_t range) { nvtxDomainRangeEnd(NULL, range); }

// Names. Threads have theirs in the trace; categories and resources are not shown.
SAMPAN_NVTX void nvtxNameOsThreadA(uint32_t thread, const char *name) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_name_thread(thread, name);
}
SAMPAN_NVTX void nvtxNameOsThreadW(uint32_t thread, const wchar_t *name) {
  if (SAMPAN_NVTX_ON)
    sampan_trace_name_thread(thread, sampan_trace_wide_text(name));
}
SAMPAN_NVTX void nvtxNameCategoryA(uint32_t category, const char *name) { (void)category, (void)name; }
SAMPAN_NVTX void nvtxNameCategoryW(uint32_t category, const wchar_t *name) { (void)category, (void)name; }
SAMPAN_NVTX void nvtxDomainNameCategoryA(nvtxDomainHandle_t domain, uint32_t category, const char *name) {
  (void)domain, (void)category, (void)name;
}
SAMPAN_NVTX void nvtxDomainNameCategoryW(nvtxDomainHandle_t domain, uint32_t category, const wchar_t *name) {
  (void)domain, (void)category, (void)name;
}
SAMPAN_NVTX nvtxResourceHandle_t nvtxDomainResourceCreate(nvtxDomainHandle_t domain, nvtxResourceAttributes_t *what) {
  (void)domain, (void)what;
  return NULL;
}
SAMPAN_NVTX void nvtxDomainResourceDestroy(nvtxResourceHandle_t resource) { (void)resource; }

#ifdef UNICODE
#define nvtxMark nvtxMarkW
#define nvtxRangeStart nvtxRangeStartW
#define nvtxRangePush nvtxRangePushW
#define nvtxNameCategory nvtxNameCategoryW
#define nvtxNameOsThread nvtxNameOsThreadW
#define nvtxDomainCreate nvtxDomainCreateW
#define nvtxDomainRegisterString nvtxDomainRegisterStringW
#define nvtxDomainNameCategory nvtxDomainNameCategoryW
#else
#define nvtxMark nvtxMarkA
#define nvtxRangeStart nvtxRangeStartA
#define nvtxRangePush nvtxRangePushA
#define nvtxNameCategory nvtxNameCategoryA
#define nvtxNameOsThread nvtxNameOsThreadA
#define nvtxDomainCreate nvtxDomainCreateA
#define nvtxDomainRegisterString nvtxDomainRegisterStringA
#define nvtxDomainNameCategory nvtxDomainNameCategoryA
#endif

#ifdef __cplusplus
extern "C" {
#endif
#include "../sampan/apis/missing.h"
#define SAMPAN_MISSING(function) SAMPAN_UNAVAILABLE(function, SAMPAN_INSTEAD)
#include "../sampan/apis/nvtx.def"
#undef SAMPAN_MISSING
#ifdef __cplusplus
}
#endif
