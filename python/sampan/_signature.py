"""What a kernel's parameters are, read from its source: enough to tell a float from an int, and to say nothing if unsure."""

import re

_INTEGERS = {
    "char": 1, "short": 2, "int": 4, "long": 8, "long long": 8, "int8_t": 1, "int16_t": 2, "int32_t": 4, "int64_t": 8,
    "ptrdiff_t": 8, "ssize_t": 8,
    "uint8_t": 1, "uint16_t": 2, "uint32_t": 4, "uint64_t": 8, "size_t": 8, "uchar": 1, "ushort": 2, "uint": 4,
    "ulong": 8,
}
_OTHERS = {
    "bool": ("b", 1), "float": ("f", 4), "double": ("f", 8), "half": ("f", 2), "__half": ("f", 2),
    "cuFloatComplex": ("c", 8), "cuComplex": ("c", 8), "cuDoubleComplex": ("c", 16), "float2": (None, 8),
}
_QUALIFIERS = r"\b(const|volatile|restrict|__restrict__|__restrict|__grid_constant__|register|struct|typename)\b"


class Parameter:
    """kind: 'p' pointer, 'i' integer, 'b' bool, 'f' floating, 'c' complex, None unknown. `size` of the value, or of what
    the pointer points to, whose kind is `to`."""

    def __init__(self, kind=None, size=None, to=None, text=""):
        self.kind, self.size, self.to, self.text = kind, size, to, text


def _value(words):
    """(kind, size) of a type's words; (None, None) for types that are not built in."""
    words = words.split()
    if not words:
        return None, None
    signs = [w for w in words if w in ("unsigned", "signed")]
    rest = [w for w in words if w not in ("unsigned", "signed")]
    if rest.count("long") == 2:
        rest = ["long long"]
    if "int" in rest and len(rest) > 1:
        rest.remove("int")
    if not rest and signs:
        rest = ["int"]
    if len(rest) != 1:
        return None, None
    if rest[0] in _INTEGERS:
        return "i", _INTEGERS[rest[0]]
    return _OTHERS.get(rest[0], (None, None))


def _split(text):
    """At commas outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, c in enumerate(text):
        if c in "<([{":
            depth += 1
        elif c in ">)]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [p.strip() for p in parts]


def _closing(text, at, pair):
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == pair[0]) - (text[i] == pair[1])
        if depth == 0:
            return i
    return -1


def _parameter(text, types):
    shown = " ".join(text.split())
    text = re.sub(_QUALIFIERS, " ", text.split("=")[0])
    pointer = "*" in text or "[" in text
    if "&" in text or "(" in text:
        return Parameter(text=shown)
    text = re.sub(r"\[.*", "", text)
    text = re.sub(r"\bstd\s*::\s*", "", text)
    before = text.split("*")[0] if "*" in text else re.sub(r"\w+\s*$", "", text.strip()) or text
    words = " ".join(types.get(w, w) for w in before.split())
    kind, size = _value(words)
    if not pointer:
        return Parameter(kind, size, text=shown)
    if text.count("*") > 1:
        kind, size = None, None
    return Parameter("p", size, kind, shown)


def _without_comments(source):
    return re.sub(r"//[^\n]*|/\*.*?\*/", " ", source, flags=re.S)


def parameters(source, name):
    """Of the kernel `name`, which may be a name expression (`ns::scale<float>`); None if the text does not tell."""
    source = _without_comments(source)
    base, _, arguments = name.partition("<")
    base = base.strip().split("::")[-1]
    arguments = _split(arguments.rstrip().rstrip(">")) if arguments else []
    found = []
    for mark in re.finditer(r"\b__global__\b", source):
        head = re.compile(r"[^;{}]*?\b" + re.escape(base) + r"\s*\(").match(source, mark.end())
        if not head:
            continue
        end = _closing(source, head.end() - 1, "()")
        if end < 0:
            continue
        types = {}
        template = re.search(r"template\s*<([^<>]*)>\s*(?:inline\s+|static\s+)*$", source[: mark.start()])
        if template:
            for formal, actual in zip(_split(template.group(1)), arguments):
                types[formal.split("=")[0].split()[-1]] = actual
        text = source[head.end() : end].strip()
        found.append([_parameter(p, types) for p in _split(text)] if text and text != "void" else [])
    # A declaration and its definition say the same; overloads do not.
    shapes = {tuple((p.kind, p.size, p.to) for p in one) for one in found}
    return found[0] if len(shapes) == 1 else None
