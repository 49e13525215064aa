from sampan import SampanError


class _NotCovered(SampanError, ImportError):
    pass


raise _NotCovered("P1201", "cupyx is not covered by Sampan", "docs/python.md lists what is of CuPy")
