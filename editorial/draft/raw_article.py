"""A raw article: its text, what is known of its publication, and the stored entities whose names it contains."""

from dataclasses import dataclass
from datetime import date, datetime

from editorial.date.when import day_of_publication
from editorial.model.vocabulary import EntityKind


@dataclass(frozen=True, slots=True)
class EntityOnFile:
    """An entity that is stored already: the key by which a bundle refers to it, and its names in all languages."""

    key: str
    kind: EntityKind
    names: tuple[str, ...]
    """At least one; the preferred name first."""
    description: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a drafter works from.

    ``body`` is normalised (NFC, ``\\n`` at the end of a line). ``language`` is a BCP 47 tag, ``timezone`` an IANA name.
    """

    body: str
    language: str
    published_at: datetime | None = None
    timezone: str | None = None
    known: tuple[EntityOnFile, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication where the article was published, from which words for dates count."""
        return day_of_publication(self.published_at, self.timezone)
