"""Streams, events and devices, as cupy.cuda has them."""

import ctypes
import threading

from ._errors import ArgumentValueError
from ._library import runtime
from ._pending import pending

_here = threading.local()


def current_pointer():
    return _stack()[-1].ptr


def _stack():
    if not hasattr(_here, "stack"):
        _here.stack = [Stream.null]
    return _here.stack


def get_current_stream(device_id=-1):
    return _stack()[-1]


class Stream:
    null = None

    def __init__(self, null=False, non_blocking=False, ptds=False, priority=None):
        self.ptr = 0
        if ptds:
            self.ptr = 2
        elif not null:
            handle = ctypes.c_void_p()
            runtime("cudaStreamCreateWithFlags", ctypes.byref(handle), 1 if non_blocking else 0)
            self.ptr = handle.value

    def __del__(self):
        if getattr(self, "ptr", 0) > 2:
            try:
                runtime("cudaStreamDestroy", self.ptr)
            except Exception:  # at the end of the process
                pass

    def __enter__(self):
        _stack().append(self)
        return self

    def __exit__(self, *unused):
        _stack().pop()

    def use(self):
        _stack()[-1] = self
        return self

    @property
    def done(self):
        from ._library import libraries

        return libraries()[0].cudaStreamQuery(self.ptr) == 0

    def synchronize(self):
        if self.ptr == 0:
            pending.wait()
        runtime("cudaStreamSynchronize", self.ptr)

    def record(self, event=None):
        event = event or Event()
        event.record(self)
        return event

    def wait_event(self, event):
        runtime("cudaStreamWaitEvent", self.ptr, event.ptr, 0)

    def __eq__(self, other):
        return isinstance(other, Stream) and self.ptr == other.ptr

    def __hash__(self):
        return hash(self.ptr)


Stream.null = Stream(null=True)


class Event:
    def __init__(self, block=False, disable_timing=False, interprocess=False):
        handle = ctypes.c_void_p()
        runtime("cudaEventCreateWithFlags", ctypes.byref(handle), (1 if block else 0) | (2 if disable_timing else 0))
        self.ptr = handle.value

    def __del__(self):
        if getattr(self, "ptr", 0):
            try:
                runtime("cudaEventDestroy", self.ptr)
            except Exception:
                pass

    def record(self, stream=None):
        runtime("cudaEventRecord", self.ptr, current_pointer() if stream is None else stream.ptr)

    def synchronize(self):
        runtime("cudaEventSynchronize", self.ptr)

    @property
    def done(self):
        from ._library import libraries

        return libraries()[0].cudaEventQuery(self.ptr) == 0


def get_elapsed_time(start_event, end_event):
    ms = ctypes.c_float()
    runtime("cudaEventElapsedTime", ctypes.byref(ms), start_event.ptr, end_event.ptr)
    return ms.value


class Device:
    """There is one, 0: all cores of the machine are in it."""

    def __init__(self, device=None):
        if isinstance(device, Device):
            device = device.id
        self.id = 0 if device is None else int(device)
        if self.id != 0:
            raise ArgumentValueError("P1203", f"there is no device {self.id}", "there is one device, 0: all cores of the machine are in it")

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        pass

    def use(self):
        pass

    def synchronize(self):
        pending.wait()
        runtime("cudaDeviceSynchronize")

    def _attribute(self, number):
        value = ctypes.c_int()
        runtime("cudaDeviceGetAttribute", ctypes.byref(value), number, 0)
        return value.value

    @property
    def compute_capability(self):
        return f"{self._attribute(75)}{self._attribute(76)}"

    @property
    def mem_info(self):
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        runtime("cudaMemGetInfo", ctypes.byref(free), ctypes.byref(total))
        return free.value, total.value

    def __int__(self):
        return self.id

    def __repr__(self):
        return f"<CUDA Device {self.id}>"

    def __eq__(self, other):
        return isinstance(other, Device)

    def __hash__(self):
        return 0
