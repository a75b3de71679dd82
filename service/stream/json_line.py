"""JSON lines: a text that stays one line for every client, whichever characters it takes for line ends."""

import orjson

NEWLINE = b"\n"

_ENDS_OF_LINES = (("\u0085", rb"\u0085"), ("\u2028", rb"\u2028"), ("\u2029", rb"\u2029"))
"""What ends a line in Unicode and may stand in JSON as it is, and how it is escaped; ``db.read.json_text`` escapes the same."""


def one_line(json: bytes) -> bytes:
    """Return a JSON text without the characters at which clients break lines, these written as escapes: the same JSON."""
    for character, escaped in _ENDS_OF_LINES:
        json = json.replace(character.encode(), escaped)
    return json


def json_line(value: object) -> bytes:
    """Return a value as JSON in a line of its own, its end included."""
    return one_line(orjson.dumps(value)) + NEWLINE
