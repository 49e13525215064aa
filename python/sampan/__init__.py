"""Sampan from Python: CUDA kernels in strings, on this machine's CPU. docs/python.md is the page about it."""

from ._elementwise import ElementwiseKernel, ReductionKernel
from ._errors import (
    ArgumentTypeError,
    ArgumentValueError,
    CompileError,
    DriverError,
    NotCovered,
    NotCoveredArgument,
    SampanError,
    ToolkitError,
)
from ._functions import array, asarray, asnumpy
from ._library import toolkit, use_toolkit
from ._ndarray import MemoryPointer, ndarray
from ._pending import pending as _pending
from ._raw import RawKernel, RawModule
from ._stream import Device, Event, Stream, get_elapsed_time


def synchronize():
    """Waits for every kernel; what one of them did wrong is raised here."""
    _pending.wait()


__all__ = [
    "ArgumentTypeError", "ArgumentValueError", "CompileError", "Device", "DriverError", "ElementwiseKernel", "Event",
    "MemoryPointer", "NotCovered", "NotCoveredArgument", "RawKernel", "RawModule", "ReductionKernel", "SampanError",
    "Stream", "ToolkitError", "array", "asarray", "asnumpy", "get_elapsed_time", "ndarray", "synchronize", "toolkit",
    "use_toolkit",
]
