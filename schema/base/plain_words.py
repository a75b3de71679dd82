"""Messages of the libraries in the words of callers: they send JSON, and know none of Python's names for its values."""

import re
from types import MappingProxyType

_WORD = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:None|True|False|Undefined|nan|inf)\b""")
_IN_JSON = MappingProxyType(
    {"None": "null", "True": "true", "False": "false", "Undefined": "nothing", "nan": "NaN", "inf": "Infinity"}
)


def plain(message: str) -> str:
    """Return a message with Python's words for values as JSON has them; what stands in quotation marks is the caller's own."""
    return _WORD.sub(lambda found: _IN_JSON.get(found[0], found[0]), message)
