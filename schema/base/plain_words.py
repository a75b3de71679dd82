"""Rewrite library messages for callers, who send JSON and do not know Python's names for its values."""

import re
from types import MappingProxyType

_WORD = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:None|True|False|Undefined|nan|inf)\b""")
_IN_JSON = MappingProxyType(
    {"None": "null", "True": "true", "False": "false", "Undefined": "nothing", "nan": "NaN", "inf": "Infinity"}
)


def plain(message: str) -> str:
    """Return a message with JSON's words for Python's values; text in quotation marks is the caller's own and stays."""
    return _WORD.sub(lambda found: _IN_JSON.get(found[0], found[0]), message)
