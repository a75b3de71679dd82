"""Tying quotes to one utterance, at every door: versions and their wording, who sees them, what followers are told."""

from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor, OperationRefused, Outcome
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.operations.tie_quotes import TieQuotes, UntieQuotes, tie_quotes, untie_quotes
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.visibility import Visibility
from tests.conftest import Databases
from tests.support.data.articles import load, noise
from tests.support.operation.doors import Doors
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("desk")
WORDS = {
    "first": "We will not lift the sanctions, and the talks go on",
    "short": "We will not lift the sanctions",
    "other": "We will lift the sanctions, and the talks go on",
    "arabic": "لن نرفع العقوبات",
}
READ = """
query ($speaker: ID) { utterances(speaker: $speaker) { totalCount nodes {
  id speaker { name(language: "en") } said { edtf }
  versions { wording quote { text } differences { operation changes before beforeStart beforeEnd after afterStart afterEnd } }
} } }
"""


def article(slug: str, day: int, **more: object) -> dict[str, Any]:
    """Return an article of a day with one quote, whose words are those of its slug."""
    language = "ar" if slug == "arabic" else "en"
    words = WORDS.get(slug, slug)
    body = f"Coale: “{words}”. Belta wrote so."
    data = noise(slug=slug, body=body, language=language, published_at=f"2025-12-{day:02}T12:00:00+03:00")
    data["entities"][0]["mentions"] = [{"exact": "Coale"}]
    data["entities"][1]["mentions"] = [{"exact": "Belta"}]
    chain = [{"role": "SPEAKER", "entity": "coale", "inferred": True}]
    data["quotes"] = [{"key": slug, "kind": "DIRECT", "exact": words, "chain": chain, **more}]
    data["events"], data["claims"] = [], []
    return data


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select id from annotation where key = $1", key))


async def loaded(connection: Connection) -> None:
    for day, slug in enumerate(WORDS, 1):
        await load(connection, article(slug, day))


async def tie(connection: Connection, *keys: str, **more: Any) -> Outcome:
    quotes = tuple([await id_of(connection, key) for key in keys])
    return await tie_quotes(connection, TieQuotes(quotes, **more), actor=DESK)


async def untie(connection: Connection, *keys: str, **more: Any) -> Outcome:
    quotes = tuple([await id_of(connection, key) for key in keys])
    return await untie_quotes(connection, UntieQuotes(quotes, **more), actor=DESK)


async def wordings(pool: Pool, visibility: Visibility = Visibility.PUBLISHED) -> list[list[tuple[str, str]]]:
    """Return the versions of each utterance: their words and how these differ from the earliest."""
    found = await answer_to(visibility, pool, READ)
    return [
        [(each["quote"]["text"], each["wording"]) for each in utterance["versions"]]
        for utterance in found["utterances"]["nodes"]
    ]


def with_wording(*slugs: str, **wording: str) -> list[tuple[str, str]]:
    return [(WORDS[slug], wording.get(slug, "VERBATIM")) for slug in slugs]


async def test_versions_come_the_earliest_first_each_with_its_differences_from_it(
    connection: Connection, pool: Pool
) -> None:
    await loaded(connection)
    outcome = await tie(connection, *reversed(WORDS), note="the same speech")
    assert outcome.values == {"changed": 4}
    (found,) = (await answer(pool, READ))["utterances"]["nodes"]
    node = await answer(pool, "query ($id: ID!) { node(id: $id) { __typename id } }", id=found["id"])
    assert node["node"] == {"__typename": "Utterance", "id": found["id"]}
    assert found["speaker"] == {"name": "John Coale"}
    assert [each["quote"]["text"] for each in found["versions"]] == list(WORDS.values())
    assert [each["wording"] for each in found["versions"]] == ["VERBATIM", "TRUNCATED", "ALTERED", "TRANSLATED"]
    for each in found["versions"]:
        for difference in each["differences"]:
            for text, side in ((WORDS["first"], "before"), (each["quote"]["text"], "after")):
                place = slice(difference[f"{side}Start"], difference[f"{side}End"])
                assert text[place] == difference[side]
    (negation,) = found["versions"][2]["differences"]
    assert (negation["operation"], negation["before"], negation["changes"]) == ("DELETE", "not", ["NEGATION"])


async def test_the_day_of_the_words_comes_before_that_of_publication(connection: Connection, pool: Pool) -> None:
    await load(connection, article("first", 1))
    await load(connection, article("short", 5, said={"edtf": "2025-11-30"}))
    await tie(connection, "first", "short")
    assert await wordings(pool) == [with_wording("short", "first", first="TRUNCATED")]


async def test_a_quote_leads_to_the_others_and_a_bundle_loaded_again_does_not_untie_it(
    connection: Connection, pool: Pool
) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    query = "{ quotes { nodes { text utterance { id } sameUtterance { nodes { text } } history { nodes { fields note } } } } }"
    found = {each["text"]: each for each in (await answer(pool, query))["quotes"]["nodes"]}
    assert found[WORDS["short"]]["sameUtterance"]["nodes"] == [{"text": WORDS["first"]}]
    assert found[WORDS["short"]]["history"]["nodes"][0]["fields"] == ["utterance"]
    assert found[WORDS["other"]]["utterance"] is None
    assert found[WORDS["other"]]["sameUtterance"]["nodes"] == []
    await load(connection, article("short", 2, kind="PARTIAL"))
    again = {each["text"]: each for each in (await answer(pool, query))["quotes"]["nodes"]}
    assert again[WORDS["short"]]["utterance"] == found[WORDS["short"]]["utterance"]


async def test_tying_to_a_tied_quote_joins_utterances_and_tying_again_changes_nothing(
    connection: Connection, pool: Pool
) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    await tie(connection, "other", "arabic")
    assert len(await wordings(pool)) == 2
    assert (await tie(connection, "short", "arabic")).values == {"changed": 2}
    assert len(await wordings(pool)) == 1
    outcome = await tie(connection, *WORDS)
    assert (outcome.values, outcome.position) == ({"changed": 0}, None)
    assert await connection.fetchval("select count(*) from utterance") == 1
    assert await connection.fetchval("select count(*) from utterance_wording") == 12


async def test_an_utterance_with_one_version_left_is_dissolved_and_followers_are_told(
    connection: Connection, pool: Pool
) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    assert (await untie(connection, "short")).values == {"changed": 1}
    assert await wordings(pool) == []
    for table in ("utterance", "utterance_wording"):
        assert await connection.fetchval(f"select count(*) from {table}") == 0
    told = "select fields from published.change where id = $1 order by seq desc limit 1"
    assert await connection.fetchval(told, await id_of(connection, "first")) == ["utterance"]
    assert (await untie(connection, "short")).values == {"changed": 0}


async def test_an_utterance_whose_version_a_bundle_drops_is_dissolved(connection: Connection, pool: Pool) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    data = article("short", 2)
    data["quotes"] = []
    await load(connection, data)
    assert await wordings(pool) == []
    assert await connection.fetchval("select count(*) from utterance") == 0


async def test_a_hidden_version_is_left_out_and_the_earliest_visible_one_is_compared_with(
    connection: Connection, pool: Pool
) -> None:
    await loaded(connection)
    await tie(connection, "first", "short", "other")
    everything = [with_wording("first", "short", "other", short="TRUNCATED", other="ALTERED")]
    for key, public in (("first", [with_wording("short", "other", other="ALTERED")]), ("other", [])):
        rejected = ReviewAnnotations("REJECT", (ReviewedAnnotation(await id_of(connection, key)),), note="why")
        await review_annotations(connection, rejected, actor=DESK)
        assert await wordings(pool) == public
        assert await wordings(pool, Visibility.EVERYTHING) == everything
    short = await id_of(connection, "short")
    query = f'{{ node(id: "{short}") {{ ... on Quote {{ utterance {{ id }} sameUtterance {{ totalCount }} }} }} }}'
    assert (await answer(pool, query))["node"] == {"utterance": None, "sameUtterance": {"totalCount": 0}}
    told = "select reason from published.change where id = $1 order by seq desc limit 1"
    assert await connection.fetchval(told, short) == "review"


async def test_words_that_change_are_compared_again(connection: Connection, pool: Pool) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    request = CorrectAnnotation(await id_of(connection, "short"), "{exact: lift the sanctions}")
    await correct_annotation(connection, request, actor=DESK)
    ((_, (text, wording)),) = await wordings(pool)
    assert (text, wording) == ("lift the sanctions", "ALTERED")


async def test_words_that_are_redacted_are_masked_in_the_differences(connection: Connection, pool: Pool) -> None:
    await loaded(connection)
    await tie(connection, "first", "other")
    await redact(connection, Redact("privacy", words=("not",)), actor=DESK)
    found = (await answer(pool, READ))["utterances"]["nodes"][0]["versions"][1]["differences"]
    assert [each["before"] for each in found] == ["███"]


async def test_utterances_are_filtered_by_speaker(connection: Connection, pool: Pool) -> None:
    await loaded(connection)
    await tie(connection, "first", "short")
    for key, count in (("coale", 1), ("belta", 0)):
        id_ = await connection.fetchval("select entity_id::text from entity_key where key = $1", key)
        assert (await answer(pool, READ, speaker=id_))["utterances"]["totalCount"] == count


async def test_candidates_are_quotes_of_the_same_speaker_and_days_with_the_evidence(
    connection: Connection, pool: Pool
) -> None:
    texts = {
        "first": ("We will not lift 12 sanctions", "en", 2),
        "same": ("“We will not lift 12 sanctions!”", "en", 4),
        "contained": ("We will not lift", "en", 3),
        "similar": ("They said we will lift no sanctions", "en", 3),
        "arabic": ("لن نرفع ١٢ عقوبة", "ar", 1),
        "other-figures": ("لن نرفع ١٣ عقوبة", "ar", 1),
        "late": ("We will not lift 12 sanctions", "en", 9),
        "unlike": ("Nobody knows anything", "en", 2),
    }
    for key, (words, language, day) in texts.items():
        data = article(words, day) | {}
        data["article"] |= {"slug": key, "language": language}
        data["quotes"][0]["key"] = key
        await load(connection, data)
    query = (
        "query ($id: ID!) { node(id: $id) { ... on Quote { utteranceCandidates { score evidence quote { id } } } } }"
    )
    by_id = {await id_of(connection, key): key for key in texts}

    async def candidates(key: str) -> dict[str, tuple[float, list[str]]]:
        found = await answer(pool, query, id=await id_of(connection, key))
        return {
            by_id[each["quote"]["id"]]: (each["score"], each["evidence"])
            for each in found["node"]["utteranceCandidates"]
        }

    assert list((await candidates("first")).items()) == [
        ("same", (1, ["SAME_WORDS"])),
        ("contained", (0.9, ["WORDS_CONTAINED"])),
        ("similar", (0.53, ["WORDS_IN_COMMON"])),
        ("arabic", (0.5, ["FIGURES_IN_COMMON"])),
    ]
    assert "first" in await candidates("arabic")
    await tie(connection, "first", "same")
    assert "same" not in await candidates("first")
    undated = article("We will not lift 12 sanctions", 2)
    undated["article"] |= {"slug": "undated", "published_at": None, "timezone": None}
    undated["quotes"][0]["key"] = "undated"
    await load(connection, undated)
    assert await candidates("undated") == {}


@pytest.mark.parametrize(
    ("keys", "codes"),
    [(("first",), ["INVALID_VALUE"]), ((), ["INVALID_VALUE"]), (("first", "elsewhere"), ["SPEAKERS_DIFFER"])],
)
async def test_what_cannot_be_one_utterance_is_refused(
    connection: Connection, keys: tuple[str, ...], codes: list[str]
) -> None:
    await loaded(connection)
    chain = [{"role": "SPEAKER", "entity": "belta", "inferred": True}]
    await load(connection, article("elsewhere", 9, chain=chain))
    with pytest.raises(OperationRefused) as refused:
        await tie(connection, *keys)
    assert [fault.code for fault in refused.value.faults] == codes
    assert await connection.fetchval("select count(*) from utterance") == 0


async def test_a_dry_run_writes_nothing(connection: Connection) -> None:
    await loaded(connection)
    outcome = await tie(connection, "first", "short", dry_run=True)
    assert (outcome.values, outcome.position) == ({"changed": 2}, None)
    assert await connection.fetchval("select count(*) from utterance") == 0


async def test_every_door_ties_and_unties(databases: Databases, database: str) -> None:
    connection = await asyncpg.connect(database)
    await loaded(connection)
    first, short, other = [await id_of(connection, key) for key in ("first", "short", "other")]
    await tie(connection, "short", "other")
    await connection.close()
    doors = Doors(databases, database)
    tied = await doors.go("tieQuotes", ["tie", first, short, "--note", "same"], quotes=[first, short], note="same")
    assert tied.values["changed"] == 1
    assert [each["wording"] for each in tied.values["utterance"]["versions"]] == ["VERBATIM", "TRUNCATED", "ALTERED"]
    untied = await doors.go("untieQuotes", ["untie", other], quotes=[other])
    assert (untied.values["changed"], untied.values["quotes"][0]["utterance"]) == (1, None)
    refused = await doors.go("tieQuotes", ["tie", first], quotes=[first])
    assert refused.codes == ["INVALID_VALUE"]
    checked = await doors.go("untieQuotes", ["untie", other, "--dry-run"], quotes=[other], dryRun=True)
    assert checked.values["changed"] == 1
