"""What somebody says of what they do: the reason of an operation, as it stands in the history."""

from db.operation import InvalidValue, Path
from editorial.text import UnreadableText, normalise

MAX_LENGTH = 4000
"""So many characters a reason has at most."""


def reason_of(text: str, path: Path = ("reason",)) -> str:
    """Return a reason that has to be given; raises InvalidValue."""
    found = note_of(text, path)
    if found is None:
        raise InvalidValue("say why: the reason is empty", path)
    return found


def note_of(text: str | None, path: Path = ("note",)) -> str | None:
    """Return a note, None where there is none; raises InvalidValue."""
    try:
        found = normalise(text or "").strip()
    except UnreadableText as fault:
        raise InvalidValue(str(fault), path) from None
    if len(found) > MAX_LENGTH:
        raise InvalidValue(f"the text has {len(found)} characters, and at most {MAX_LENGTH} are kept", path)
    return found or None
