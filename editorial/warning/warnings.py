"""All warnings about a bundle that was read without an error."""

from collections.abc import Iterator

from editorial.model.effort import Effort
from editorial.model.reading import Reading
from editorial.warning.day import notes_of_days
from editorial.warning.name import notes_of_names
from editorial.warning.note import Note, Path
from editorial.warning.quote import notes_of_quotes
from editorial.warning.use import notes_of_uses


def notes_of(reading: Reading, body: Path, effort: Effort) -> Iterator[Note]:
    """Yield every note about a reading; ``body`` is the path of the article's text.

    Whatever takes more effort than is left is left out.
    """
    yield from notes_of_uses(reading)
    yield from notes_of_names(reading, effort)
    yield from notes_of_quotes(reading, body)
    yield from notes_of_days(reading)
