"""How a module of ours answers for names that it does not have."""

from ._errors import NotCovered


def uncovered(module):
    def __getattr__(name):
        if name.startswith("__"):
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        raise NotCovered("P1201", f"{module}.{name} is not covered by Sampan", "docs/python.md lists what is; for the rest, cupy.asnumpy(x) and NumPy")

    return __getattr__
