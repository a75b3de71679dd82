"""The request of a redaction, and its check, which reports all faults at once."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import asyncpg

from db.lookup.reference import ArticleReference, EntityReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, UnknownObject, VersionConflict
from db.redaction.givers import given_by
from db.redaction.person import Sought, same_entities
from db.redaction.write import Reach
from db.sql.connection import Connection
from db.transaction.operation_transaction import as_uuid, find_article
from db.transaction.version_guard import guard
from editorial.redaction.redaction import FEWEST_LETTERS, letters_of

MAX_WORDS = 100
"""The most texts in one redaction."""
MAX_LENGTH = 10_000
"""The longest text to redact, in code points."""
MAX_GROUND = 1000
"""The longest ground or note, in code points."""

_TOO_SHORT = f"too short, it would occur everywhere: give at least {FEWEST_LETTERS} letters or digits"


class WordsNotFound(OperationFault):
    """The words occur nowhere within reach."""

    code = "WORDS_NOT_FOUND"


@dataclass(frozen=True, slots=True)
class CodePoints:
    """A stretch of a text, in code points, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redact:
    """The words to redact, from where, and on what ground.

    The place is ``article`` (id or slug) or ``entity`` (id); neither: everywhere. The words are ``words``, or those
    in ``span`` of the article's current revision, wherever else they occur. Everybody sees the ``ground``, editors
    see the ``note``. With ``take_along``, other data within reach that identifies the people named is removed too. A
    dry run reports what would be done, and such data elsewhere.
    """

    ground: str
    words: tuple[str, ...] = ()
    span: CodePoints | None = None
    article: ArticleReference | None = None
    entity: EntityReference | None = None
    note: str | None = None
    expected_version: int | None = None
    take_along: bool = False
    dry_run: bool = False


_ENTITY = "select id from entity where id = $1"


async def checked(connection: Connection, request: Redact) -> tuple[list[str], Reach, dict[str, str]]:
    """Return the words, their reach, and the items for the operation's answer; raises OperationRefused."""
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
    """Return the named article, after checking the expected version."""
    if request.article is None:
        return None
    found = await find_article(connection, request.article, faults)
    try:
        if found is not None:
            await guard(connection, found, request.expected_version)
    except VersionConflict as conflict:
        faults.append(conflict)
    return found


async def _entity(connection: Connection, request: Redact, faults: list[OperationFault]) -> "asyncpg.Record | None":
    if request.entity is None:
        return None
    found = await connection.fetchrow(_ENTITY, as_uuid(request.entity))
    if found is None:
        faults.append(UnknownObject("no entity has this id", ("entity",)))
    return found


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
    for name, text in (("ground", request.ground), ("note", request.note or "")):
        if len(text) > MAX_GROUND:
            yield InvalidValue(f"use at most {MAX_GROUND} characters", (name,))
        if "\0" in text:
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
    """Refuse a redaction whose own texts, such as ground and note, repeat the words."""
    words = sought.clues.words
    texts = (("ground", request.ground), ("note", request.note or ""))
    faults = [
        InvalidValue("the text contains the words to redact: leave them out", (name,))
        for name, text in texts
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
            for name, text in texts
            if sought.pointers.stand_in(text)
        ]
    if faults:
        raise OperationRefused(faults)


async def _reach(connection: Connection, article: "asyncpg.Record | None", entity: "asyncpg.Record | None") -> Reach:
    if article:
        given = await given_by(connection, article["id"])
        return Reach([article["id"]], await same_entities(connection, given["entity"]), given["event"])
    if entity:
        return Reach(entities=await same_entities(connection, [entity["id"]]))
    return Reach(everywhere=True)
