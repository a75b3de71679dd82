"""Claims are related to claims of other articles and of other annotation sets, and both sides say so."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from db.load.loader import Loader
from db.load.store import load_reading
from db.operation.load_report import LoadAction, LoadReport
from db.operation.operation import Actor, OperationRefused
from db.operations.article_status import WithholdArticle, withhold_article
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.retract import RetractClaim, retract_claim
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from editorial.bundle.check import BundleRefused
from service.commands.load import load_files
from tests.support.data.articles import checked, load, noise
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("Desk chief")

READ = """
{ claims { nodes { id article { slug } version text history { nodes { reason fields } }
    relations { type direction note assertedBy assertedAt stale claim { id text article { slug } } } } } }
"""


def monday() -> dict[str, Any]:
    """Return Monday's story, with two claims."""
    data = noise(slug="monday")
    data["claims"][0] |= {"key": "lasting", "text": "Talks last."}
    data["claims"].append({**data["claims"][0], "key": "second", "text": "Talks end."})
    return data


def wednesday(*relations: tuple[str, str], **claim: Any) -> dict[str, Any]:
    """Return Wednesday's story, whose claim has these relations."""
    data = noise(slug="wednesday")
    data["provenance"] |= {"asserted_by": "Night desk", "asserted_at": "2025-12-17T08:00:00Z"}
    data["claims"][0] |= {"key": "denied", "text": "Talks never lasted.", **claim}
    data["claims"][0]["relations"] = [{"type": type_, "claim": address} for type_, address in relations]
    return data


async def related(pool: Pool, sees: Visibility = Visibility.PUBLISHED) -> dict[str, list[tuple[str, str, str]]]:
    """Return for each claim its relations: type, direction and the other claim."""
    found = await answer_to(sees, pool, READ)
    return {
        each["text"]: [(r["type"], r["direction"], r["claim"]["text"]) for r in each["relations"]]
        for each in found["claims"]["nodes"]
    }


async def changes_after(connection: Connection, end: int) -> set[tuple[Any, ...]]:
    """Return the later changes of claims: key, version, what callers who see only published data are told."""
    rows = await connection.fetch(
        "select n.key, c.version, c.public_op from change c left join annotation n on n.id = c.id"
        " where c.seq > $1 and c.type = 'claim'",
        end,
    )
    return {tuple(row) for row in rows}


async def last(connection: Connection) -> int:
    found: int = await connection.fetchval("select max(seq) from change")
    return found


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select id from annotation where key = $1 and kind = 'CLAIM'", key))


async def amend(connection: Connection, key: str, relations: Sequence[dict[str, Any]]) -> Any:
    requested = CorrectAnnotation(await id_of(connection, key), json.dumps({"relations": relations}))
    return await correct_annotation(connection, requested, actor=DESK)


@pytest.mark.parametrize("type_", ["CONTRADICTS", "SUPPORTS", "CORRECTS", "UPDATES", "RESTATES"])
async def test_a_relation_to_a_claim_of_another_article_is_shown_on_both_claims(
    connection: Connection, pool: Pool, type_: str
) -> None:
    await load(connection, monday())
    end = await last(connection)
    await load(connection, wednesday((type_, "monday/lasting")))
    assert await related(pool) == {
        "Talks last.": [(type_, "INCOMING", "Talks never lasted.")],
        "Talks end.": [],
        "Talks never lasted.": [(type_, "OUTGOING", "Talks last.")],
    }
    assert await changes_after(connection, end) == {("denied", 1, "upsert"), ("lasting", 1, "upsert")}
    assert (await load(connection, monday())).outcome is LoadAction.UNCHANGED
    assert (await load(connection, wednesday((type_, "monday/lasting")))).outcome is LoadAction.UNCHANGED


async def test_a_relation_says_who_asserts_it_and_when(connection: Connection, pool: Pool) -> None:
    await load(connection, monday())
    data = wednesday(("CORRECTS", "monday/lasting"), ("UPDATES", "monday/second"))
    data["claims"][0]["relations"][1] |= {"provenance": {"asserted_by": "Chief"}, "note": "Later."}
    await load(connection, data)
    found = await answer(pool, READ)
    said = {
        (claim["text"], each["type"]): (each["assertedBy"], each["assertedAt"], each["note"])
        for claim in found["claims"]["nodes"]
        for each in claim["relations"]
    }
    desk, chief = ("Night desk", "2025-12-17T08:00:00+00:00", None), ("Chief", "2025-12-17T08:00:00+00:00", "Later.")
    assert said == {
        ("Talks never lasted.", "CORRECTS"): desk,
        ("Talks last.", "CORRECTS"): desk,
        ("Talks never lasted.", "UPDATES"): chief,
        ("Talks end.", "UPDATES"): chief,
    }


async def test_an_editor_asserts_the_relations_that_they_add_and_the_others_stay_as_they_are(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, monday())
    await load(connection, wednesday(("CORRECTS", "monday/lasting")))
    second = await id_of(connection, "second")
    given = [
        {"type": "CORRECTS", "claim": "monday/lasting", "note": "Now with a note."},
        {"type": "UPDATES", "claim": "monday/second"},
        {"type": "RESTATES", "claim": second},
    ]
    outcome = await amend(connection, "denied", given)
    assert outcome.values["fields"] == ["relations"]
    found = await answer(pool, READ)
    (denied,) = (each for each in found["claims"]["nodes"] if each["text"] == "Talks never lasted.")
    assert [(each["type"], each["assertedBy"], each["note"]) for each in denied["relations"]] == [
        ("CORRECTS", "Night desk", "Now with a note."),
        ("RESTATES", "Desk chief", None),
        ("UPDATES", "Desk chief", None),
    ]
    assert not (await amend(connection, "denied", given)).values["changed"]


@pytest.mark.parametrize(
    ("address", "message", "nearest"),
    [
        ("tuesday/lasting", "no article 'tuesday' is loaded: load that article first", None),
        (
            "monday/lastign",
            "the article 'monday' has no claim 'lastign': load it with that claim first",
            "monday/lasting",
        ),
        (
            "monday/desk:lasting",
            "the annotation set 'desk' of the article 'monday' has no claim 'lasting': load it with that claim first",
            "monday/lasting",
        ),
    ],
)
async def test_a_claim_that_is_not_loaded_is_a_problem_at_its_place(
    connection: Connection, address: str, message: str, nearest: str | None
) -> None:
    await load(connection, monday())
    with pytest.raises(BundleRefused) as refused:
        await load(connection, wednesday(("CORRECTS", "monday/second"), ("CORRECTS", address)))
    (problem,) = refused.value.problems
    assert (problem.code, problem.message, problem.nearest) == ("UNKNOWN_REFERENCE", message, nearest)
    assert (problem.path, problem.value) == ("claims[0].relations[1].claim", address)
    assert problem.column > 1
    await load(connection, wednesday())
    with pytest.raises(OperationRefused) as fault:
        await amend(connection, "denied", [{"type": "CORRECTS", "claim": address}])
    (error,) = fault.value.faults
    assert (error.code, error.message) == ("UNKNOWN_REFERENCE", message)


async def test_claims_of_annotation_sets_have_the_set_in_their_address(connection: Connection, pool: Pool) -> None:
    await load(connection, monday())
    other = monday()
    other["provenance"]["annotation_set"] = "fact-desk"
    other["claims"] = [
        {
            **other["claims"][0],
            "key": "checked",
            "text": "Checked.",
            "relations": [
                {"type": "SUPPORTS", "claim": "monday/lasting"},
                {"type": "SUPPORTS", "claim": "monday/fact-desk:also"},
            ],
        },
        {**other["claims"][0], "key": "also", "text": "Also."},
    ]
    await load(connection, other)
    await load(connection, wednesday(("RESTATES", "monday/fact-desk:checked"), ("RESTATES", "monday/lasting")))
    found = await related(pool)
    assert sorted(found["Checked."]) == [
        ("RESTATES", "INCOMING", "Talks never lasted."),
        ("SUPPORTS", "OUTGOING", "Also."),
        ("SUPPORTS", "OUTGOING", "Talks last."),
    ]


def test_the_address_of_a_claim_of_the_bundle_itself_is_its_key() -> None:
    data = monday()
    data["claims"][0]["relations"] = [{"type": "UPDATES", "claim": "monday/second"}]
    by_address = checked(data)
    data["claims"][0]["relations"] = [{"type": "UPDATES", "claim": "second"}]
    assert by_address.sha256 == checked(data).sha256
    data["claims"][0]["relations"] = [{"type": "UPDATES", "claim": "monday/lasting"}]
    with pytest.raises(BundleRefused, match="1 problem"):
        checked(data)


async def test_a_relation_is_shown_to_callers_who_see_both_claims(connection: Connection, pool: Pool) -> None:
    await load(connection, monday())
    end = await last(connection)
    draft = wednesday(("CORRECTS", "monday/lasting"), provenance={"state": "DRAFT"})
    await load(connection, draft)
    assert await changes_after(connection, end) == {("denied", 1, None), ("lasting", 1, None)}
    assert (await related(pool))["Talks last."] == []
    assert (await related(pool, Visibility.EVERYTHING))["Talks last."] == [
        ("CORRECTS", "INCOMING", "Talks never lasted.")
    ]
    await load(connection, wednesday(("CORRECTS", "monday/lasting")))
    assert (await related(pool))["Talks last."] == [("CORRECTS", "INCOMING", "Talks never lasted.")]
    end = await last(connection)
    await withhold_article(connection, WithholdArticle("wednesday", "Wait."), actor=DESK)
    assert await changes_after(connection, end) == {("denied", 2, "delete"), ("lasting", 1, "upsert")}
    assert (await related(pool))["Talks last."] == []


async def test_a_relation_becomes_stale_if_either_claim_is_retracted(connection: Connection, pool: Pool) -> None:
    await load(connection, monday())
    await load(connection, wednesday(("CORRECTS", "monday/lasting")))
    await retract_claim(connection, RetractClaim(await id_of(connection, "denied"), "Wrong."), actor=DESK)
    found = await answer(pool, READ)
    stale = {each["text"]: [r["stale"] for r in each["relations"]] for each in found["claims"]["nodes"]}
    assert stale == {"Talks last.": [True], "Talks end.": [], "Talks never lasted.": [False]}


async def test_claims_are_found_by_the_relations_that_they_state_and_by_those_of_others(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, monday())
    await load(connection, wednesday(("CORRECTS", "monday/lasting"), ("CONTRADICTS", "monday/second")))
    find = "query($filter: ClaimFilter) { claims(filter: $filter) { totalCount nodes { text } } }"

    async def found(**filter_: str) -> list[str]:
        return sorted(each["text"] for each in (await answer(pool, find, filter=filter_))["claims"]["nodes"])

    assert await found(related="CORRECTS") == ["Talks never lasted."]
    assert await found(relatedBy="CORRECTS") == ["Talks last."]
    both = ["Talks end.", "Talks never lasted."]
    assert await found(related="CONTRADICTS") == both
    assert await found(relatedBy="CONTRADICTS") == both


def without_lasting() -> dict[str, Any]:
    data = monday()
    del data["claims"][0]
    return data


async def test_a_load_that_drops_a_claim_takes_away_the_relations_to_it_and_says_so(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, monday())
    story = wednesday(("CORRECTS", "monday/lasting"), ("UPDATES", "monday/second"))
    await load(connection, story)
    end = await last(connection)
    report: LoadReport = await load(connection, without_lasting())
    lost = [(item.type, item.key, item.action) for item in report.items if "/" in item.key]
    assert lost == [("claim", "wednesday/denied", LoadAction.UPDATE)]
    assert await changes_after(connection, end) == {
        ("denied", 2, "upsert"),
        (None, 2, "delete"),
    }
    fields = await connection.fetchval(
        "select c.fields from change c join annotation n on n.id = c.id where n.key = 'denied' and c.seq > $1", end
    )
    assert fields == ["relations"]
    assert (await related(pool))["Talks never lasted."] == [("UPDATES", "OUTGOING", "Talks end.")]
    with pytest.raises(BundleRefused):
        await load(connection, story)
    await load(connection, monday())
    assert (await load(connection, story)).outcome is LoadAction.UPDATE
    assert [each[0] for each in (await related(pool))["Talks never lasted."]] == ["CORRECTS", "UPDATES"]


async def test_a_set_of_the_same_article_can_lose_a_relation_too(connection: Connection) -> None:
    await load(connection, monday())
    other = monday()
    other["provenance"]["annotation_set"] = "fact-desk"
    other["claims"] = [{**other["claims"][0], "key": "checked"}]
    other["claims"][0]["relations"] = [{"type": "SUPPORTS", "claim": "monday/lasting"}]
    await load(connection, other)
    report = await load(connection, without_lasting())
    assert [item.key for item in report.items if "/" in item.key] == ["monday/fact-desk:checked"]
    with pytest.raises(BundleRefused):
        await load(connection, other)


async def test_a_dry_run_says_which_claims_would_lose_relations_and_takes_none_away(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, monday())
    await load(connection, wednesday(("CORRECTS", "monday/lasting")))
    report = await load(connection, without_lasting(), dry_run=True)
    assert [item.key for item in report.items if "/" in item.key] == ["wednesday/denied"]
    assert (await related(pool))["Talks last."] == [("CORRECTS", "INCOMING", "Talks never lasted.")]


async def test_bundles_that_are_loaded_together_come_after_those_whose_claims_they_name(connection: Connection) -> None:
    loader = Loader(connection, ())
    friday = noise(slug="friday")
    friday["claims"][0] |= {"key": "final", "relations": [{"type": "UPDATES", "claim": "wednesday/denied"}]}
    given = [friday, noise(slug="alone"), wednesday(("CORRECTS", "monday/lasting")), monday()]
    reports = await loader.load_many([checked(each) for each in given])
    assert all(isinstance(each, LoadReport) for each in reports)
    assert [each.slug for each in reports if isinstance(each, LoadReport)] == ["friday", "alone", "wednesday", "monday"]


async def test_bundles_that_need_each_other_are_refused(connection: Connection) -> None:
    first = monday()
    first["claims"][0]["relations"] = [{"type": "RESTATES", "claim": "wednesday/denied"}]
    given = [checked(first), checked(wednesday(("RESTATES", "monday/lasting")))]
    reports = await Loader(connection, ()).load_many(given)
    assert all(isinstance(each, BundleRefused) for each in reports)


async def test_the_command_shows_the_place_of_a_claim_that_is_not_loaded_and_the_claims_that_lose_relations(
    database: str, tmp_path: Path
) -> None:
    file = tmp_path / "wednesday.json"
    file.write_text(json.dumps(wednesday(("CORRECTS", "monday/lasting")), indent=1))
    (refused,) = await in_another_thread(database, file)
    (problem,) = refused.problems
    assert (problem.file, problem.code) == (str(file), "UNKNOWN_REFERENCE")
    assert '"monday/lasting"' in file.read_text().splitlines()[problem.line - 1]


async def in_another_thread(dsn: str, *files: Path) -> Any:
    """Load files as the command does, which has an event loop of its own."""
    return await asyncio.to_thread(load_files, dsn, files)


async def test_two_loads_at_once_leave_no_relation_to_a_claim_that_is_gone(database: str) -> None:
    one, two = await asyncpg.connect(database), await asyncpg.connect(database)
    try:
        await load(one, monday())
        await load(one, wednesday())
        for _ in range(5):
            version = await one.fetchval("select version from article where slug = 'wednesday'")
            story = checked(wednesday(("CORRECTS", "monday/lasting")))
            results = await asyncio.gather(
                load_reading(one, story.reading, story.sha256, expected_version=version),
                load(two, without_lasting()),
                return_exceptions=True,
            )
            assert all(isinstance(each, LoadReport | BundleRefused) for each in results), results
            dangling = await one.fetchval(
                "select count(*) from claim_relation r where not exists (select from claim c where c.id = r.to_id)"
            )
            assert dangling == 0
            await load(one, monday())
            await load(one, wednesday())
    finally:
        await one.close()
        await two.close()
