"""The one function that decides what is heard of and how severe it is: every link, operation, reason and field."""

from itertools import combinations, product
from typing import NamedTuple

import asyncpg
import pytest

from db.settle.changed_fields import OWN, PARTS
from db.watch.field import fields_of
from editorial.model.vocabulary import SpanChange

Connection = asyncpg.Connection

LINKS = ("itself", "content", "article", "entity", "quote", "event", "relation", "report")
OPS = ("upsert", "delete", "redact")
REASONS = (
    "load",
    "correction",
    "removal",
    "withholding",
    "cancellation",
    "restoration",
    "retraction",
    "redaction",
    "merge",
    "split",
    "review",
    "redating",
    "visibility",
)
WAS = (None, "upsert", "delete", "redact")
READ = (
    "text",
    "body",
    "headline",
    "title",
    "description",
    "status",
    "statusNote",
    "kind",
    "state",
    "speaker",
    "claimant",
    "sourceKind",
    "chain",
    "entity",
    "event",
    "quote",
    "said",
    "when",
    "quantities",
    "participants",
)
BESIDE = (
    "slug",
    "url",
    "language",
    "direction",
    "publisher",
    "publishedAt",
    "spans",
    "about",
    "reviews",
    "relations",
    "names",
    "wikidata",
    "sameAs",
    "mergedInto",
    "place",
    "within",
    "utterance",
    "unknowns",
)
UNSEEN = ("provenance", "suppliedByEditor", "timezone")
GRAVE = ("retraction", "stance")
FIELDS = (None, *((name,) for name in (*READ, *BESIDE, *UNSEEN, *GRAVE)), UNSEEN, ("provenance", "text"))


class _Any(dict[str, object]):
    """A row that has every column."""

    def __missing__(self, name: str) -> object:
        return "something"

    def get(self, name: str, default: object = None) -> object:
        """Return what a column holds."""
        return self[name]


class Case(NamedTuple):
    link: str
    op: str
    reason: str
    was: str | None
    fields: tuple[str, ...] | None
    other_words: bool | None
    changes: tuple[str, ...] | None = None


class Verdict(NamedTuple):
    happened: str | None
    severity: str | None


async def verdicts(connection: Connection, cases: list[Case], version: int = 2) -> dict[Case, Verdict]:
    rows = await connection.fetch(
        "select v.happened, v.severity from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[],"
        " $8::text[]) with ordinality as t (link, op, reason, was, fields, other_words, changes, place)"
        " cross join lateral watch_notice(t.link, t.op, t.reason, t.was, $7, string_to_array(t.fields, ' '), t.other_words,"
        " string_to_array(t.changes, ' ')) v"
        " order by t.place",
        *[[case[n] for case in cases] for n in range(4)],
        [None if case.fields is None else " ".join(case.fields) for case in cases],
        [case.other_words for case in cases],
        version,
        [None if case.changes is None else " ".join(case.changes) for case in cases],
    )
    return {case: Verdict(*row) for case, row in zip(cases, rows, strict=True)}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [Case(*each) for each in product(LINKS, OPS, REASONS, WAS, FIELDS, (None, True))]


async def test_the_words_are_of_closed_lists_and_severity_goes_with_what_happened(
    seeded: Connection, cases: list[Case]
) -> None:
    found = await verdicts(seeded, cases)
    assert len(found) == len(LINKS) * len(OPS) * len(REASONS) * len(WAS) * len(FIELDS) * 2
    outcomes = {each.happened for each in found.values()} - {None}
    assert outcomes == {*REASONS} - {"load", "visibility"}
    assert {each.severity for each in found.values()} == {None, "critical", "major", "minor"}
    assert all((each.happened is None) == (each.severity is None) for each in found.values())


async def test_words_that_are_taken_out_are_critical_however_they_touch_it(
    seeded: Connection, cases: list[Case]
) -> None:
    redacted = [case for case in cases if case.op == "redact"]
    found = await verdicts(seeded, redacted)
    assert {each for each in found.values() if each.happened} == {Verdict("redaction", "critical")}
    assert {case.link for case, each in found.items() if each.happened} == set(LINKS)
    assert all(each.happened for case, each in found.items() if case.link in ("itself", "content"))


async def test_what_is_gone_is_critical_unless_another_took_it_over(seeded: Connection, cases: list[Case]) -> None:
    gone = [case for case in cases if case.link == "itself" and case.op == "delete"]
    for case, each in (await verdicts(seeded, gone)).items():
        assert each.severity == ("major" if case.reason == "merge" else "critical"), case


@pytest.mark.parametrize("reason", ["withholding", "cancellation"])
async def test_withholding_is_critical_for_clients_who_still_see_the_article(seeded: Connection, reason: str) -> None:
    selected = [Case(link, "upsert", reason, "upsert", ("status",), None) for link in ("itself", "article")]
    assert await verdicts(seeded, selected) == dict.fromkeys(selected, Verdict(reason, "critical"))


@pytest.mark.parametrize("reason", ["withholding", "cancellation", "restoration"])
async def test_what_refers_to_what_is_withheld_is_there_as_before(seeded: Connection, reason: str) -> None:
    case = Case("itself", "upsert", reason, "upsert", None, None)
    assert await verdicts(seeded, [case]) == {case: Verdict(None, None)}


@pytest.mark.parametrize("link", ["article", "entity"])
async def test_what_hides_an_article_or_entity_is_reported_by_what_it_hides(
    seeded: Connection, cases: list[Case], link: str
) -> None:
    selected = [case for case in cases if case.link == link and (case.op == "delete" or case.was == "delete")]
    found = await verdicts(seeded, [case for case in selected if case.op != "redact"])
    assert {each.happened for each in found.values()} == {None}


async def test_what_is_only_displayed_with_it_is_never_critical_but_for_redaction(
    seeded: Connection, cases: list[Case]
) -> None:
    beside = [case for case in cases if case.link not in ("itself", "content")]
    found = await verdicts(seeded, beside)
    critical = {case: each.happened for case, each in found.items() if each.severity == "critical"}
    withheld = {case for case in critical if case.op == "upsert"}
    assert {each for case, each in critical.items() if case not in withheld} == {"redaction"}
    assert {(case.link, case.reason) for case in withheld} == {("article", "withholding"), ("article", "cancellation")}
    assert all(case.fields and "status" in case.fields for case in withheld)


async def test_nothing_minor_is_reported_about_the_content_of_an_article(seeded: Connection, cases: list[Case]) -> None:
    found = await verdicts(seeded, [case for case in cases if case.link == "content"])
    assert {each.severity for each in found.values()} == {None, "critical", "major"}


@pytest.mark.parametrize("reason", ["load", "correction", "redating", "split", "visibility"])
async def test_a_field_says_how_severe_a_correction_is(seeded: Connection, reason: str) -> None:
    selected = {
        name: Case("itself", "upsert", reason, "upsert", (name,), None) for name in (*READ, *BESIDE, *UNSEEN, *GRAVE)
    }
    found = await verdicts(seeded, list(selected.values()))
    severities = {name: found[case].severity for name, case in selected.items()}
    expected = {**dict.fromkeys(READ, "major"), **dict.fromkeys(BESIDE, "minor"), **dict.fromkeys(GRAVE, "critical")}
    assert severities == {**expected, **dict.fromkeys(UNSEEN)}


async def test_other_words_are_major_whatever_the_field(seeded: Connection) -> None:
    selected = [Case("itself", "upsert", "correction", "upsert", (name,), True) for name in ("spans", "names")]
    assert {each.severity for each in (await verdicts(seeded, selected)).values()} == {"major"}


async def test_what_is_new_is_not_reported_and_what_comes_back_is(seeded: Connection, cases: list[Case]) -> None:
    new = [case for case in cases if case.op == "upsert" and case.was is None]
    found = await verdicts(seeded, new, version=1)
    assert {each.happened for each in found.values()} == {None, "withholding", "cancellation"}
    back = [case for case in cases if case.link == "itself" and case.op == "upsert" and case.was == "delete"]
    for case, each in (await verdicts(seeded, back)).items():
        if case.reason not in ("withholding", "cancellation", "merge", "split"):
            assert each == Verdict("restoration", "minor"), case


def test_every_field_of_the_log_has_its_place() -> None:
    logged = {name for fields in OWN.values() for name in fields.values()} | {part.field for part in PARTS.values()}
    assert logged == {*READ, *BESIDE, *UNSEEN, *GRAVE}


def test_every_field_of_the_change_log_can_be_reported_with_its_old_value() -> None:
    types = {"annotation": ("mention", "quote", "claim", "event_report")}
    for table, fields in OWN.items():
        for name, type_ in product(set(fields.values()), types.get(table, (table,))):
            rows = [_Any(unknowns=["when NOT_STATED"])]
            made = fields_of(type_, [name], {type_: rows, "annotation": rows}, lambda _: True)
            assert made[name] is not None or name == "body", (type_, name)


def test_what_was_not_known_is_reported_as_answers_have_it() -> None:
    rows = {"event": [{"unknowns": ["place WITHHELD", "when NOT_STATED"]}]}
    assert fields_of("event", ["unknowns"], rows, lambda _: True) == {
        "unknowns": [{"field": "place", "reason": "WITHHELD"}, {"field": "when", "reason": "NOT_STATED"}]
    }


CHANGES = tuple(
    kinds for size in range(len(SpanChange) + 1) for kinds in combinations([each.value for each in SpanChange], size)
)


@pytest.mark.parametrize("link", ["itself", "content", "report"])
async def test_the_severity_of_changed_words_follows_from_what_changed_in_them(seeded: Connection, link: str) -> None:
    cases = [Case(link, "upsert", "correction", "upsert", ("spans",), True, kinds) for kinds in CHANGES]
    for case, each in (await verdicts(seeded, cases)).items():
        kinds = set(case.changes or ())
        if kinds & {"NEGATION", "NUMBER"}:
            assert each.severity == ("major" if link == "report" else "critical"), case
        elif kinds == {"PUNCTUATION"}:
            assert each.severity == (None if link == "content" else "minor"), case
        else:
            assert each.severity == "major", case


async def test_what_changed_in_words_that_stayed_makes_nothing_severe(seeded: Connection) -> None:
    cases = [Case("itself", "upsert", "correction", "upsert", ("spans",), False, kinds) for kinds in CHANGES]
    assert {each.severity for each in (await verdicts(seeded, cases)).values()} == {"minor"}
