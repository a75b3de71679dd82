"""What an editor says about items that look like those of the bundle: that they are the same, or that they are not."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TypeVar

from editorial.model.annotation import UNCOMPARED, Comparison, EntityReading, EventReading
from editorial.model.reading import ArticleReading

Compared = TypeVar("Compared", bound="ArticleReading | EntityReading | EventReading")


def compared(
    reading: Compared, kind: Callable[..., Compared], distinct: bool | list[str], same_as: Sequence[str] = ()
) -> Compared:
    """Return a reading with what an editor says about others, as one of ``kind``; if nothing is said, as it is."""
    others = () if isinstance(distinct, bool) else tuple(distinct)
    comparison = Comparison(tuple(dict.fromkeys(same_as)), distinct is True, others)
    if comparison == UNCOMPARED:
        return reading
    return kind(**{each.name: getattr(reading, each.name) for each in fields(reading)}, comparison=comparison)
