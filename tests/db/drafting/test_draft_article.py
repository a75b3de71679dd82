"""Drafting an article: the same by mutation, REST and command."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import db.drafting.draft_article
from db.drafting.draft_request import LONGEST
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from editorial.bundle.check import check_bundle
from editorial.draft.place import LONGEST as LONGEST_IN_BUNDLE
from schema.resource.stored_operation import operation_named
from tests.conftest import Databases
from tests.support.operation.doors import Answer, Doors, Result, by_command, by_graphql, by_rest, payload_of
from tests.support.service.asking import answer, answer_to

BODY = "Mara Lind spoke to reporters on Tuesday.\n“We stay,” Mara Lind said. “We will not leave,” she said.\n"
AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


class _Clock:
    """Stands in for ``datetime`` where drafts are dated."""

    def __init__(self) -> None:
        self.at = AT

    def now(self, zone: object) -> datetime:
        """Return an instant that the test sets."""
        return self.at.astimezone(UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """Draft at one instant at every door."""
    clock = _Clock()
    monkeypatch.setattr(db.drafting.draft_article, "datetime", clock)
    return clock


def printed(drafted: Any) -> Answer:
    """Return what ``isnad draft`` printed of one file."""
    (only,) = drafted
    del only["file"]
    return payload_of(only)


def command_of(folder: Path, body: str, given: dict[str, Any]) -> list[str]:
    """Return the command that drafts a text in a file with these fields of the input."""
    path = folder / "harbour.txt"
    path.write_text(body, "utf-8", newline="")
    named = {"publishedAt": "published-at", "dryRun": "dry-run"}
    options = [
        word
        for name, value in given.items()
        for word in ([f"--{named.get(name, name)}"] if value is True else [f"--{named.get(name, name)}", str(value)])
    ]
    return ["draft", str(path), "--overwrite", *options]


async def drafted(databases: Databases, dsn: str, folder: Path, body: str = BODY, **given: Any) -> Result:
    """Draft a text by every door."""
    command = command_of(folder, body, given)
    given = {"slug": "harbour", "bodyFile": "harbour.txt", **given}
    return await Doors(databases, dsn).go("draftArticle", command, printed=printed, body=body, **given)


async def load(dsn: str, body: str = BODY, **given: Any) -> Answer:
    """Draft a text and load the draft, by the mutation."""
    return await by_graphql(
        dsn, operation_named("draftArticle"), {"body": body, "slug": "harbour", "load": True, **given}
    )


async def test_a_text_is_drafted_and_nothing_is_written(databases: Databases, database: str, tmp_path: Path) -> None:
    done = await drafted(databases, database, tmp_path, publishedAt="2026-03-04T08:00:00+01:00", timezone="Europe/Oslo")
    assert [row for row in done.state if not row.startswith("alembic")] == []
    assert (done.values["slug"], done.values["language"], done.values["outcome"]) == ("harbour", "en", None)
    assert (done.values["article"], done.values["visibility"], done.values["position"]) == (None, None, None)
    checked = check_bundle(done.values["bundle"], file="harbour.bundle.yaml", read_text=lambda _: BODY)
    assert checked.reading.annotation_set == "rules"
    assert {quote.text for quote in checked.reading.quotes} >= {"We stay", "We will not leave"}
    assert done.values["counts"]["quotes"] == len(checked.reading.quotes)
    assert (tmp_path / "harbour.bundle.yaml").read_text("utf-8") == done.values["bundle"]


async def test_a_draft_without_a_file_has_the_text_in_it(database: str) -> None:
    values, errors = await by_rest(database, operation_named("draftArticle"), {"body": BODY, "headline": "We stay put"})
    assert errors == []
    checked = check_bundle(values["bundle"], file="bundle.yaml", read_text=lambda _: "")
    assert (checked.reading.article.body, checked.reading.article.slug) == (BODY, "we-stay-put")


async def test_load_creates_a_hidden_article_and_then_the_set(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    done = await drafted(databases, database, tmp_path, load=True)
    assert (done.values["position"], done.values["article"]["slug"]) == ("NOW", "harbour")
    assert done.values["visibility"]["articlePublic"] is False
    assert done.values["visibility"]["publicAnnotations"] == 0
    assert done.values["visibility"]["hiddenAnnotations"] > 0
    annotations = [row for row in done.state if row.startswith("annotation {")]
    assert annotations
    assert all('"state": "DRAFT"' in row and '"annotation_set": "rules"' in row for row in annotations)


async def test_a_draft_that_says_the_same_again_changes_nothing(database: str, clock: _Clock) -> None:
    (first, _), clock.at = await load(database), AT + timedelta(days=1)
    again, errors = await load(database)
    assert (errors, again["outcome"], again["position"]) == ([], "UNCHANGED", None)
    assert again["bundle"] == first["bundle"]
    assert AT.isoformat().replace("+00:00", "Z") in again["bundle"]


async def test_a_draft_that_says_something_else_is_dated_anew(database: str, clock: _Clock) -> None:
    await load(database)
    clock.at = AT + timedelta(days=1)
    again, errors = await load(database, publishedAt="2026-03-04T08:00:00+01:00", timezone="Europe/Oslo")
    assert (errors, again["outcome"]) == ([], "UPDATE")
    assert "2026-03-05T09:30:00Z" in again["bundle"]


async def test_another_text_under_the_slug_is_refused(databases: Databases, database: str, tmp_path: Path) -> None:
    await load(database)
    done = await drafted(databases, database, tmp_path, "Somebody else spoke.\n", load=True)
    assert done.codes == ["TEXT_DIFFERS"]


async def test_a_dry_run_writes_nothing(databases: Databases, database: str, tmp_path: Path) -> None:
    done = await drafted(databases, database, tmp_path, load=True, dryRun=True)
    assert (done.errors, done.values["outcome"], done.values["position"]) == ([], "UPDATE", None)
    assert [row for row in done.state if not row.startswith("alembic")] == []


async def test_the_article_is_public_with_the_first_annotation_that_is_published(database: str, pool: Pool) -> None:
    await load(database)
    asked = '{ article(by: {slug: "harbour"}) { quotes { totalCount } } annotations(filter: {kind: QUOTE}) { nodes { id } } }'
    assert (await answer(pool, asked))["article"] is None
    seen = await answer_to(Visibility.EVERYTHING, pool, asked)
    first = seen["annotations"]["nodes"][0]["id"]
    decided = {"decision": "PUBLISH", "annotations": [{"id": first}]}
    _, errors = await by_graphql(database, operation_named("reviewAnnotations"), decided)
    assert errors == []
    assert (await answer(pool, asked))["article"] == {"quotes": {"totalCount": 1}}


async def test_decisions_of_a_review_hold_over_a_new_draft(database: str, pool: Pool, clock: _Clock) -> None:
    await load(database)
    decided = {"decision": "PUBLISH", "article": "harbour"}
    assert (await by_graphql(database, operation_named("reviewAnnotations"), decided))[1] == []
    assert (await load(database))[0]["outcome"] == "UNCHANGED"
    clock.at = AT + timedelta(days=1)
    _, errors = await load(database, publishedAt="2026-03-04T08:00:00+01:00", timezone="Europe/Oslo")
    assert errors == []
    found = await answer(pool, "{ quotes { nodes { text provenance { state } } } }")
    assert ("We stay", "PUBLISHED") in {
        (each["text"], each["provenance"]["state"]) for each in found["quotes"]["nodes"]
    }


async def test_a_new_draft_never_overwrites_what_an_editor_corrected(database: str, pool: Pool, clock: _Clock) -> None:
    await load(database)
    seen = await answer_to(Visibility.EVERYTHING, pool, "{ quotes { nodes { id } } }")
    given = {"id": seen["quotes"]["nodes"][0]["id"], "annotation": '{"kind": "PARTIAL"}'}
    assert (await by_graphql(database, operation_named("correctAnnotation"), given))[1] == []
    assert (await load(database))[0]["outcome"] == "UNCHANGED"
    clock.at = AT + timedelta(days=1)
    _, errors = await load(database, publishedAt="2026-03-04T08:00:00+01:00", timezone="Europe/Oslo")
    assert [code for _, code, _ in errors] == ["VERSION_CONFLICT"]


WRONG: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"slug": "Not A Slug"}, ("slug", "INVALID_VALUE")),
    ({"slug": "a" * 201}, ("slug", "INVALID_VALUE")),
    ({"language": "no language"}, ("language", "INVALID_VALUE")),
    ({"publishedAt": "yesterday"}, ("publishedAt", "INVALID_VALUE")),
    ({"timezone": "Mars/Olympus"}, ("timezone", "INVALID_VALUE")),
    ({"drafter": "oracle"}, ("drafter", "INVALID_VALUE")),
    ({"drafter": "rules+"}, ("drafter", "INVALID_VALUE")),
]


@pytest.mark.parametrize(("given", "error"), WRONG)
async def test_wrong_values_are_refused(
    databases: Databases, database: str, tmp_path: Path, given: dict[str, Any], error: tuple[str, str]
) -> None:
    done = await drafted(databases, database, tmp_path, **given)
    assert [(*path, code) for path, code, _ in done.errors] == [error]
    assert not (tmp_path / "harbour.bundle.yaml").exists()


async def test_all_faults_are_reported_at_once(databases: Databases, database: str, tmp_path: Path) -> None:
    wrong = {name: value for given, _ in reversed(WRONG) for name, value in given.items()}
    done = await drafted(databases, database, tmp_path, **wrong)
    assert sorted(path for path, _, _ in done.errors) == sorted((name,) for name in wrong)


async def test_an_unknown_drafter_is_answered_with_those_that_there_are(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    ((_, _, message),) = (await drafted(databases, database, tmp_path, drafter="oracle")).errors
    assert message == "there is no drafter 'oracle': this service has rules"


@pytest.mark.parametrize(
    ("body", "more", "message"),
    [
        ("a " * (LONGEST // 2 + 1), {}, "more than 2,000,000 characters"),
        ("a " * (LONGEST_IN_BUNDLE // 2 + 1), {"load": True}, "more than 100,000 characters cannot be loaded"),
        ("e" + "\u0301" * 300, {}, "more than 200 marks are on one letter"),
    ],
)
async def test_texts_that_cannot_be_drafted_are_refused(
    databases: Databases, database: str, tmp_path: Path, body: str, more: dict[str, Any], message: str
) -> None:
    ((path, code, text),) = (await drafted(databases, database, tmp_path, body, **more)).errors
    assert (path, code) == (("body",), "INVALID_VALUE")
    assert message in text


@pytest.mark.parametrize(
    ("given", "path", "message"),
    [
        ({"body": ""}, "body", "the text is empty"),
        ({"body": " \n\t\n"}, "body", "the text is empty"),
        ({"body": "\ufeff"}, "body", "the text is empty"),
        ({"body": "a\0b"}, "body", "the character at offset 1, U+0000, cannot be stored: remove it"),
        (
            {"body": BODY, "headline": "a\0b"},
            "headline",
            "the character at offset 1, U+0000, cannot be stored: remove it",
        ),
        *(
            ({"body": BODY, "bodyFile": name}, "bodyFile", "`bodyFile` must be the name of a file, without folders")
            for name in ("", "a/b.txt", "..", ".", "C:\\a.txt", "a\nb", "a" * 201)
        ),
    ],
)
async def test_what_no_file_can_have_is_refused_alike_by_mutation_and_rest(
    database: str, given: dict[str, Any], path: str, message: str
) -> None:
    operation = operation_named("draftArticle")
    _, by_mutation = await by_graphql(database, operation, given)
    _, at_the_address = await by_rest(database, operation, given)
    assert by_mutation == at_the_address == [((path,), "INVALID_VALUE", message)]


async def test_a_long_text_needs_a_file_for_its_bundle(database: str) -> None:
    body = "A word. " * (LONGEST_IN_BUNDLE // 8 + 1)
    _, errors = await by_graphql(database, operation_named("draftArticle"), {"body": body})
    assert [(path, code) for path, code, _ in errors] == [(("body",), "INVALID_VALUE")]
    values, errors = await by_graphql(database, operation_named("draftArticle"), {"body": body, "bodyFile": "a.txt"})
    assert (errors, values["language"]) == ([], "en")


async def test_the_command_has_no_other_options_than_the_doors(database: str, tmp_path: Path) -> None:
    values, errors = await by_command(database, command_of(tmp_path, BODY, {"headline": "Staying"}), printed)
    assert (errors, values["slug"]) == ([], "harbour")
    assert "headline: Staying" in values["bundle"]
