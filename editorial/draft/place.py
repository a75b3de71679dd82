"""Places of a draft as a bundle can hold them: within the text, without blanks at their edges, in order, each once."""

from collections.abc import Iterable

from editorial.pointer.choice import Stretch, merged

LONGEST = 100_000
"""The most characters that a bundle quotes at once."""

MOST_SPANS = 100
"""The most stretches of one quote or claim."""

_BLANK = "\ufeff"


def sound_place(place: Stretch | None, body: str) -> Stretch | None:
    """Return a place without blanks at its edges; None if it is no place of the text, or too long to quote."""
    if place is None or not 0 <= place[0] < place[1] <= len(body) or place[1] - place[0] > LONGEST:
        return None
    start, end = place
    while start < end and _is_blank(body[start]):
        start += 1
    while end > start and _is_blank(body[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def sound_places(places: Iterable[Stretch], body: str) -> tuple[Stretch, ...]:
    """Return places in the order of the text, those that overlap as one."""
    found = (sound_place(place, body) for place in places)
    return tuple(each for each in merged(filter(None, found)) if each[1] - each[0] <= LONGEST)[:MOST_SPANS]


def words_at(places: Iterable[Stretch], body: str, between: str) -> str:
    """Return the words of the text at places."""
    return between.join(body[start:end] for start, end in places)


def _is_blank(character: str) -> bool:
    return character.isspace() or character == _BLANK
