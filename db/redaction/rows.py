"""Remove words from one row. Pure: rows have the form that PostgreSQL's ``to_jsonb`` gives them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.item.column import Holds
from db.item.type import all_tables
from db.redaction.places import BY_TABLE, texts_said
from db.sql.identity import new_id
from db.words.name_search import name_columns
from editorial.redaction.redaction import MASK, Stretch, Unseen, joined, mask
from editorial.text.fold import fold_name
from editorial.text.text import Utf16Offsets, sha256_hex

_CODE = re.compile(r"[A-Z_]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(#[0-9]+)?")
_ADDRESS = re.compile(r"[a-z]+://\S+")
NOWHERE = "https://redacted.invalid/"
"""An address that leads nowhere (RFC 2606, 2)."""
ANYTHING = "/v1/articles"
"""A query that asks for nothing in particular."""


_OWNER: Mapping[str, str] = {table.name: table.owner for table in all_tables()}
"""The columns with the id of a row's item."""

_UNKNOWN: Mapping[str, object] = {"wikidata": None, "same_as": [], "is_redacted": True}
"""The values of an entity without names."""


@dataclass(frozen=True, slots=True, eq=False)
class RedactedBody:
    """The body of a revision before and after, and the ranges that were redacted."""

    before: str
    after: str
    stretches: Sequence[Stretch]
    utf16: Utf16Offsets

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return the redacted ranges between two offsets, relative to the first."""
        return [(max(a, start) - start, min(b, end) - start) for a, b in self.stretches if a < end and b > start]


@dataclass(slots=True)
class WordRemover:
    """Removes words from rows; it uses what it learned from earlier rows for later ones.

    ``fallen`` are the entities that lose all names: other data that identifies them is removed as well. ``articles``
    are those within reach, None for all: only their annotation sets can have other names.
    """

    words: Unseen
    fallen: frozenset[str] = frozenset()
    articles: frozenset[str] | None = None
    _bodies: dict[str, RedactedBody] = field(default_factory=dict)
    _of_article: dict[str, list[RedactedBody]] = field(default_factory=dict)
    _exacts: dict[str, list[tuple[str, list[Stretch]]]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def changes(self, table: str, row: Mapping[str, object], article_id: str | None) -> dict[str, object]:
        """Return the columns of a row that change, with their new values."""
        match table:
            case "past_row":
                return self._past(row, article_id)
            case "span":
                return self._span(row)
            case "given":
                return self._given(row)
            case _:
                return self._of_columns(table, row, article_id)

    def _of_columns(self, table: str, row: Mapping[str, object], article_id: str | None) -> dict[str, object]:
        found: dict[str, object] = {}
        for column, holds in BY_TABLE[table].columns.items() if table in BY_TABLE else ():
            value = row.get(column)
            of_article = _of_set(row) if holds is Holds.SET else article_id
            new = self._value(holds, value, str(row.get(_OWNER.get(table, "id"))), of_article)
            if new != value:
                found[column] = new
        if table == "revision":
            return self._revision(row, found)
        if table == "name" and "text" in found:
            return {**found, **name_columns(str(found["text"]), str(row["language"]))}
        if table == "entity" and row["id"] in self.fallen:
            return {**found, **{name: value for name, value in _UNKNOWN.items() if row.get(name) != value}}
        if table == "webhook" and "url" in found:
            return {**found, "state": "DISABLED", "disabled_for": "REDACTED"}
        if table == "feed_address" and found.keys() & {"resource", "file_name"}:
            return {**found, "revoked_at": row.get("revoked_at") or "now"}
        return found

    def _value(self, holds: Holds, value: object, owner: str, article_id: str | None) -> object:
        if not value:
            return value
        if isinstance(value, str):
            return self._text(holds, value, owner, article_id)
        if holds is Holds.ADDRESSES and isinstance(value, list):
            return [each for each in value if not self.words.stand_in(each)]
        return self._json(value)

    def _text(self, holds: Holds, text: str, owner: str, article_id: str | None) -> str | None:
        match holds:
            case Holds.KEY:
                return self._key(text)
            case Holds.SET:
                return self._key(text) if self.articles is None or article_id in self.articles else text
            case Holds.LABEL:
                return MASK * len(text) if self.words.stand_in(text) else text
            case Holds.ADDRESS | Holds.ID:
                return None if self.words.stand_in(text) else text
            case Holds.RECEIVER:
                return NOWHERE if self.words.stand_in(text) else text
            case Holds.QUESTION:
                return ANYTHING if self.words.stand_in(text) else text
            case Holds.WORDING:
                return mask(text, self._wording(text, owner, article_id))
            case _:
                return self.words.masked(text)

    def _key(self, key: str) -> str:
        """Return the replacement of a key, the same one wherever the key occurs."""
        if key not in self._keys:
            self._keys[key] = f"redacted-{new_id()}" if self.words.stand_in(key) else key
        return self._keys[key]

    def _wording(self, text: str, annotation: str, article_id: str | None) -> list[Stretch]:
        """Return the ranges of the words, or of parts of them at its edges, in a text that repeats the article."""
        found = self.words.stretches(text)
        for exact, stretches in self._exacts.get(annotation, ()):
            found += [(at + a, at + b) for at in _places(text, exact) for a, b in stretches]
        bodies = self._of_article.get(article_id or "", ())
        if not any(text in body.after for body in bodies):
            stood = next(((body, at) for body in bodies if (at := body.before.find(text)) >= 0), None)
            found += stood[0].within(stood[1], stood[1] + len(text)) if stood else ()
        return joined(found)

    def _revision(self, row: Mapping[str, object], found: dict[str, object]) -> dict[str, object]:
        before, after = str(row["body"]), str(found.get("body", row["body"]))
        body = RedactedBody(before, after, self.words.stretches(before), Utf16Offsets(after))
        self._bodies[str(row["id"])] = body
        self._of_article.setdefault(str(row["article_id"]), []).append(body)
        return {**found, "sha256": sha256_hex(after)} if after != before else found

    def _span(self, row: Mapping[str, object]) -> dict[str, object]:
        exact, prefix, suffix = (str(row[name]) for name in ("exact", "prefix", "suffix"))
        start, end = int(str(row["start_offset"])), int(str(row["end_offset"]))
        now: dict[str, object] = {
            name: self.words.masked(text) for name, text in (("exact", exact), ("prefix", prefix), ("suffix", suffix))
        }
        body = self._bodies.get(str(row["revision_id"]))
        if body and body.before[start:end] == exact:
            now |= {"exact": body.after[start:end]}
            now |= {"utf16_start": body.utf16.of(start), "utf16_end": body.utf16.of(end)}
            if body.before[:start].endswith(prefix):
                now["prefix"] = body.after[start - len(prefix) : start]
            if body.before.startswith(suffix, end):
                now["suffix"] = body.after[end : end + len(suffix)]
            if stretches := body.within(start, end):
                self._exacts.setdefault(str(row["annotation_id"]), []).append((exact, stretches))
        return {name: value for name, value in now.items() if value != row[name]}

    def _past(self, row: Mapping[str, object], article_id: str | None) -> dict[str, object]:
        was = row["row"]
        if not isinstance(was, dict):
            return {}
        found = self.changes(str(row["relation"]), was, article_id)
        found.pop("is_redacted", None)  # the current row says that it is so now
        if "folded" in was and "text" in found:
            found["folded"] = fold_name(str(found["text"]))
        return {"row": found} if found else {}

    def _given(self, row: Mapping[str, object]) -> dict[str, object]:
        """Remove words from what a bundle says of an entity or event, which has the form of that item's rows."""
        found = self._of_columns("given", {**row, "said": None}, None)
        if row["unclaimed"] and row["id"] in self.fallen:
            found["unclaimed"] = []
        said = row["said"]
        if isinstance(said, dict):
            changes = self.changes(str(row["type"]), {**said, "id": row["id"]}, None)
            now = {**said, **{name: value for name, value in changes.items() if name in said}}
            for name, texts in texts_said(said):
                now[name] = [[language, self.words.masked(text)] for language, text in texts]
            found |= {"said": now} if now != said else {}
        return found

    def _json(self, value: object) -> object:
        if isinstance(value, str):
            if _CODE.fullmatch(value):
                return value
            if _KEY.fullmatch(value):
                return self._key(value)
            return None if _ADDRESS.fullmatch(value) and self.words.stand_in(value) else self.words.masked(value)
        if isinstance(value, list):
            return [self._json(each) for each in value]
        if not isinstance(value, dict):
            return value
        now = {name: self._json(each) for name, each in value.items()}
        if isinstance(text := now.get("text"), str) and "keys" in now and text != value["text"]:
            now |= {**name_columns(text, str(value["language"])), "folded": fold_name(text)}
        return now


def _of_set(row: Mapping[str, object]) -> str:
    """Return the article of the annotation set that a row names."""
    return str(row.get("described_by", row.get("article_id")))


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
