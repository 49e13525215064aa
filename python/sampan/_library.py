"""libcuda and libnvrtc of Sampan's toolkit, by ctypes."""

import ctypes
import os
import shutil
import threading

from ._errors import DriverError, ToolkitError

_lock = threading.Lock()
_chosen = None  # of use_toolkit()
_libraries = None

_P = ctypes.c_void_p
_PP = ctypes.POINTER(ctypes.c_void_p)
_S = ctypes.c_char_p
_Z = ctypes.c_size_t
_ZP = ctypes.POINTER(ctypes.c_size_t)
_I = ctypes.c_int
_IP = ctypes.POINTER(ctypes.c_int)
_U = ctypes.c_uint

_PROTOTYPES = {
    "cuGetErrorName": (_I, ctypes.POINTER(_S)),
    "cuGetErrorString": (_I, ctypes.POINTER(_S)),
    "cuModuleLoadData": (_PP, _S),
    "cuModuleUnload": (_P,),
    "cuModuleGetFunction": (_PP, _P, _S),
    "cuModuleGetGlobal": (_PP, _ZP, _P, _S),
    "cuFuncGetParamInfo": (_P, _Z, _ZP, _ZP),
    "cuFuncGetAttribute": (_IP, _I, _P),
    "cuFuncSetAttribute": (_P, _I, _I),
    "cuLaunchKernel": (_P, _U, _U, _U, _U, _U, _U, _U, _P, _PP, _PP),
    "cuLaunchCooperativeKernel": (_P, _U, _U, _U, _U, _U, _U, _U, _P, _PP),
}
_RUNTIME_PROTOTYPES = {
    "cudaGetErrorName": (_I,),
    "cudaGetErrorString": (_I,),
    "cudaDeviceSynchronize": (),
    "cudaDeviceReset": (),
    "cudaGetDeviceCount": (_IP,),
    "cudaDeviceGetAttribute": (_IP, _I, _I),
    "cudaRuntimeGetVersion": (_IP,),
    "cudaDriverGetVersion": (_IP,),
    "cudaMemGetInfo": (_ZP, _ZP),
    "cudaStreamCreateWithFlags": (_PP, _U),
    "cudaStreamDestroy": (_P,),
    "cudaStreamSynchronize": (_P,),
    "cudaStreamQuery": (_P,),
    "cudaStreamWaitEvent": (_P, _P, _U),
    "cudaEventCreateWithFlags": (_PP, _U),
    "cudaEventDestroy": (_P,),
    "cudaEventRecord": (_P, _P),
    "cudaEventSynchronize": (_P,),
    "cudaEventQuery": (_P,),
    "cudaEventElapsedTime": (ctypes.POINTER(ctypes.c_float), _P, _P),
}
_NVRTC_PROTOTYPES = {
    "nvrtcCreateProgram": (_PP, _S, _S, _I, ctypes.POINTER(_S), ctypes.POINTER(_S)),
    "nvrtcDestroyProgram": (_PP,),
    "nvrtcCompileProgram": (_P, _I, ctypes.POINTER(_S)),
    "nvrtcGetCUBINSize": (_P, _ZP),
    "nvrtcGetCUBIN": (_P, _P),
    "nvrtcGetProgramLogSize": (_P, _ZP),
    "nvrtcGetProgramLog": (_P, _P),
    "nvrtcAddNameExpression": (_P, _S),
    "nvrtcGetLoweredName": (_P, _S, ctypes.POINTER(_S)),
}


def use_toolkit(folder):
    """Take the libraries of this toolkit folder (it holds bin/, include/ and lib64/). Before anything else is used."""
    global _chosen
    if _libraries is not None:
        raise ToolkitError("P1002", "the toolkit was chosen already", "call use_toolkit before the first kernel or array")
    _chosen = os.fspath(folder)


def _is_toolkit(folder):
    return os.path.isfile(os.path.join(folder, "lib64", "libsampan_rt.so")) and os.path.isfile(
        os.path.join(folder, "lib64", "libsampan_nvrtc.so")
    )


def _beside_program(name):
    """The toolkit that a program on PATH belongs to."""
    program = shutil.which(name)
    if not program:
        return []
    folder = os.path.dirname(os.path.dirname(os.path.realpath(program)))
    return [folder, os.path.join(folder, "toolkit")]


def _candidates():
    if _chosen:
        return [_chosen]
    here = os.path.dirname(os.path.realpath(__file__))
    # In Sampan's own folder python/ stands beside build/; installed, share/sampan/python stands beside bin/.
    root = os.path.dirname(os.path.dirname(here))
    found = [os.path.join(root, "build", "toolkit"), os.path.normpath(os.path.join(root, "..", "..", "toolkit"))]
    try:
        from ._built import TOOLKIT  # where the toolkit was when this package was installed
    except ImportError:
        TOOLKIT = None
    if TOOLKIT:
        found.insert(0, TOOLKIT)
    return _beside_program("sampan") + _beside_program("nvcc") + found


def toolkit():
    """The toolkit folder that is used."""
    return libraries()[2]


def _declare(library, prototypes, result=ctypes.c_int):
    for name, arguments in prototypes.items():
        function = getattr(library, name)
        function.argtypes = arguments
        function.restype = ctypes.c_char_p if name.startswith("cudaGetError") else result


def libraries():
    """(runtime and driver, nvrtc, toolkit folder)"""
    global _libraries
    with _lock:
        if _libraries is None:
            candidates = _candidates()
            folder = next((c for c in candidates if _is_toolkit(c)), None)
            if folder is None:
                raise ToolkitError(
                    "P1001",
                    "Sampan's toolkit is not found; looked in " + ", ".join(dict.fromkeys(candidates)),
                    "build Sampan, then run the script by `sampan python`, put build/bin on PATH, or call "
                    "sampan.use_toolkit(folder)",
                )
            try:
                runtime = ctypes.CDLL(os.path.join(folder, "lib64", "libsampan_rt.so"))
                nvrtc = ctypes.CDLL(os.path.join(folder, "lib64", "libsampan_nvrtc.so"))
            except OSError as problem:
                raise ToolkitError("P1003", f"a library of {folder} cannot be loaded: {problem}", "sampan doctor says what is missing") from problem
            _declare(runtime, _PROTOTYPES)
            _declare(runtime, _RUNTIME_PROTOTYPES)
            _declare(nvrtc, _NVRTC_PROTOTYPES)
            _libraries = (runtime, nvrtc, os.path.abspath(folder))
    return _libraries


def driver(name, *arguments):
    """Calls a function of the driver API; an error code becomes an exception."""
    runtime = libraries()[0]
    status = getattr(runtime, name)(*arguments)
    if status:
        label, text = ctypes.c_char_p(), ctypes.c_char_p()
        runtime.cuGetErrorName(status, ctypes.byref(label))
        runtime.cuGetErrorString(status, ctypes.byref(text))
        raise DriverError(status, (label.value or b"CUDA_ERROR").decode(), (text.value or b"").decode(), name)


def runtime(name, *arguments):
    """The same of the runtime API."""
    library = libraries()[0]
    status = getattr(library, name)(*arguments)
    if status:
        raise DriverError(
            status, library.cudaGetErrorName(status).decode(), library.cudaGetErrorString(status).decode(), name
        )
