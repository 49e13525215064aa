from sampan import DriverError as CUDADriverError  # noqa: F401
from sampan._names import uncovered as _uncovered

__getattr__ = _uncovered("cupy.cuda.driver")
