"""The answer of a model: its JSON Schema, and its text as plain data. Places are words with what stands around them."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

import orjson

from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    Comparator,
    EntityKind,
    EventStatus,
    MentionKind,
    ParticipantRole,
    QuoteKind,
    SourceKind,
    Stance,
)

ModelAnswer: TypeAlias = "None | bool | int | float | str | list[ModelAnswer] | dict[str, ModelAnswer]"
SchemaPart: TypeAlias = dict[str, object]

MOST_BYTES = 4_000_000
"""The longest answer that is read."""

_FENCED = re.compile(r"\s*```[a-z]*\s*\n(.*)\n\s*```\s*", re.DOTALL)


class AnswerUnreadable(ValueError):
    """A model's answer is no JSON, or too long."""


def read_answer(text: str) -> ModelAnswer:
    """Return the plain data of an answer in JSON, which may stand in a fence of Markdown. Raises AnswerUnreadable."""
    if len(text) > MOST_BYTES:
        raise AnswerUnreadable(f"the model's answer has {len(text)} characters: at most {MOST_BYTES} are read")
    fenced = _FENCED.fullmatch(text)
    try:
        found: ModelAnswer = orjson.loads(fenced[1] if fenced else text)
    except (orjson.JSONDecodeError, UnicodeEncodeError) as fault:
        begins = text[:60].encode("utf-8", "backslashreplace").decode()
        raise AnswerUnreadable(f"the model's answer is no JSON ({fault}); it begins with {begins!r}") from None
    return found


def answer_json_schema() -> SchemaPart:
    """Return the JSON Schema of an answer, in the subset that strict ``response_format`` takes: all keys are required."""
    return _mapping(
        entities=_list(_entity()),
        quotes=_list(_quote()),
        events=_list(_event()),
        claims=_list(_claim()),
    )


def _entity() -> SchemaPart:
    return _mapping(
        key=_text("A name for the entity in this answer; if it is one of the known entities, that one's key."),
        kind=_one_of(EntityKind),
        names=_list(_text("A name, copied from the article; the fullest first.")),
        mentions=_list(_pointer(kind=_one_of(MentionKind))),
    )


def _quote() -> SchemaPart:
    return _mapping(
        kind=_one_of(QuoteKind),
        spans=_list(_pointer()),
        chain=_list(_link()),
        cue=_or_null(_pointer()),
        said=_or_null(_date()),
        stance=_one_of(Stance),
    )


def _link() -> SchemaPart:
    return _mapping(
        role=_one_of(AttributionRole),
        source=_one_of(SourceKind),
        entity=_or_null(_text("The key of an entity of this answer.")),
        words=_or_null(_pointer()),
        inferred={"type": "boolean"},
    )


def _event() -> SchemaPart:
    return _mapping(
        title=_pointer(),
        status=_one_of(EventStatus),
        when=_or_null(_date()),
        place=_or_null(_text("The key of an entity of this answer.")),
        participants=_list(_mapping(role=_one_of(ParticipantRole), entity=_text("The key of an entity."))),
        reports=_list(_pointer()),
    )


def _claim() -> SchemaPart:
    return _mapping(
        kind=_one_of(ClaimKind),
        spans=_list(_pointer()),
        quote=_or_null({"type": "integer", "description": "The number of the quote that makes the claim, from 0."}),
        about=_list(_text("The key of an entity of this answer.")),
        quantities=_list(_quantity()),
    )


def _quantity() -> SchemaPart:
    return _mapping(
        number=_pointer(),
        value=_text("The number in digits, with a point before decimals."),
        unit=_pointer(),
        comparator=_one_of(Comparator),
        when=_or_null(_date()),
    )


def _date() -> SchemaPart:
    return _pointer(edtf=_or_null(_text("The days that the words mean, in EDTF; null if they mean no day.")))


def _pointer(**more: SchemaPart) -> SchemaPart:
    """Return the schema of a place: the words, and a few words before and after them."""
    return _mapping(
        words=_text("Words copied from the article, character by character."),
        before=_text("A few words directly before them, or nothing."),
        after=_text("A few words directly after them, or nothing."),
        **more,
    )


def _mapping(**parts: SchemaPart) -> SchemaPart:
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def _list(part: SchemaPart) -> SchemaPart:
    return {"type": "array", "items": part}


def _text(description: str) -> SchemaPart:
    return {"type": "string", "description": description}


def _one_of(words: Iterable[StrEnum]) -> SchemaPart:
    return {"type": "string", "enum": [str(word) for word in words]}


def _or_null(part: SchemaPart) -> SchemaPart:
    return {"anyOf": [part, {"type": "null"}]}
