"""JSON lines: a text that stays one line for every client, whichever characters it takes for line ends."""

import orjson

NEWLINE = b"\n"

_ENDS_OF_LINES = (("\u0085", rb"\u0085"), ("\u2028", rb"\u2028"), ("\u2029", rb"\u2029"))
"""Unicode's line ends that may stand in JSON as they are, and their escapes; ``db.read.json_text`` escapes the same."""


def one_line(json: bytes) -> bytes:
    """Return a JSON text with escapes for the characters at which clients break lines: the same JSON."""
    for character, escaped in _ENDS_OF_LINES:
        json = json.replace(character.encode(), escaped)
    return json


def json_line(value: object) -> bytes:
    """Return a value as JSON in a line of its own, including the line end."""
    return one_line(orjson.dumps(value)) + NEWLINE
