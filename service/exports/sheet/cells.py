"""The cells of tables, made from rows: values as they are, and lists joined to one text.

A value is a text, a number or None. A text that is an instant or a day has a type of its own, so formats that have such
types can use them.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from editorial.model.vocabulary import SpanChange
from service.exports.data.speaker import source_of
from service.exports.data.subject import TYPENAME, Row, written_at

Cell: TypeAlias = Callable[[Row], object]


class InstantText(str):
    """An instant, as REST returns it."""

    __slots__ = ()


class DayText(str):
    """A day, as REST returns it."""

    __slots__ = ()


def value_at(*path: str) -> Cell:
    """Return a function that follows a path of names into a row; its result is None if one leads to nothing."""

    def find(row: Row) -> object:
        found: object = row
        for name in path:
            if not isinstance(found, Mapping):
                return None
            found = found.get(name)
        return found

    return find


def typed_at(kind: Callable[[str], object], *path: str) -> Cell:
    """Return a function that reads a text and gives it its type; its result is None if there is no text."""
    find = value_at(*path)

    def found(row: Row) -> object:
        text = find(row)
        return None if text is None else kind(str(text))

    return found


def last_written(row: Row) -> object:
    """Return when an item was last written."""
    at = written_at(row)
    return None if at is None else InstantText(at)


def chain(row: Row) -> str:
    """Return the chain in order: the role of each link, and the name or kind of its source."""
    return " > ".join(map(_link, row.get("chain") or ()))


def _link(link: Row) -> str:
    return f"{link['role']} {source_of(link)}{' (inferred)' if link['inferred'] else ''}"


def chain_ids(row: Row) -> str:
    """Return the ids of the chain in order; for an unresolved link the kind of its source, in brackets."""
    return " > ".join(
        link["entity"]["id"] if link["entity"] else f"({link['sourceKind']})" for link in row.get("chain") or ()
    )


def spans(row: Row) -> str:
    """Return all spans, each as its start and end."""
    return " ".join(f"{span['start']}-{span['end']}" for span in row["spans"])


def of_first_span(name: str) -> Cell:
    """Return a function that reads a value of the first span."""
    return lambda row: row["spans"][0][name] if row["spans"] else None


def changes(row: Row) -> str:
    """Return what changed in the words of any of the spans, in the order of the vocabulary."""
    found = {change for span in row["spans"] for change in span["changes"]}
    return " ".join(change for change in SpanChange if change in found)


def ids_at(name: str) -> Cell:
    """Return a function that joins the ids of a list."""
    return lambda row: " ".join(each["id"] for each in row.get(name) or ())


def participants(row: Row) -> str:
    """Return the participants of an event, each with their role."""
    return " > ".join(f"{each['role']} {each['entity']['name']}" for each in row["participants"])


def exact(row: Row) -> str:
    """Return the words of all spans."""
    return " … ".join(span["exact"] for span in row["spans"])


def text(row: Row) -> object:
    """Return the text of a quote or claim, the title of a reported event, or the words of a mention."""
    return row["event"]["title"] if row[TYPENAME] == "EventReport" else row.get("text", exact(row))


def reviews(row: Row) -> str:
    """Return the reviewers of a claim, with their verdicts."""
    return "; ".join(
        f"{(each['reviewer'] or {}).get('name') or '?'}: {each['rating']}{' ' + each['url'] if each['url'] else ''}"
        for each in row["reviews"]
    )


def relations(row: Row) -> str:
    """Return the relations of a claim to others; those that the other claim states are marked as incoming."""
    return "; ".join(
        f"{each['type']} {each['claim']['id']}"
        f"{' (incoming)' if each['direction'] == 'INCOMING' else ''}{' (stale)' if each['stale'] else ''}"
        for each in row["relations"]
    )


def unknowns(row: Row) -> str:
    """Return the fields that are not known, each with the reason."""
    return "; ".join(f"{each['field']} {each['reason']}" for each in row.get("unknowns") or ())


def quantities(row: Row) -> str:
    """Return all quantities of a claim: the comparator, number and unit of each, and the date that it holds for."""
    return "; ".join(
        f"{each['comparator']} {each['value']} {each['unit']}{' (' + edtf + ')' if (edtf := each['when']['edtf']) else ''}"
        for each in row.get("quantities") or ()
    )


def quantity_at(place: int, *path: str) -> Cell:
    """Return a function that reads a value of the quantity at a place, counted from 0; None if there are fewer."""
    find = value_at(*path)

    def found(row: Row) -> object:
        given = row.get("quantities") or ()
        return find(given[place]) if place < len(given) else None

    return found


def values_at(*names: str) -> dict[str, Cell]:
    """Return columns named after the values that they read."""
    return {name: value_at(*name.split(".")) for name in names}
