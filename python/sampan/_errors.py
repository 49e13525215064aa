"""What can go wrong, with an id each; docs/diagnostics/P*.md says what to do."""


class SampanError(Exception):
    """An error of Sampan's. `id` names its page, docs/diagnostics/<id>.md."""

    def __init__(self, id, text, way_out=""):
        super().__init__(f"{text} [{id}]" + (f"\n  help: {way_out}" if way_out else ""))
        self.id = id


class ToolkitError(SampanError, ImportError):
    """Sampan's libraries are not where they are expected."""


class CompileError(SampanError):
    """A kernel's source does not compile; `log` is what the compiler said."""

    def __init__(self, id, text, way_out="", log="", source=""):
        super().__init__(id, text, way_out)
        self.log = log
        self.source = source

    def get_message(self):
        return self.log


class ArgumentTypeError(SampanError, TypeError):
    """An argument that does not fit the kernel."""


class ArgumentValueError(SampanError, ValueError):
    """An argument of the right type with a value that cannot be."""


class NotCovered(SampanError, AttributeError):
    """A name of CuPy's that Sampan does not have."""


class NotCoveredArgument(SampanError, NotImplementedError):
    """An argument of a covered function that Sampan does not honour."""


class DriverError(SampanError, RuntimeError):
    """What the CUDA driver API answered; `status` is its number."""

    def __init__(self, status, name, text, where):
        super().__init__("P1010", f"{where}: {name}: {text}", "the line above it on standard error says more, if there is one")
        self.status = status
        self.name = name
