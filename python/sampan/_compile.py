"""From a string of CUDA C++ to a loaded module."""

import ctypes
import re

from ._errors import ArgumentTypeError, CompileError
from ._library import driver, libraries

_INVALID_OPTION, _NAME_NOT_VALID, _INTERNAL = 5, 10, 11


def _log(nvrtc, program):
    size = ctypes.c_size_t()
    if nvrtc.nvrtcGetProgramLogSize(program, ctypes.byref(size)):
        return ""
    buffer = ctypes.create_string_buffer(size.value)
    nvrtc.nvrtcGetProgramLog(program, buffer)
    return buffer.value.decode(errors="replace")


def compile_source(source, name, options=(), expressions=()):
    """Image and {expression: mangled name}."""
    nvrtc = libraries()[1]
    for word in options:
        if not isinstance(word, str):
            raise ArgumentTypeError("P1104", f"an option is a string, not {word!r}", "options=('-std=c++17', '-DN=4')")
    program = ctypes.c_void_p()
    status = nvrtc.nvrtcCreateProgram(ctypes.byref(program), source.encode(), name.encode(), 0, None, None)
    if status:
        raise CompileError("P1103", f"the compiler cannot begin (NVRTC error {status})", "report this with the source")
    try:
        for expression in expressions:
            nvrtc.nvrtcAddNameExpression(program, expression.encode())
        words = (ctypes.c_char_p * len(options))(*[word.encode() for word in options])
        status = nvrtc.nvrtcCompileProgram(program, len(options), words)
        log = _log(nvrtc, program)
        if status:
            if re.search(r"^name-expressions:\d+:", log, re.MULTILINE):
                status = _NAME_NOT_VALID
            id, what, way_out = {
                _INVALID_OPTION: ("P1102", "an option of the kernel is not understood", "options are those of NVRTC"),
                _NAME_NOT_VALID: ("P1105", "a name expression names nothing in the source", "write it as in C++, with its namespace: 'scale<float>'"),
                _INTERNAL: ("P1103", "the compiler did not run", "sampan doctor says what is missing"),
            }.get(status, ("P1101", "the kernel does not compile", "the lines are those of the string"))
            raise CompileError(id, f"{what}:\n{log.rstrip()}", way_out, log, source)
        lowered = {}
        for expression in expressions:
            found = ctypes.c_char_p()
            nvrtc.nvrtcGetLoweredName(program, expression.encode(), ctypes.byref(found))
            lowered[expression] = found.value.decode()
        size = ctypes.c_size_t()
        nvrtc.nvrtcGetCUBINSize(program, ctypes.byref(size))
        image = ctypes.create_string_buffer(size.value)
        nvrtc.nvrtcGetCUBIN(program, image)
        return image.raw, lowered
    finally:
        nvrtc.nvrtcDestroyProgram(ctypes.byref(program))


class LoadedModule:
    """A module of the driver API. Kept for the life of the process: kernels may still be queued when Python forgets it."""

    def __init__(self, image):
        self.handle = ctypes.c_void_p()
        driver("cuModuleLoadData", ctypes.byref(self.handle), image)

    def function(self, name):
        handle = ctypes.c_void_p()
        driver("cuModuleGetFunction", ctypes.byref(handle), self.handle, name.encode())
        return handle

    def variable(self, name):
        """(address, bytes)"""
        address, size = ctypes.c_void_p(), ctypes.c_size_t()
        driver("cuModuleGetGlobal", ctypes.byref(address), ctypes.byref(size), self.handle, name.encode())
        return address.value, size.value


_loaded = {}  # within this process, the same source is compiled once


def load(source, name, options=(), expressions=()):
    key = (source, tuple(options), tuple(expressions))  # `name` is for messages
    if key not in _loaded:
        image, lowered = compile_source(source, name, options, expressions)
        _loaded[key] = (LoadedModule(image), lowered)
    return _loaded[key]
