"""The request for a redaction, and its check, which reports all problems at once."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, UnknownObject, VersionConflict
from db.redaction.person import Sought, same_entities
from db.redaction.write import Reach
from db.sql.connection import Connection
from db.transaction.version_guard import guard
from editorial.redaction.redaction import FEWEST_LETTERS, letters_of

MAX_WORDS = 100
"""The most texts that one redaction takes out."""
MAX_LENGTH = 10_000
"""The most code points of a text to take out."""
MAX_GROUND = 1000
"""The most code points of a ground or note."""

_TOO_SHORT = f"too short, it would occur everywhere: give at least {FEWEST_LETTERS} letters or digits"


class WordsNotFound(OperationFault):
    """The words do not occur where they are to be taken out."""

    code = "WORDS_NOT_FOUND"


@dataclass(frozen=True, slots=True)
class CodePoints:
    """A stretch of a text, in code points, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redact:
    """What to take out, from where, and on what ground.

    ``article`` (id or slug) or ``entity`` (id) says where; without either, words are taken out everywhere. ``words``
    gives the words; or ``span`` does, by their place in the article's current revision, and they are taken out at all
    their other places, too. Everybody can see ``ground``; only editors see ``note``. With ``take_along``, everything
    within reach that points at the person named is taken out as well. A dry run reports what would be done, and what
    points at the person elsewhere.
    """

    ground: str
    words: tuple[str, ...] = ()
    span: CodePoints | None = None
    article: str | None = None
    entity: str | None = None
    note: str | None = None
    expected_version: int | None = None
    take_along: bool = False
    dry_run: bool = False


_ARTICLE = """
    select a.*, r.body from article a join revision r on r.id = a.revision_id where a.slug = $1 or a.id = $2
"""
_ENTITY = "select id from entity where id = $1"

_GIVEN = """
    select 'entity' as type, id from entity where given_by = $1
    union select 'entity', entity_id from name where given_by = $1
    union select 'event', id from event where given_by = $1
"""
"""The entities and events that the article's bundle describes or names."""


async def checked(connection: Connection, request: Redact) -> tuple[list[str], Reach, dict[str, str]]:
    """Return the words, where to take them out, and the values of the payload; raises OperationRefused."""
    faults = list(_ill_formed(request))
    article, entity = await _article(connection, request, faults), await _entity(connection, request, faults)
    texts = [unicodedata.normalize("NFC", text) for text in request.words]
    if request.span and article and not faults:
        texts = list(_words_of(request.span, article["body"], faults))
    if faults:
        raise OperationRefused(faults)
    ids = {name: str(row["id"]) for name, row in (("article", article), ("entity", entity)) if row}
    return texts, await _reach(connection, article, entity), ids


async def _article(connection: Connection, request: Redact, faults: list[OperationFault]) -> "asyncpg.Record | None":
    """Return the named article, after comparing its version with the expected one."""
    if request.article is None:
        return None
    found = await connection.fetchrow(_ARTICLE, request.article.replace("\0", ""), _as_uuid(request.article))
    if found is None:
        faults.append(UnknownObject("no article has this slug or id", ("article",)))
        return None
    try:
        await guard(connection, found, request.expected_version)
    except VersionConflict as conflict:
        faults.append(conflict)
    return found


async def _entity(connection: Connection, request: Redact, faults: list[OperationFault]) -> "asyncpg.Record | None":
    if request.entity is None:
        return None
    found = await connection.fetchrow(_ENTITY, _as_uuid(request.entity))
    if found is None:
        faults.append(UnknownObject("no entity has this id", ("entity",)))
    return found


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _ill_formed(request: Redact) -> Iterator[OperationFault]:
    if request.article is not None and request.entity is not None:
        yield InvalidValue("give either an article or an entity, or neither to redact everything", ("entity",))
    if request.span is not None and request.article is None:
        yield InvalidValue("a span also needs the article that contains it", ("span",))
    if (request.span is None) == (not request.words):
        yield InvalidValue("give either words or a span", ("words",))
    if request.expected_version is not None and request.article is None:
        yield InvalidValue("an expected version also needs the article", ("expectedVersion",))
    yield from _ill_worded(request.words)
    if not request.ground.strip():
        yield InvalidValue("give a ground: it is public", ("ground",))
    for name, said in (("ground", request.ground), ("note", request.note or "")):
        if len(said) > MAX_GROUND:
            yield InvalidValue(f"use at most {MAX_GROUND} characters", (name,))
        if "\0" in said:
            yield InvalidValue("the text has a NUL character, which cannot be stored: remove it", (name,))


def _ill_worded(words: Sequence[str]) -> Iterator[OperationFault]:
    if len(words) > MAX_WORDS:
        yield InvalidValue(f"give at most {MAX_WORDS} texts at once", ("words",))
    for number, text in enumerate(words):
        if letters_of(text) < FEWEST_LETTERS:
            yield InvalidValue(_TOO_SHORT, ("words", number))
        elif len(text) > MAX_LENGTH:
            yield InvalidValue(f"use at most {MAX_LENGTH} characters", ("words", number))


def _words_of(span: CodePoints, body: str, faults: list[OperationFault]) -> Iterator[str]:
    start, end = span.start, span.end
    if not 0 <= start < end <= len(body):
        faults.append(InvalidValue(f"the span is outside the text, which has {len(body)} characters", ("span",)))
    elif letters_of(body[start:end]) < FEWEST_LETTERS:
        faults.append(InvalidValue(_TOO_SHORT, ("span",)))
    else:
        yield body[start:end]


def refuse_repeated(sought: Sought, request: Redact, actor: Actor) -> None:
    """Refuse a redaction whose ground, note or actor's name contains the words: they would remain in its own record."""
    words = sought.clues.words
    said = (("ground", request.ground), ("note", request.note or ""))
    faults = [
        InvalidValue("the text contains the words to redact: leave them out", (name,))
        for name, text in said
        if words.stand_in(text)
    ]
    if words.stand_in(actor.name):
        faults.append(
            InvalidValue(
                "your own name, which is kept in the history, contains the words: let another admin redact them"
            )
        )
    elif any(words.stand_in(text) for text in actor.texts):
        message = "the id of your request, or the name of your machine, holds the words, and the audit history keeps it"
        faults.append(InvalidValue(f"{message}: use another one"))
    if sought.pointers and not faults:
        faults += [
            InvalidValue("the text contains an id or address that is redacted with the words: leave it out", (name,))
            for name, text in said
            if sought.pointers.stand_in(text)
        ]
    if faults:
        raise OperationRefused(faults)


async def _reach(connection: Connection, article: "asyncpg.Record | None", entity: "asyncpg.Record | None") -> Reach:
    if article:
        given = await connection.fetch(_GIVEN, article["id"])
        entities = [row["id"] for row in given if row["type"] == "entity"]
        return Reach(
            [article["id"]],
            await same_entities(connection, entities),
            [row["id"] for row in given if row["type"] == "event"],
        )
    if entity:
        return Reach(entities=await same_entities(connection, [entity["id"]]))
    return Reach(everywhere=True)
