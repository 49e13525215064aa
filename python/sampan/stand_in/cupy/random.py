"""The legacy functions of cupy.random over Sampan's cuRAND (XORWOW); see sampan._random for what is claimed of the numbers."""

from sampan._names import uncovered as _uncovered
from sampan._random import (  # noqa: F401
    RandomState,
    get_random_state,
    lognormal,
    normal,
    rand,
    randn,
    random,
    random_sample,
    ranf,
    sample,
    seed,
    set_random_state,
    standard_normal,
    uniform,
)

__getattr__ = _uncovered("cupy.random")
