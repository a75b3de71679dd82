"""Redaction: the words are nowhere afterwards, whatever is dumped; everything else is as it was, and a tombstone says so."""

import asyncio
import json
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest

from db.load.store import load_reading
from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import CodePoints, Redact
from tests.db.redaction.unseen import BROKEN_SPANS, left_of, rows_of
from tests.support.data.articles import BODY, checked, load, noise
from tests.support.service.asking import answer, client_of

Connection = asyncpg.Connection

DESK = Actor("Chief of the desk")
SECRET = "زكريا المستعجل"
"""A name that stands nowhere but where a test writes it; no piece of it does."""
VOCALISED = "زَكَرِيّا ٱلمُستَعجَلـ"
LATIN = "Zacharias Hurryman"
SAID = f"قال {SECRET}: لن أحضر. 𝔘 وكرر {VOCALISED} ذلك، والتقى بعدها لجنة."
ENCODED = quote(SECRET)


def bundle_with_words(note: str = "") -> dict[str, Any]:
    """Return a bundle that has the words wherever a bundle can have words."""
    data = noise(
        body=f"{BODY} {SAID}",
        headline=f"ما قاله {SECRET}",
        url=f"https://news.test/{ENCODED}?by=zacharias_hurryman",
        note=f"from {LATIN} {note}",
    )
    data["entities"][0]["names"].append({"text": VOCALISED, "language": "ar"})
    data["entities"][0]["names"].append({"text": LATIN, "language": "en", "kind": "ALIAS"})
    data["entities"].append(
        {
            "key": "zacharias-hurryman",
            "kind": "PERSON",
            "names": [{"text": SECRET, "language": "ar"}, {"text": SECRET + "ّ", "language": "ar"}],
            "descriptions": {"en": f"{LATIN}, who said it"},
            "same_as": ["https://wiki.test/Zacharias_Hurryman", "https://wiki.test/other"],
            "mentions": [{"exact": SECRET}],
        }
    )
    data["quotes"].append(
        {
            "key": "zacharias-hurryman-comes-not",
            "kind": "INDIRECT",
            "exact": f"{SECRET}: لن أحضر",
            "chain": [{"role": "SPEAKER", "entity": "zacharias-hurryman"}],
            "provenance": {"note": f"checked with {LATIN}", "asserted_by": f"Desk of {LATIN}"},
        }
    )
    data["quotes"].append(
        {
            "key": "edge",
            "kind": "INDIRECT",
            "exact": "المُستَعجَلـ ذلك".replace("ا", "ٱ", 1),
            "chain": [{"role": "SPEAKER", "source": "ANONYMOUS"}],
        }
    )
    data["events"][0]["title"]["ar"] = f"لقاء {SECRET}"
    data["claims"][0] |= {
        "text": f"استمرت مع {SECRET}",
        "status": "DISPUTED",
        "status_note": f"{LATIN} denies it",
        "quantities": [{"value": 2, "unit": f"letters of {LATIN}"}],
        "reviews": [{"rating": LATIN, "url": f"https://check.test/{ENCODED}", "note": SECRET}],
    }
    data["claims"].append(
        {
            "key": "again",
            "text": "كرر ذلك",
            "exact": "ذلك، والتقى",
            "kind": "FACT",
            "status": "UNVERIFIED",
            "chain": [{"role": "SPEAKER", "entity": "zacharias-hurryman"}],
            "relations": [{"type": "SUPPORTS", "claim": "lasting", "note": f"as {LATIN} said"}],
        }
    )
    return data


async def corrected(connection: Connection) -> None:
    """Load the article, then a correction of its text and of its annotations; an operation says why."""
    await load(connection, bundle_with_words())
    again = bundle_with_words("and again")
    again["article"]["body"] = again["article"]["body"].replace("لجنة", "اللجنة")
    again["article"]["headline"] += "؟"
    again["quotes"][1]["provenance"]["note"] += ", twice"
    again["claims"][0]["status_note"] += " still"
    again["events"][0]["title"]["ar"] += "؟"
    await load(connection, again)
    await connection.execute(
        "update change set note = $1 where article_id is not null and seq % 2 = 0", f"as {LATIN} asked, {SECRET}"
    )
    await connection.execute(
        'update change set "by" = $1 where article_id is not null and seq % 3 = 0', f"desk of {LATIN}"
    )


async def take_out(connection: Connection, *words: str, **more: Any) -> Outcome:
    request = Redact(ground="Law on privacy, article 17", words=words, **more)
    return await redact(connection, request, actor=DESK)


async def test_the_words_are_nowhere_in_a_dump_of_the_whole_database(connection: Connection, database: str) -> None:
    await corrected(connection)
    await connection.execute("analyze")
    assert len(await left_of(database, SECRET, VOCALISED, LATIN)) > 20
    done = await take_out(connection, SECRET, LATIN, article="noise")
    assert await left_of(database, SECRET, VOCALISED, LATIN) == []
    assert await connection.fetch(BROKEN_SPANS) == []
    assert {name: done.values[name] for name in ("articles", "entities", "events", "annotations")} == {
        "articles": 1,
        "entities": 2,
        "events": 1,
        "annotations": 6,
    }


async def test_a_redaction_is_the_next_version_of_all_that_had_the_words_and_leaves_tombstones(
    connection: Connection, pool: Pool
) -> None:
    await corrected(connection)
    before = await connection.fetch("select id, version from annotation union all select id, version from article")
    last = await connection.fetchval("select max(seq) from change")
    done = await take_out(connection, SECRET, LATIN, article="noise", note="court 7")
    rows = await connection.fetch("select * from change where seq > $1", last)
    assert {(row["op"], row["public_op"], row["reason"], row["by"], row["note"]) for row in rows} == {
        ("redact", "redact", "redaction", DESK.name, "court 7")
    }
    was = {row["id"]: row["version"] for row in before}
    assert all(row["version"] == was[row["id"]] + 1 for row in rows if row["id"] in was)
    fields: dict[str, set[str]] = {}
    for row in rows:
        fields.setdefault(row["type"], set()).update(row["fields"] or ())
    assert fields == {
        "article": {"body", "headline", "url"},
        "entity": {"names", "description", "sameAs"},
        "event": {"title"},
        "mention": {"spans"},
        "event_report": {"spans"},
        "quote": {"spans", "text", "provenance"},
        "claim": {"spans", "text", "statusNote", "quantities", "reviews", "relations"},
    }
    stones = await connection.fetch('select article_id, entity_id, event_id, "by", ground from redaction')
    assert {(row["by"], row["ground"]) for row in stones} == {(DESK.name, "Law on privacy, article 17")}
    assert sorted(next(name for name in ("article_id", "entity_id", "event_id") if row[name]) for row in stones) == [
        "article_id",
        "entity_id",
        "entity_id",
        "event_id",
    ]
    seen = await answer(pool, SEEN, id=done.ids["article"])
    assert [each["ground"] for each in seen["article"]["redactions"]] == ["Law on privacy, article 17"]
    assert seen["article"]["history"]["nodes"][0]["op"] == "REDACT"


SEEN = """
query ($id: ID!) {
  article(by: { id: $id }) {
    redactions { at ground }
    history { nodes { op reason fields } }
  }
}
"""


async def test_what_was_is_without_the_words_too(connection: Connection, pool: Pool) -> None:
    await corrected(connection)
    before = await connection.fetchval("select clock_timestamp()")
    first = await connection.fetchval("select min(created_at) from revision")
    id_ = str(await connection.fetchval("select id from article"))
    clear = json.dumps(await answer(pool, AS_OF, id=id_, at=before.isoformat()), ensure_ascii=False)
    done = await take_out(connection, SECRET, LATIN, article="noise")
    for instant in (before, first):
        found = json.dumps(await answer(pool, AS_OF, id=id_, at=instant.isoformat()), ensure_ascii=False)
        assert "اللجنة" in found or instant == first
        assert SECRET not in found
        assert LATIN not in found
        assert "█" * len(SECRET) in found
    assert SECRET in clear
    assert done.position is not None


async def test_a_search_for_the_words_finds_nothing(connection: Connection, pool: Pool) -> None:
    await corrected(connection)
    assert (await answer(pool, SEARCH, text="المستعجل"))["search"]["totalCount"] > 2
    assert (await answer(pool, SEARCH, text="Hurryman"))["search"]["totalCount"] > 0
    assert (await answer(pool, SEARCH, text="Zakariyya"))["entities"]["totalCount"] > 0
    await take_out(connection, SECRET, LATIN)
    for text in ("المستعجل", "Hurryman", SECRET):
        found = await answer(pool, SEARCH, text=text)
        assert (found["search"]["totalCount"], found["entities"]["totalCount"]) == (0, 0), text
    assert (await answer(pool, SEARCH, text="العقوبات"))["search"]["totalCount"] > 0


async def test_cached_answers_are_computed_again(connection: Connection, database: str) -> None:
    await corrected(connection)
    async with client_of(database) as client:
        path = "/v1/articles/noise"
        before = await client.get(path)
        tag = before.headers["etag"]
        assert (await client.get(path, headers={"if-none-match": tag})).status_code == 304
        assert SECRET in before.text
        await take_out(connection, SECRET, LATIN, article="noise")
        await asyncio.sleep(0.3)
        after = await client.get(path, headers={"if-none-match": tag})
    assert after.status_code == 200
    assert SECRET not in after.text


async def test_the_old_bundle_is_not_loaded_over_it_blindly(connection: Connection) -> None:
    await load(connection, bundle_with_words())
    await take_out(connection, SECRET, LATIN, article="noise")
    bundle = checked(bundle_with_words())
    with pytest.raises(VersionConflict) as refused:
        await load_reading(connection, bundle.reading, bundle.sha256)
    assert refused.value.details["current_version"] == 2
    await load_reading(connection, bundle.reading, bundle.sha256, expected_version=2, restore_redacted=True)
    assert SECRET in await connection.fetchval("select body from revision order by number desc limit 1")


async def test_names_for_programs_that_hold_the_words_are_others_and_addresses_are_gone(connection: Connection) -> None:
    data = bundle_with_words()
    data["entities"][0]["same_as"] = ["https://wiki.test/Zacharias_Hurryman", "https://wiki.test/other"]
    await load(connection, data)
    slug = bundle_with_words()
    slug["article"] |= {"slug": "zacharias-hurryman-again", "url": "https://news.test/again"}
    await load(connection, slug)
    await take_out(connection, SECRET, LATIN)
    keys = await connection.fetch("select key from entity_key union select key from annotation order by key")
    assert not any("hurryman" in row["key"] for row in keys)
    assert sum(row["key"].startswith("redacted-") for row in keys) >= 2
    articles = await connection.fetch("select slug, url from article order by url nulls last")
    assert articles[0]["slug"].startswith("redacted-")
    assert [tuple(row) for row in articles[1:]] == [("noise", None)]
    assert articles[0]["url"] == "https://news.test/again"
    assert await connection.fetchval("select same_as from entity where same_as <> '{}'") == ["https://wiki.test/other"]


async def test_words_are_taken_out_of_one_entity_alone(connection: Connection, database: str) -> None:
    await load(connection, bundle_with_words())
    id_ = await connection.fetchval("select entity_id::text from entity_key where key = 'zacharias-hurryman'")
    done = await take_out(connection, SECRET, LATIN, entity=id_)
    assert done.ids == {"entity": id_}
    entity = await connection.fetchrow("select label, version from entity where id::text = $1", id_)
    assert entity is not None
    assert tuple(entity) == ("█" * len(SECRET), 2)
    names = await connection.fetch("select text, keys from name where entity_id::text = $1", id_)
    assert [name["keys"] for name in names] == [[], []]
    assert SECRET in await connection.fetchval("select body from revision")
    bundle = checked(bundle_with_words())
    with pytest.raises(VersionConflict):
        await load_reading(connection, bundle.reading, bundle.sha256)


async def test_two_names_of_which_the_same_is_left_are_one(connection: Connection) -> None:
    data = noise()
    data["entities"][0]["names"] = [{"text": text, "language": "en"} for text in ("Coale", "COALE", "Coales", "John")]
    await load(connection, data)
    await take_out(connection, "coale")
    names = await connection.fetch("select n.text from name n join entity_key k using (entity_id) order by ordinal")
    assert sorted(name["text"] for name in names) == ["Belta", "John", "█████", "█████s"]


async def test_the_words_of_a_span_are_taken_out_wherever_the_article_has_them(connection: Connection) -> None:
    await load(connection, bundle_with_words())
    body = await connection.fetchval("select body from revision")
    start = body.index(VOCALISED)
    done = await take_out(connection, span=CodePoints(start, start + len(VOCALISED)), article="noise")
    after = await connection.fetchval("select body from revision")
    assert SECRET not in after
    assert after == body.replace(SECRET, "█" * len(SECRET)).replace(VOCALISED[:-1], "█" * (len(VOCALISED) - 1))
    assert done.values["articles"] == 1


async def test_offsets_in_utf_16_follow_where_characters_beyond_the_basic_plane_are_taken_out(
    connection: Connection,
) -> None:
    await load(connection, bundle_with_words())
    shifted = "select count(*) from span where utf16_start > start_offset"
    assert await connection.fetchval(shifted) > 0
    await take_out(connection, "𝔘 وكرر", article="noise")
    assert await connection.fetchval(shifted) == 0
    assert await connection.fetch(BROKEN_SPANS) == []


async def test_a_dry_run_counts_and_changes_nothing(connection: Connection, database: str) -> None:
    await corrected(connection)
    before = [row async for row in rows_of(database)]
    done = await take_out(connection, SECRET, LATIN, article="noise", dry_run=True)
    assert [row async for row in rows_of(database)] == before
    assert done.position is None
    wet = await take_out(connection, SECRET, LATIN, article="noise")
    assert wet.values == {**done.values, "searched_everything": False}
    assert {"table": "revision", "rows": 2} in list(wet.values["places"])  # type: ignore[call-overload]


REFUSED: list[tuple[dict[str, Any], list[tuple[tuple[str | int, ...], str]]]] = [
    ({"words": ()}, [(("words",), "INVALID_VALUE")]),
    ({"words": ("ab",), "span": CodePoints(0, 2), "article": "noise"}, [(("words",), "INVALID_VALUE")]),
    ({"words": (" ", "a", "ـَ،", "ab")}, [(("words", n), "INVALID_VALUE") for n in range(3)]),
    ({"words": ("x" * 10_001,)}, [(("words", 0), "INVALID_VALUE")]),
    ({"words": ("ab",) * 101}, [(("words",), "INVALID_VALUE")]),
    ({"span": CodePoints(0, 2)}, [(("span",), "INVALID_VALUE")]),
    ({"span": CodePoints(5, 2), "article": "noise"}, [(("span",), "INVALID_VALUE")]),
    ({"span": CodePoints(0, 10_000), "article": "noise"}, [(("span",), "INVALID_VALUE")]),
    ({"span": CodePoints(3, 4), "article": "noise"}, [(("span",), "INVALID_VALUE")]),
    ({"words": ("ab",), "ground": " "}, [(("ground",), "INVALID_VALUE")]),
    (
        {"words": ("ab",), "ground": "x" * 1001, "note": "x" * 1001},
        [((n,), "INVALID_VALUE") for n in ("ground", "note")],
    ),
    ({"words": (LATIN,), "ground": f"asked by {LATIN.upper()}"}, [(("ground",), "INVALID_VALUE")]),
    ({"words": (LATIN,), "note": "see zacharias-hurryman"}, [(("note",), "INVALID_VALUE")]),
    ({"words": ("the desk",)}, [((), "INVALID_VALUE")]),
    ({"words": ("never said",)}, [(("words",), "WORDS_NOT_FOUND")]),
    (
        {"words": ("ab",), "article": "none", "entity": "none"},
        [(("entity",), "INVALID_VALUE"), (("article",), "UNKNOWN_OBJECT"), (("entity",), "UNKNOWN_OBJECT")],
    ),
    ({"words": ("ab",), "expected_version": 1}, [(("expectedVersion",), "INVALID_VALUE")]),
    (
        {"words": ("a",), "article": "noise", "expected_version": 7},
        [(("words", 0), "INVALID_VALUE"), (("expectedVersion",), "VERSION_CONFLICT")],
    ),
]


@pytest.mark.parametrize(("requested", "faults"), REFUSED)
async def test_what_cannot_be_done_is_refused_with_everything_that_is_wrong(
    connection: Connection, requested: dict[str, Any], faults: list[tuple[tuple[str | int, ...], str]]
) -> None:
    await load(connection, noise())
    before = await connection.fetchval("select max(seq) from change")
    with pytest.raises(OperationRefused) as refused:
        await redact(connection, Redact(**{"ground": "Law", **requested}), actor=DESK)
    assert [(fault.path, fault.code) for fault in refused.value.faults] == faults
    assert await connection.fetchval("select max(seq) from change") == before


@pytest.mark.parametrize("table", ["revision", "past_row", "change", "redaction", "search_document", "article"])
async def test_a_redaction_that_fails_at_any_place_changes_nothing(
    connection: Connection, database: str, table: str
) -> None:
    await corrected(connection)
    await connection.execute(
        f"""
        create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
        create trigger fail before insert or update on {table} for each statement execute function fail()
        """
    )
    before = [row async for row in rows_of(database)]
    with pytest.raises(asyncpg.RaiseError):
        await take_out(connection, SECRET, LATIN, article="noise")
    assert [row async for row in rows_of(database)] == before


AS_OF = """
query ($id: ID!, $at: DateTime!) {
  article(by: { id: $id }, asOf: $at) {
    headline body version url
    quotes { nodes { text spans { exact prefix suffix } provenance { note assertedBy } } }
    claims { nodes { text statusNote quantities { unit } reviews { rating note url } relations { note } } }
    revisions { body note }
  }
}
"""

SEARCH = """
query ($text: String!) {
  search(text: $text) { totalCount }
  entities(search: $text) { totalCount }
}
"""
