"""A person who was redacted is not found by anything else: ids, addresses, other spellings, what bundles say later."""

import asyncio
import json
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.entities.merge_entities import MergeEntities, merge_entities
from db.load.store import load_reading
from db.migrations.runner import migrate, upgrade_to
from db.operation.load_errors import EntityRedacted, WordsRedacted
from db.operation.operation import Actor, OperationRefused, Outcome
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from editorial.redaction.redaction import MASK, BeyondReach
from tests.db.redaction.unseen import BROKEN_SPANS, left_of
from tests.support.data.articles import BODY, checked, load, noise
from tests.support.service.asking import answer, client_of
from tests.support.service.keys import key_of

Connection = asyncpg.Connection

DESK = Actor("Chief of the desk")
NAME = "Zacharias Hurryman"
OTHER = "Frank Nevermore"
ID = "Q76543210"
WIKI = "https://wiki.test/hasty"


def bundle_of_minister(*names: str, slug: str = "noise", said: str = "", **more: Any) -> dict[str, Any]:
    """Return a bundle that describes a person of these names by the key ``minister``."""
    data = noise(slug=slug, body=f"{BODY} {said}")
    data["entities"].append(
        {
            "key": "minister",
            "kind": "PERSON",
            "names": [{"text": name, "language": "en"} for name in names],
            "wikidata": ID,
            "same_as": [WIKI],
            **more,
        }
    )
    return data


async def take_out(connection: Connection, *words: str, **more: Any) -> Outcome:
    return await redact(connection, Redact(ground="Law on privacy", words=words, **more), actor=DESK)


def traces(done: Outcome) -> set[tuple[str, str, str, int, bool, bool]]:
    found: Any = done.values["traces"]
    return {(each.kind, each.table, each.text, each.rows, each.taken, each.elsewhere) for each in found}


async def entity_id(connection: Connection, key: str = "minister") -> str:
    return str(await connection.fetchval("select entity_id from entity_key where key = $1", key))


ASKED = """
query ($id: ID!, $wikidata: String!) {
  entity(by: { id: $id }) { name wikidata sameAs version redactions { ground beyondReach } history { nodes { op fields } } }
  other: entity(by: { wikidata: $wikidata }) { id }
}
"""


async def test_an_entity_of_which_no_name_is_left_has_no_ids_and_is_not_found_by_them(
    connection: Connection, pool: Pool, database: str
) -> None:
    await load(connection, bundle_of_minister(NAME))
    await load(connection, bundle_of_minister(NAME, kind="OTHER", same_as=[WIKI, "https://wiki.test/second"]))
    id_ = await entity_id(connection)
    assert len(await left_of(database, ID, WIKI)) > 4
    assert (await answer(pool, ASKED, id=id_, wikidata=ID))["other"] == {"id": id_}
    await take_out(connection, NAME, entity=id_)
    assert await left_of(database, ID, WIKI) == []
    found = await answer(pool, ASKED, id=id_, wikidata=ID)
    assert found["other"] is None
    assert (found["entity"]["wikidata"], found["entity"]["sameAs"]) == (None, [])
    assert found["entity"]["history"]["nodes"][0] == {"op": "REDACT", "fields": ["names", "sameAs", "wikidata"]}
    was = await connection.fetch("select \"row\" from past_row where owner_id::text = $1 and relation = 'entity'", id_)
    assert {(row["wikidata"], *row["same_as"]) for row in (json.loads(each[0]) for each in was)} == {(None,)}
    async with client_of(database) as client:
        assert (await client.get(f"/v1/entities/{ID}")).status_code == 404


async def test_a_tombstone_says_what_the_service_cannot_reach(connection: Connection, pool: Pool) -> None:
    await load(connection, bundle_of_minister(NAME))
    id_ = await entity_id(connection)
    await take_out(connection, NAME)
    found = await answer(pool, ASKED, id=id_, wikidata=ID)
    assert found["entity"]["redactions"] == [
        {"ground": "Law on privacy", "beyondReach": [each.value for each in BeyondReach]}
    ]


async def test_an_entity_with_a_name_left_keeps_its_ids_unless_they_are_taken_along(
    connection: Connection, database: str
) -> None:
    data = bundle_of_minister(NAME, OTHER)
    data["claims"][0]["provenance"] = {"note": f"see {ID} and {WIKI}."}
    await load(connection, data)
    id_ = await entity_id(connection)
    dry = await take_out(connection, NAME, article="noise", dry_run=True)
    pointing = {
        ("ID", "annotation", ID, 1, False, False),
        ("LINK", "annotation", WIKI, 1, False, False),
        ("ID", "entity", ID, 1, False, False),
        ("LINK", "entity", WIKI, 1, False, False),
        ("ID", "given", ID, 1, False, False),
        ("LINK", "given", WIKI, 1, False, False),
    }
    assert traces(dry) == pointing
    assert await connection.fetchval("select wikidata from entity where id::text = $1", id_) == ID
    done = await take_out(connection, NAME, article="noise", take_along=True)
    assert traces(done) == {(*each[:4], True, False) for each in pointing}
    assert await left_of(database, NAME, ID, WIKI) == []
    row = await connection.fetchrow("select label, is_redacted from entity where id::text = $1", id_)
    assert row is not None
    assert tuple(row) == (MASK * len(NAME), False)


async def test_without_that_request_nothing_else_is_removed(connection: Connection) -> None:
    await load(connection, bundle_of_minister(NAME, OTHER, said="Zacharias-Hurryman"))
    done = await take_out(connection, NAME)
    assert ("SPELLING", "revision", "Zacharias-Hurryman", 1, False, False) in traces(done)
    assert "Zacharias-Hurryman" in await connection.fetchval("select body from revision")
    assert await connection.fetchval("select wikidata from entity where wikidata is not null") == ID


async def test_words_that_are_there_in_other_spellings_alone_are_not_found_and_the_answer_says_so(
    connection: Connection,
) -> None:
    await load(connection, noise(body=f"{BODY} Zacharias-Hurryman"))
    with pytest.raises(OperationRefused, match="takeAlong") as refused:
        await take_out(connection, NAME)
    assert [fault.code for fault in refused.value.faults] == ["WORDS_NOT_FOUND"]
    await take_out(connection, NAME, take_along=True)
    assert (await connection.fetchval("select body from revision")).endswith(MASK * len(NAME))


async def test_a_name_that_was_left_by_one_redaction_takes_the_ids_with_it_in_the_next(connection: Connection) -> None:
    await load(connection, bundle_of_minister(NAME, OTHER))
    await take_out(connection, NAME)
    assert await connection.fetchval("select wikidata from entity where wikidata is not null") == ID
    await take_out(connection, OTHER)
    assert await connection.fetchval("select count(*) from entity where wikidata is not null or is_redacted") == 1
    assert await connection.fetchval("select count(*) from entity where wikidata is not null") == 0


async def merged(connection: Connection, survivor: list[str], of_merged: list[str]) -> tuple[str, str]:
    """Load two entities of which the second has the ids, and let the first take it over; return their ids."""
    data = bundle_of_minister(*of_merged)
    data["entities"].append(
        {"key": "survivor", "kind": "PERSON", "names": [{"text": name, "language": "en"} for name in survivor]}
    )
    await load(connection, data)
    first, second = await entity_id(connection, "survivor"), await entity_id(connection)
    await merge_entities(connection, MergeEntities(first, (second,)), actor=DESK)
    return first, second


async def test_the_ids_of_a_merged_entity_fall_with_its_own_names_and_so_the_survivor_has_them_no_longer(
    connection: Connection, pool: Pool, database: str
) -> None:
    first, _ = await merged(connection, [OTHER], [NAME])
    assert (await answer(pool, ASKED, id=first, wikidata=ID))["entity"]["wikidata"] == ID
    await take_out(connection, NAME, entity=first)
    assert await left_of(database, NAME, ID, WIKI) == []
    found = (await answer(pool, ASKED, id=first, wikidata=ID))["entity"]
    assert (found["name"], found["wikidata"], found["sameAs"]) == (OTHER, None, [])
    assert found["history"]["nodes"][0] == {"op": "REDACT", "fields": ["names", "sameAs", "wikidata"]}


async def test_the_ids_of_a_merged_entity_stay_with_its_own_names_and_are_reported(connection: Connection) -> None:
    first, second = await merged(connection, [NAME], [OTHER])
    done = await take_out(connection, NAME, entity=first)
    rows = await connection.fetch(
        "select id::text, wikidata, is_redacted from entity where id::text = any($1)", [first, second]
    )
    assert {tuple(row) for row in rows} == {(first, None, True), (second, ID, False)}
    assert ("ID", "entity", ID, 1, False, False) in traces(done)


async def test_a_bundle_does_not_bring_a_redacted_person_together_again(connection: Connection) -> None:
    await load(connection, bundle_of_minister(NAME))
    id_ = await entity_id(connection)
    await take_out(connection, NAME)
    version = await connection.fetchval("select version from article")
    masked = MASK * len(NAME)
    for data in (
        bundle_of_minister(NAME),
        bundle_of_minister(masked),
        bundle_of_minister(masked, same_as=[]),
        bundle_of_minister(NAME, same_as=[], wikidata=None),
    ):
        bundle = checked(data)
        with pytest.raises((EntityRedacted, WordsRedacted), match="minister"):
            await load_reading(connection, bundle.reading, bundle.sha256, expected_version=version)
    for slug, more in (("later", {}), ("last", {"kind": "GROUP"})):
        with pytest.raises(EntityRedacted):
            await load(connection, bundle_of_minister(NAME, slug=slug, **more))
    clean = checked(bundle_of_minister(masked, same_as=[], wikidata=None))
    await load_reading(connection, clean.reading, clean.sha256, expected_version=version)
    await load(connection, bundle_of_minister(NAME, slug="later", key="another"))
    assert await entity_id(connection, "another") != id_
    row = await connection.fetchrow("select wikidata, same_as, label from entity where id::text = $1", id_)
    assert row is not None
    assert tuple(row) == (None, [], masked)


async def test_a_dry_run_reports_where_else_the_words_are(connection: Connection) -> None:
    await load(connection, bundle_of_minister(NAME, said=f"{NAME}, Zacharias Hurry-\nman"))
    await load(connection, noise(slug="other", body=f"{BODY} {NAME} and Zacharias\u2065-Hurryman, {ID}."))
    dry = await take_out(connection, NAME, article="noise", dry_run=True)
    assert traces(dry) == {
        ("SPELLING", "revision", "Zacharias Hurry-\nman", 1, False, False),
        ("ID", "entity", ID, 1, True, False),
        ("LINK", "entity", WIKI, 1, True, False),
        ("ID", "given", ID, 1, True, False),
        ("LINK", "given", WIKI, 1, True, False),
        ("WORDS", "revision", NAME, 1, False, True),
        ("WORDS", "span", NAME, 2, False, True),
        ("SPELLING", "revision", "Zacharias\u2065-Hurryman", 1, False, True),
        ("ID", "revision", ID, 1, False, True),
    }
    assert dry.values["searched_everything"] is True
    wet = await take_out(connection, NAME, article="noise")
    assert wet.values["searched_everything"] is False
    assert traces(wet) == {each for each in traces(dry) if not each[5]}
    assert wet.values["places"] == dry.values["places"]


async def test_what_another_bundle_says_of_the_person_is_traced_and_taken_along(
    connection: Connection, database: str
) -> None:
    """The first bundle describes the entity and the event, so what the second says is in no other table."""
    await load(connection, bundle_of_minister(NAME))
    second = bundle_of_minister(NAME, slug="second", descriptions={"en": "Zacharias-Hurryman, a minister"})
    second["events"][0]["title"] = {"en": "Talks with Zacharias-Hurryman"}
    await load(connection, second)
    dry = await take_out(connection, NAME, dry_run=True)
    assert ("SPELLING", "given", "Zacharias-Hurryman", 2, False, False) in traces(dry)
    done = await take_out(connection, NAME, take_along=True)
    assert ("SPELLING", "given", "Zacharias-Hurryman", 2, True, False) in traces(done)
    assert await left_of(database, NAME, "Zacharias-Hurryman") == []


async def test_a_dry_run_that_has_no_time_to_look_elsewhere_says_so(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.redaction.redact.LOOKING_S", 0.0)
    await load(connection, bundle_of_minister(NAME, said=f"Zacharias-Hurryman, {NAME}"))
    dry = await take_out(connection, NAME, article="noise", dry_run=True)
    assert dry.values["searched_everything"] is False
    assert ("SPELLING", "revision", "Zacharias-Hurryman", 1, False, False) in traces(dry)
    done = await take_out(connection, NAME, article="noise")
    assert done.values["articles"] == 1


async def test_everything_is_taken_out_everywhere_in_every_spelling(connection: Connection, database: str) -> None:
    said = "C:\\bZachari\u2065as Hurryman. Zacharias Hurry-\u200b\nman, Zacharias Hurry\u00ad\u2028man. "
    said += "Zachari\u2065as Hurryman, Zacharias-Hurry-\nman; Zacharias\ufe0f\u00b7Hurryman #ZachariasHurryman"
    await load(connection, bundle_of_minister(NAME, "Zacharias, Hurryman", said=said))
    await load(connection, bundle_of_minister(NAME, "Zacharias, Hurryman", said=f"{said} again"))
    await load(connection, noise(slug="other", body=f"{BODY} {said} {ID}."))
    done = await take_out(connection, NAME, take_along=True)
    assert not any(left and not taken for *_, left, taken, _ in traces(done))
    assert await left_of(database, NAME, "Zachari\u2065as", "ZachariasHurry", ID, WIKI) == []
    assert await connection.fetch(BROKEN_SPANS) == []


@pytest.mark.parametrize("said", [{"ground": f"of {ID}"}, {"ground": "law", "note": f"as {WIKI} says"}])
async def test_no_message_about_a_redaction_repeats_an_id_that_it_removes(
    connection: Connection, said: dict[str, str]
) -> None:
    await load(connection, bundle_of_minister(NAME))
    with pytest.raises(OperationRefused) as refused:
        await redact(connection, Redact(**{"words": (NAME,), "ground": "", **said}), actor=DESK)  # type: ignore[arg-type]
    assert [fault.path for fault in refused.value.faults] == [(list(said)[-1],)]


HOOKS = """
    insert into webhook (id, owner, url, description, state, secret, cursor, entity_id)
    values (gen_random_uuid(), $1, $2, $3, 'ACTIVE', decode(repeat('00', 32), 'hex'), '', $4)
"""


async def test_webhooks_and_keys_do_not_name_the_person(connection: Connection, database: str) -> None:
    await load(connection, bundle_of_minister(NAME))
    await key_of(database, f"desk of {NAME}", Scope.SYNC)
    await key_of(database, "partner", Scope.SYNC)
    id_ = await entity_id(connection)
    await connection.execute(HOOKS, f"desk of {NAME}", "https://a.test/zacharias_hurryman?x", f"news of {NAME}", None)
    await connection.execute(HOOKS, f"desk of {NAME}", "https://d.test/", None, id_)
    await connection.execute(HOOKS, "partner", "https://b.test/", None, None)
    await connection.execute(HOOKS, "partner", "https://c.test/", f"only {NAME}", id_)
    alone = await take_out(connection, NAME, entity=id_, dry_run=True)
    assert {"table": "webhook", "rows": 1} in list(alone.values["places"])  # type: ignore[call-overload]
    assert ("WORDS", "webhook", "https://a.test/zacharias_hurryman?x", 1, False, True) in traces(alone)
    await take_out(connection, NAME, entity=id_)
    keys = "select count(*) from webhook w join api_key k on k.name = w.owner"
    assert await connection.fetchval(keys) == 4
    await take_out(connection, NAME)
    assert await connection.fetchval(keys) == 4
    hooks = await connection.fetch("select owner, url, description, state, disabled_for from webhook order by url")
    owner = hooks[-1]["owner"]
    masked = MASK * len(NAME)
    assert [tuple(hook) for hook in hooks] == [
        ("partner", "https://b.test/", None, "ACTIVE", None),
        ("partner", "https://c.test/", f"only {masked}", "ACTIVE", None),
        (owner, "https://d.test/", None, "ACTIVE", None),
        (owner, "https://redacted.invalid/", f"news of {masked}", "DISABLED", "REDACTED"),
    ]
    assert owner.startswith("redacted-")
    assert await connection.fetchval("select count(*) from api_key where name = $1", owner) == 1
    assert await left_of(database, NAME) == []


async def test_words_that_stand_in_a_webhook_alone_are_taken_out_too(connection: Connection) -> None:
    await load(connection, noise())
    await connection.execute(HOOKS, "partner", "https://c.test/", f"only Zachar\u200bias Hurryman and {OTHER}", None)
    done = await take_out(connection, NAME)
    assert list(done.values["places"]) == [{"table": "webhook", "rows": 1}]  # type: ignore[call-overload]
    assert await connection.fetchval("select description from webhook") == f"only {MASK * (len(NAME) + 1)} and {OTHER}"
    assert await connection.fetchval("select count(*) from redaction") == 0


async def test_a_feed_address_that_asks_for_the_person_is_revoked_and_no_longer_says_so(
    connection: Connection, database: str
) -> None:
    await load(connection, bundle_of_minister(NAME))
    await key_of(database, "partner", Scope.SYNC)
    for resource, description in (("/v1/search?text=zacharias%20hurryman", f"on {NAME}"), ("/v1/quotes", None)):
        await connection.execute(
            "insert into feed_address (id, key_id, token_sha256, resource, format, file_name, description)"
            " select gen_random_uuid(), id, sha256(gen_random_uuid()::text::bytea), $1, 'atom', 'found.atom', $2 from api_key",
            resource,
            description,
        )
    await take_out(connection, NAME)
    kept = await connection.fetch(
        "select resource, description, revoked_at is null as is_read from feed_address order by resource"
    )
    assert [tuple(row) for row in kept] == [
        ("/v1/articles", f"on {MASK * len(NAME)}", False),
        ("/v1/quotes", None, True),
    ]
    assert await left_of(database, NAME) == []


SEPARATORS = st.text(st.sampled_from("-–,.;:·’_/ \n\u200b\u200c\u200d\u2060\ufeff\u00ad\u202b\u2067\u180e"), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(SEPARATORS, st.booleans())
async def test_whatever_is_between_the_parts_of_a_name_a_dry_run_shows_it_and_taking_along_takes_it(
    connection: Connection, between: str, everywhere: bool
) -> None:
    spelled = f"Zacharias{between}Hurryman"
    data = noise(slug="spelled", body=f"{spelled} said so. {BODY} So {spelled} 𝔘.")
    data["quotes"][0]["key"] = "spelled"
    data["entities"] = [{**each, "key": f"{each['key']}-spelled", "mentions": []} for each in data["entities"]]
    data |= {"quotes": [], "events": [], "claims": []}
    data["entities"][1]["mentions"] = [{"exact": "بيلتا"}, {"exact": f"So {spelled} 𝔘"}]
    undone = connection.transaction()
    await undone.start()
    try:
        await load(connection, data)
        before = await connection.fetchval(SPELLED)
        dry = await take_out(connection, NAME, article=None if everywhere else "spelled", dry_run=True)
        shown = {table for kind, table, *_, elsewhere in traces(dry) if kind == "SPELLING" and not elsewhere}
        assert ("revision" in shown) != ({"table": "revision", "rows": 1} in list(dry.values["places"]))  # type: ignore[call-overload]
        await take_out(connection, NAME, article=None if everywhere else "spelled", take_along=True)
        after = await connection.fetchval(SPELLED)
        assert len(after) == len(before)
        assert all(now in (was, MASK) for was, now in zip(before, after, strict=True))
        assert "Zacharias" not in after
        assert "Hurryman" not in after
        assert await connection.fetch(BROKEN_SPANS) == []
    finally:
        await undone.rollback()


SPELLED = "select r.body from article a join revision r on r.id = a.revision_id where a.slug = 'spelled'"


async def test_entities_that_were_redacted_before_lose_their_ids_by_the_migration(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0018_article_state")
    connection = await asyncpg.connect(empty_database)
    try:
        for number, names in enumerate([["███"], ["███", "Ann"], ["Ann"]]):
            await _entity_as_it_was(connection, number, names)
        await migrate(empty_database)
        rows = await connection.fetch(
            "select kind, wikidata, same_as, version, is_redacted from entity order by wikidata"
        )
        assert [tuple(row)[1:] for row in rows] == [
            ("Q1", ["https://x.test/1"], 1, False),
            ("Q2", ["https://x.test/2"], 1, False),
            (None, [], 2, True),
        ]
        told_ = await connection.fetch("select op, type, version, reason, fields from published.change")
        assert [tuple(row) for row in told_] == [("redact", "entity", 2, "redaction", ["sameAs", "wikidata"])]
    finally:
        await connection.close()


async def _entity_as_it_was(connection: Connection, number: int, names: list[str]) -> None:
    """Write an entity with a tombstone as the version before the migration had it."""
    id_ = await connection.fetchval(
        "insert into entity (id, kind, wikidata, same_as, label) values (gen_random_uuid(), 'PERSON', $1, $2, $3) returning id",
        f"Q{number}" if number else "Q9",
        [f"https://x.test/{number}"],
        names[0],
    )
    for ordinal, name in enumerate(names):
        await connection.execute(
            "insert into name (entity_id, ordinal, text, language, script, kind, keys)"
            " values ($1, $2, $3, 'en', 'Latn', 'ALIAS', '{}')",
            id_,
            ordinal,
            name,
        )
    await connection.execute(
        """insert into redaction (id, entity_id, "by", ground) values (gen_random_uuid(), $1, 'desk', 'law')""", id_
    )
