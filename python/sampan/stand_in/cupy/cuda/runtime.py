"""The little of cupy.cuda.runtime that scripts use to look around."""

import ctypes

from sampan import DriverError as CUDARuntimeError  # noqa: F401
from sampan import Device
from sampan._library import libraries, runtime
from sampan._names import uncovered as _uncovered


def _number(name):
    value = ctypes.c_int()
    runtime(name, ctypes.byref(value))
    return value.value


def getDeviceCount():
    return _number("cudaGetDeviceCount")


def runtimeGetVersion():
    return _number("cudaRuntimeGetVersion")


def driverGetVersion():
    return _number("cudaDriverGetVersion")


def getDevice():
    return 0


def setDevice(device):
    Device(device)


def deviceSynchronize():
    Device().synchronize()


def memGetInfo():
    return Device().mem_info


def deviceGetAttribute(attribute, device):
    return Device(device)._attribute(attribute)


def getDeviceProperties(device):
    """The figures that scripts read; the name is a byte string, as in CuPy."""
    device = Device(device)
    name = ctypes.create_string_buffer(256)
    libraries()[0].cuDeviceGetName(name, 256, 0)
    return {
        "name": name.value,
        "totalGlobalMem": device.mem_info[1],
        "multiProcessorCount": device._attribute(16),
        "maxThreadsPerBlock": device._attribute(1),
        "sharedMemPerBlock": device._attribute(8),
        "warpSize": device._attribute(10),
        "major": device._attribute(75),
        "minor": device._attribute(76),
    }


__getattr__ = _uncovered("cupy.cuda.runtime")
