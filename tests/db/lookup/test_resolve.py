"""Operations take keys, slugs, addresses and beginnings of ids wherever they take ids."""

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_type_hints

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.lookup.reference import AnnotationReference, EntityReference, Refers
from db.lookup.resolve import AmbiguousReference, with_references
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome, UnknownObject
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from schema.mutation import OPERATIONS
from tests.db.entities.entities import id_of
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("Desk")

NO_IDS = {
    "DraftArticle": "it names an article that it may create, by its slug",
    "LoadBundle": "a bundle names things by keys",
    "MarkDistinct": "looks up what it takes itself, because all must be of one type",
    "UndoDistinct": "looks up what it takes itself, because all must be of one type",
}
"""Requests without any reference."""

ID_NAMES = {
    "article",
    "annotation",
    "annotations",
    "entity",
    "event",
    "events",
    "articles",
    "survivor",
    "merged",
    "merge",
    "reports",
    "claims",
    "quotes",
    "nodes",
    "id",
}
"""Names of fields that say which thing is meant, if they hold texts."""

NOT_REFERENCES = {
    ("CorrectAnnotation", "annotation"): "the new values",
    ("AmendEntity", "entity"): "the new values",
    ("AmendEvent", "event"): "the new values",
    ("UndoMergeEvents", "merge"): "a key of the merged event, which otherwise means the survivor",
}


def references_of(request: type) -> dict[tuple[str, str], bool]:
    """Return the fields of a request that name things, each with whether it is marked as a reference."""
    found: dict[tuple[str, str], bool] = {}
    plain, full = get_type_hints(request), get_type_hints(request, include_extras=True)
    for name, hint in plain.items():
        inner = [each for each in (hint, *get_args(hint)) if isinstance(each, type)]
        for each in inner:
            if is_dataclass(each):
                found |= references_of(each)
        if name in ID_NAMES and str in inner:
            found[request.__name__, name] = "Refers" in repr(full[name])
    return found


def test_every_operation_marks_the_fields_that_name_things() -> None:
    marked: dict[tuple[str, str], bool] = {}
    for operation in OPERATIONS.values():
        of_request = references_of(operation.request)
        assert of_request or operation.request.__name__ in NO_IDS, operation.request.__name__
        marked |= of_request
    assert {each for each, is_marked in marked.items() if not is_marked} == set(NOT_REFERENCES)


async def merged(connection: Connection, survivor: str, *others: str) -> Outcome:
    request = MergeEntities(survivor, others, dry_run=True)
    return await with_references(merge_entities)(connection, request, actor=DESK)


async def refusal(doing: Any) -> tuple[OperationFault, ...]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return refused.value.faults


async def test_entities_are_named_by_keys_and_beginnings_of_ids(connection: Connection) -> None:
    await load(connection, noise())
    coale, belta = [await id_of(connection, key) for key in ("coale", "belta")]
    for names in (("coale", "belta"), (coale, "belta"), (coale[:35], f"https://isnad.example/entities/{belta}")):
        assert (await merged(connection, *names)).ids == {"entity": coale}


async def test_annotations_are_named_by_the_article_and_their_key(connection: Connection) -> None:
    await load(connection, noise())
    request = ReviewAnnotations("REVIEW", (ReviewedAnnotation("noise/lifting", 1),))
    outcome = await with_references(review_annotations)(connection, request, actor=DESK)
    assert outcome.values == {"changed": 1}


async def test_what_names_nothing_is_refused_with_what_is_similar(connection: Connection) -> None:
    await load(connection, noise())
    (fault,) = await refusal(merged(connection, "coalle", "belta"))
    assert isinstance(fault, UnknownObject)
    assert fault.path == ("survivor",)
    assert "did you mean coale (John Coale)?" in fault.message
    candidates: Any = fault.details["candidates"]
    assert [(each.type, each.key, each.name) for each in candidates] == [("ENTITY", "coale", "John Coale")]


async def test_what_names_several_things_is_refused_with_all_of_them(connection: Connection) -> None:
    data = noise()
    data["claims"][0]["key"] = "lifting"  # keys are unique among annotations of one kind
    await load(connection, data)
    request = ReviewAnnotations("PUBLISH", (ReviewedAnnotation("noise/lifting"),))
    (fault,) = await refusal(with_references(review_annotations)(connection, request, actor=DESK))
    assert isinstance(fault, AmbiguousReference)
    assert fault.path == ("annotations", 0, "id")
    candidates: Any = fault.details["candidates"]
    assert sorted(each.type for each in candidates) == ["CLAIM", "QUOTE"]


async def test_all_references_are_refused_at_once_with_whatever_else_is_wrong(connection: Connection) -> None:
    await load(connection, noise())
    unknown = "00000000-0000-7000-8000-000000000000"
    faults = await refusal(merged(connection, "coalle", "nobody", unknown))
    assert [(fault.code, fault.path) for fault in faults] == [
        ("UNKNOWN_OBJECT", ("survivor",)),
        ("UNKNOWN_OBJECT", ("merged", 0)),
        ("UNKNOWN_OBJECT", ("merged", 1)),
    ]


@dataclass(frozen=True, slots=True)
class _Inner:
    of_whom: EntityReference


@dataclass(frozen=True, slots=True)
class _Request:
    named: tuple[AnnotationReference, ...] = ()
    inner: tuple[_Inner, ...] = ()
    maybe: EntityReference | None = None
    text: str = ""


async def test_references_are_found_wherever_a_request_has_them(connection: Connection) -> None:
    await load(connection, noise())
    given: list[_Request] = []

    async def keep(connection: Connection, request: _Request, *, actor: Actor) -> Outcome:
        given.append(request)
        return Outcome()

    request = _Request(("noise/lifting",), (_Inner("coale"), _Inner("belta")), "coale", text="coale")
    await with_references(keep)(connection, request, actor=DESK)
    coale, belta = [await id_of(connection, key) for key in ("coale", "belta")]
    (made,) = given
    assert (made.inner, made.maybe, made.text) == ((_Inner(coale), _Inner(belta)), coale, "coale")
    quote = await connection.fetchval("select id::text from quote")
    assert made.named == (quote,)


async def test_too_many_keys_are_refused(connection: Connection) -> None:
    (fault,) = await refusal(merged(connection, "coale", *(f"key-{number}" for number in range(1000))))
    assert fault.code == "INVALID_VALUE"


def test_a_kind_is_named_in_messages() -> None:
    named: Mapping[str, str] = {each: Refers((each,)).named for each in ("entity", "event_report")}
    assert named == {"entity": "entity", "event_report": "event report"}
