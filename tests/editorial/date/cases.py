"""The expressions that the resolver of dates is held to, from two tables: those whose answers we look at, and the others."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editorial.date.when import TOLD, Directions, Published, Said, directions_of_event, when_said
from editorial.model.vocabulary import EventStatus

FOLDER = Path(__file__).parent
UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class Case:
    """One expression, and the EDTF that a careful editor gives it; None if it is unknown.

    ``status`` is that of the event whose date it is, if anything is said about it.
    """

    kind: str
    language: str
    status: EventStatus | None
    base: date
    timezone: str | None
    expression: str
    edtf: str | None

    @property
    def published(self) -> Published:
        """When and where the article was published."""
        return Published(self.base, self.language, self.timezone)

    @property
    def directions(self) -> Directions:
        """The directions in which the date may lie."""
        return directions_of_event(self.status) if self.status else TOLD

    def answer(self, expression: str | None = None) -> str | None:
        """Return what the expression, or another one in its place, comes to."""
        said = Said(expression or self.expression, None, None)
        return when_said(said, self.published, self.directions).edtf


def cases(name: str) -> Iterator[Case]:
    """Yield the cases of a table."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Case(
                row["kind"],
                row["language"],
                EventStatus(row["context"]) if row["context"] != "-" else None,
                date.fromisoformat(row["base"]),
                row["timezone"] if row["timezone"] != "-" else None,
                row["expression"],
                row["edtf"] if row["edtf"] != UNKNOWN else None,
            )


LOOKED_AT = tuple(cases("looked_at"))
ONLY_COUNTED = tuple(cases("only_counted"))
