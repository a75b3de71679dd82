"""Drafters of installed packages, and several drafters of one article: at the doors, and held to the text."""

import asyncio
import json
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from editorial.bundle.check import check_bundle
from editorial.draft.drafter import DrafterFault, DrafterUnavailable, DraftUnreadable
from editorial.draft.raw_article import RawArticle
from schema.resource.stored_operation import operation_named
from service.cli.cli import run
from service.drafting import drafters
from service.drafting.drafters import GROUP, declared_drafters, drafters_of
from service.drafting.guarded import GuardedDrafter
from service.environment import SettingsInvalid
from tests.conftest import Databases
from tests.db.drafting.test_draft_article import printed
from tests.service.drafting import third_party
from tests.service.drafting.models import answering
from tests.service.drafting.test_model import BODY, answer
from tests.service.drafting.third_party import OtherDrafter, draft, quote
from tests.support.operation.doors import Doors, by_graphql
from tests.support.service.asking import answer_to
from tests.support.service.environment import settings_in

ARTICLE = RawArticle(BODY, "en")


def point(name: str) -> EntryPoint:
    """Return the entry point that names a function of the third party."""
    return EntryPoint(name, f"tests.service.drafting.third_party:{name}", GROUP)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Install the drafters that a test names."""
    names = list[str]()
    monkeypatch.setattr(drafters, "entry_points", lambda *, group: [point(each) for each in names])
    for name in ("ISNAD_DRAFT_URL", "ISNAD_SERVER"):
        monkeypatch.delenv(name, raising=False)
    return names


def guarded(says: Any, timeout_s: float = 5) -> GuardedDrafter:
    return GuardedDrafter(OtherDrafter(says), "desk-tool", "Desk tool 7", timeout_s)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("named_as_the_rules", "two drafters are named 'rules': uninstall one of them"),
        ("nameless", "needs a `name` of small letters, digits and hyphens, and an `asserted_by`"),
        ("unsigned", "needs a `name` of small letters, digits and hyphens, and an `asserted_by`"),
        ("broken", "the drafter 'broken' of an installed package cannot be used: RuntimeError: no licence"),
        ("no_drafter", "the drafter 'no_drafter' of an installed package cannot be used: AttributeError"),
        ("not_there", "the drafter 'not_there' of an installed package cannot be used: AttributeError"),
    ],
)
def test_a_drafter_that_cannot_be_used_is_reported_when_the_service_starts(name: str, message: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        declared_drafters([point(name)], 5)
    assert message in str(refused.value)


def test_two_drafters_of_one_name_are_refused(installed: list[str]) -> None:
    with pytest.raises(SettingsInvalid, match="two drafters are named 'desk-tool'"):
        declared_drafters([point("good"), point("good")], 5)
    installed.append("named_as_the_model")
    settings = settings_in(
        DATABASE_URL="postgresql://a@127.0.0.1/b", ISNAD_DRAFT_URL="http://127.0.0.1:1/v1", ISNAD_DRAFT_MODEL="m"
    )
    with pytest.raises(SettingsInvalid, match="has the name of that of ISNAD_DRAFT_URL"):
        drafters_of(settings)


@pytest.mark.parametrize(
    "says",
    [
        "no draft",
        {"quotes": []},
        ValueError("my key is sk-very-secret"),
        KeyError("quotes"),
        RecursionError(),
        draft("no quote"),
        draft(quote((1, "2"))),  # type: ignore[arg-type]
        draft(quote((1, 8), chain=("Mara Lind",))),
        draft(quote((1, 8), confidence="high")),
        draft(quote((1, 8), confidence=None)),
    ],
    ids=range(10),
)
async def test_whatever_a_drafter_does_wrong_is_a_fault_in_words(says: Any) -> None:
    with pytest.raises(DraftUnreadable) as refused:
        await guarded(says).draft(ARTICLE)
    assert str(refused.value).startswith("the drafter 'desk-tool' failed with ")
    assert str(refused.value).endswith(": draft by rules")
    assert "secret" not in str(refused.value)


async def test_a_drafter_that_hangs_is_given_up_in_time() -> None:
    with pytest.raises(DrafterUnavailable, match=r"did not answer within 0\.05 seconds"):
        await guarded(None, 0.05).draft(ARTICLE)


async def test_a_drafters_own_fault_is_told_as_it_is() -> None:
    with pytest.raises(DrafterFault, match="is being mended"):
        await guarded(DrafterUnavailable("the desk tool is being mended")).draft(ARTICLE)


async def test_places_outside_of_the_text_are_not_in_the_bundle(
    databases: Databases, database: str, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed.append("good")
    says = draft(
        quote((1, 8)), quote((len(BODY), len(BODY) + 5)), quote((-5, 3)), quote((8, 1)), quote((10**9, 10**10))
    )
    monkeypatch.setattr(third_party, "good", lambda: OtherDrafter(says))
    values, errors = await by_graphql(database, operation_named("draftArticle"), {"body": BODY, "drafter": "desk-tool"})
    assert errors == []
    reading = check_bundle(values["bundle"], file="b.yaml", read_text=lambda _: "").reading
    assert [each.text for each in reading.quotes] == ["We stay"]
    assert (reading.annotation_set, reading.quotes[0].provenance.asserted_by) == ("desk-tool", "Desk tool 7")
    assert values["counts"]["quotes"] == 1


async def test_a_fault_of_a_drafter_is_the_same_at_every_door(
    databases: Databases, database: str, installed: list[str], tmp_path: Path
) -> None:
    installed.append("unavailable")
    path = tmp_path / "harbour.txt"
    path.write_text(BODY, "utf-8")
    done = await Doors(databases, database).go(
        "draftArticle",
        ["draft", str(path), "--drafter", "desk-tool"],
        printed=printed,
        body=BODY,
        slug="harbour",
        bodyFile="harbour.txt",
        drafter="desk-tool",
    )
    message = "the desk tool is being mended: come back on Monday"
    assert done.errors == [(("drafter",), "DRAFTER_UNAVAILABLE", message)]


async def test_several_drafters_are_merged_into_one_set(database: str, installed: list[str]) -> None:
    installed.append("good")
    given = {"body": BODY, "drafter": "rules+desk-tool+rules"}
    values, errors = await by_graphql(database, operation_named("draftArticle"), given)
    assert errors == []
    reading = check_bundle(values["bundle"], file="b.yaml", read_text=lambda _: "").reading
    assert reading.annotation_set == "rules-desk-tool"
    assert [each.text for each in reading.quotes].count("We stay") <= 2
    assert {each.provenance.asserted_by for each in reading.quotes} == {"Isnad rules 1, Desk tool 7"}


async def test_at_most_four_drafters_draft_at_once(database: str, installed: list[str]) -> None:
    given = {"body": BODY, "drafter": "rules+a+b+c+d"}
    _, errors = await by_graphql(database, operation_named("draftArticle"), given)
    assert "name at most 4 drafters" in {message for _, _, message in errors}


async def test_two_sets_side_by_side_disagree(
    database: str, pool: Pool, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed.append("good")
    for drafter in ("rules", "desk-tool"):
        given = {"body": BODY, "slug": "harbour", "drafter": drafter, "load": True}
        _, errors = await by_graphql(database, operation_named("draftArticle"), given)
        assert errors == []
    asked = '{ article(by: {slug: "harbour"}) { disagreements { fields } } }'
    found = (await answer_to(Visibility.EVERYTHING, pool, asked))["article"]["disagreements"]
    assert found


async def test_the_command_asks_the_model_of_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text(BODY, "utf-8")
    monkeypatch.delenv("ISNAD_SERVER", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@127.0.0.1:1/b")
    async with answering(answer()) as model:
        monkeypatch.setenv("ISNAD_DRAFT_URL", model.url)
        monkeypatch.setenv("ISNAD_DRAFT_MODEL", "some-model")
        command = ["draft", str(path), "--offline", "--json", "--drafter", "model"]
        assert await asyncio.to_thread(run, command) == 0
    (printed_,) = json.loads(capsys.readouterr().out)
    reading = check_bundle(printed_["bundle"], file="b.yaml", read_text=lambda _: BODY).reading
    assert {each.provenance.asserted_by for each in reading.quotes} == {"some-model"}
    assert [each.text for each in reading.quotes] == ["We stay,"]
