"""cupy.cuda: streams, events, the one device, and pools that only count."""

from sampan import Device, Event, MemoryPointer, Stream, get_elapsed_time  # noqa: F401
from sampan._names import uncovered as _uncovered
from sampan._stream import get_current_stream  # noqa: F401

from . import compiler, driver, runtime, stream  # noqa: F401


class MemoryPool:
    """Memory is NumPy's, which gives it back by itself; nothing is kept that could be freed."""

    def __init__(self, *unused):
        pass

    def used_bytes(self):
        return 0

    def free_bytes(self):
        return 0

    def total_bytes(self):
        return 0

    def n_free_blocks(self):
        return 0

    def free_all_blocks(self, stream=None):
        pass

    def free_all_free(self):
        pass

    def set_limit(self, size=None, fraction=None):
        pass

    def get_limit(self):
        return 0


PinnedMemoryPool = MemoryPool
_pool, _pinned = MemoryPool(), MemoryPool()


def synchronize():
    Device().synchronize()


def is_available():
    return True


def get_device_id():
    return 0


__getattr__ = _uncovered("cupy.cuda")
