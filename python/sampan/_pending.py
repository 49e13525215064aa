"""Launches that may still run: what they use is kept alive, and host code waits for them before it looks at memory."""

import atexit
import threading


_MOST = 4096


class _Pending:
    def __init__(self):
        self._lock = threading.Lock()
        self._held = []

    def add(self, held):
        with self._lock:
            self._held.append(held)
            many = len(self._held) > _MOST
        if many:  # a loop that never looks at its results would keep all of their arguments
            self.wait()

    def wait(self):
        if not self._held:
            return
        from ._library import runtime

        with self._lock:
            held, self._held = self._held, []
        # Whatever the answer is, nothing runs any more.
        runtime("cudaDeviceSynchronize")
        held.clear()


pending = _Pending()
atexit.register(pending.wait)
