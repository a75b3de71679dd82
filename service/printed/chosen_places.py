"""The places that a check chose for quotations whose words occur several times, as ``isnad check --verbose`` shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from editorial.bundle.check import Checked
from editorial.bundle.shape import as_text
from editorial.bundle.source import read_source
from editorial.pointer.choice import ChoiceReason
from editorial.text.layout import Layout

AROUND = 24
"""The most characters that are shown before the words, and after them."""

_BECAUSE: Mapping[ChoiceReason, str] = MappingProxyType(
    {
        ChoiceReason.WHOLE_WORDS: "the only one with whole words",
        ChoiceReason.OUTSIDE: "the only one outside the quoted words",
        ChoiceReason.PARAGRAPH: "the only one in the same paragraph",
        ChoiceReason.SENTENCE: "the only one in the same sentence",
        ChoiceReason.NEAREST: "the nearest one",
    }
)


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """A place that was chosen: where the quotation is in the bundle, and where its words are in the article.

    ``line`` and ``column`` count from 1, as does ``paragraph``; ``among`` is the number of places with these words.
    """

    file: str
    line: int
    column: int
    path: str
    before: str
    words: str
    after: str
    paragraph: int
    among: int
    reason: ChoiceReason


def chosen_places(path: Path, checked: Checked) -> list[ChosenPlace]:
    """Return the places that were chosen for the quotations of a bundle, in the order of its file."""
    if not checked.chosen:
        return []
    source, body = read_source(path.read_bytes(), str(path)), checked.reading.article.body
    layout, found = Layout(body), []
    for each in checked.chosen:
        start, end = each.place
        first, last = layout.paragraph(start)
        found.append(
            ChosenPlace(
                str(path),
                *source.place(each.path),
                as_text(each.path),
                body[max(first, start - AROUND) : start],
                body[start:end],
                body[end : max(end, min(last, end + AROUND))],
                layout.paragraph_number(start),
                each.among,
                each.reason,
            )
        )
    return sorted(found, key=lambda place: (place.line, place.column))


def chosen_lines(places: Iterable[ChosenPlace]) -> list[str]:
    """Return two lines for each place: the quotation and the reason, then the words in brackets among those around them."""
    lines = []
    for each in places:
        lines.append(
            f"{each.file}:{each.line}:{each.column}: {each.path}: 1 of {each.among} places,"
            f" in paragraph {each.paragraph}: {_BECAUSE[each.reason]}"
        )
        around = f"{each.before}[{each.words}]{each.after}".replace("\n", " ")
        lines.append(f"    {around}")
    return lines
