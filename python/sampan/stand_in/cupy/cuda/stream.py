from sampan import Event, Stream, get_elapsed_time  # noqa: F401
from sampan._names import uncovered as _uncovered
from sampan._stream import get_current_stream  # noqa: F401

__getattr__ = _uncovered("cupy.cuda.stream")
