"""Past values of an item's fields, in the shape of REST, from rows that were kept. Pure.

References are reduced to ids, and an article's text to its revision number, so no words of other items appear.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeAlias

from db.item.column import ItemTable
from db.item.table import ATTRIBUTION, CLAIM_ABOUT, ENTITY_DESCRIPTION, EVENT_TITLE, SPAN
from db.item.type import BY_NAME, all_tables
from editorial.model.unknown import read_stored_unknowns

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""The rows of an item by table; an article has its revisions among them."""

Sees: TypeAlias = Callable[[str], bool]
"""Whether a caller sees the item with an id."""

_REFERENCES = frozenset(
    (
        "utterance_id",
        *(column.name for table in all_tables() for column in table.columns if column.refers_to and column.field),
    )
)
"""The columns that hold the id of another item, or of an utterance."""


def references_in(rows: Rows) -> set[str]:
    """Return the ids of all other items that the rows of an item refer to."""
    return {row[name] for each in rows.values() for row in each for name in _REFERENCES & row.keys() if row[name]}


def also_in(type_: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the fields with spans beside ``spans``; the log reports their changes as ``spans``."""
    beside = BY_NAME[type_].beside if "spans" in names else ()
    return tuple(name for name in beside if name not in names)


def fields_of(type_: str, names: Sequence[str], rows: Rows, sees: Sees) -> dict[str, Any]:
    """Return the named fields of an item from its rows; references to invisible items are omitted or null."""
    return {name: _field(type_, name, rows, sees) for name in names}


def _field(type_: str, name: str, rows: Rows, sees: Sees) -> Any:
    if name in _MADE:
        return _MADE[name](_row(rows, type_), rows, sees)
    for table in BY_NAME[type_].single:
        found = _object(table, _row(rows, table.name), sees)
        if name in found:
            return found[name]
    part = next((each for each in BY_NAME[type_].parts if each.field == name), None)
    return _listed(part, rows, sees) if part else None


def _row(rows: Rows, table: str) -> Row:
    return next(iter(rows.get(table, ())), {})


def _reference(id_: str | None, sees: Sees) -> dict[str, str] | None:
    return {"id": id_} if id_ and sees(id_) else None


def _object(table: ItemTable, row: Row, sees: Sees) -> dict[str, Any]:
    """Return the fields of a row, in the order of its columns."""
    found: dict[str, Any] = {}
    for column in table.columns:
        if column.field is None or not column.is_shown:
            continue
        if column.member:
            found.setdefault(column.field, {})[column.member] = row.get(column.name)
        elif column.refers_to:
            found[column.field] = _reference(row.get(column.name), sees)
        else:
            found[column.field] = row.get(column.name)
    return found


def _listed(part: ItemTable, rows: Rows, sees: Sees) -> list[dict[str, Any]]:
    """Return the rows of a part in order, without those that need an item that the caller does not see."""
    needed = [each.field for each in part.columns if each.field and each.is_needed]
    found = [_object(part, row, sees) for row in _ordered(rows, part)]
    return [each for each in found if all(each[name] for name in needed)]


def _ordered(rows: Rows, table: ItemTable) -> list[Row]:
    return sorted(rows.get(table.name, ()), key=lambda row: tuple(row[name] for name in table.sorted_by))


def _retraction(own: Row, _: Rows, __: Sees) -> Any:
    if not own.get("retracted_at"):
        return None
    return {"at": own["retracted_at"], "reason": own.get("retraction", own.get("status_note"))}


def _spans_as(rows: Rows, role: str, sees: Sees) -> dict[int, dict[str, Any]]:
    """Return the spans with a role, sorted by ordinal."""
    return {row["ordinal"]: _object(SPAN, row, sees) for row in _ordered(rows, SPAN) if row["role"] == role}


def _spans(_: Row, rows: Rows, sees: Sees) -> Any:
    return list(_spans_as(rows, "TARGET", sees).values())


def _cue(_: Row, rows: Rows, sees: Sees) -> Any:
    return next(iter(_spans_as(rows, "CUE", sees).values()), None)


def _chain(_: Row, rows: Rows, sees: Sees) -> Any:
    words = _spans_as(rows, "LINK", sees)
    links = _ordered(rows, ATTRIBUTION)
    return [{**_object(ATTRIBUTION, row, sees), "span": words.get(row["position"])} for row in links]


def _about(_: Row, rows: Rows, sees: Sees) -> Any:
    return [each["entity"] for each in _listed(CLAIM_ABOUT, rows, sees)]


def _texts(table: ItemTable) -> Callable[[Row, Rows, Sees], Any]:
    return lambda _, rows, __: {row["language"]: row["text"] for row in _ordered(rows, table)}


def _body(own: Row, rows: Rows, _: Sees) -> Any:
    found = next((row for row in rows.get("revision", ()) if row["id"] == own.get("revision_id")), None)
    return {"revision": {name: found[name] for name in ("id", "number", "sha256")}} if found else None


def _utterance(own: Row, _: Rows, sees: Sees) -> Any:
    return _reference(own.get("utterance_id"), sees)


def _unknowns(own: Row, _: Rows, __: Sees) -> Any:
    return [{"field": each.field, "reason": each.reason} for each in read_stored_unknowns(own.get("unknowns"))]


_MADE: Mapping[str, Callable[[Row, Rows, Sees], Any]] = {
    "body": _body,
    "spans": _spans,
    "cue": _cue,
    "chain": _chain,
    "about": _about,
    "description": _texts(ENTITY_DESCRIPTION),
    "title": _texts(EVENT_TITLE),
    "retraction": _retraction,
    "utterance": _utterance,
    "unknowns": _unknowns,
}
"""The fields that are computed; all others follow from the description of the item."""
