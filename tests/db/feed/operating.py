"""Doing anything at random to a database: everything that editors can do, one operation after the other."""

import json
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import asyncpg

from db.amendments.amend_entity import AmendEntity, amend_entity
from db.amendments.amend_event import AmendEvent, amend_event
from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.events.merge_events import MergeEvents, merge_events
from db.events.split_event import SplitEvent, TakenReports, split_event
from db.events.undo_merge_events import UndoMergeEvents, undo_merge_events
from db.load.store import load_reading
from db.operation.load_errors import LoadRefused
from db.operation.operation import Actor, OperationFault, OperationRefused
from db.operations.article_status import (
    CancelArticle,
    RestoreArticle,
    WithholdArticle,
    cancel_article,
    restore_article,
    withhold_article,
)
from db.operations.change_publication_date import ChangePublicationDate, change_publication_date
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.mark_distinct import MarkDistinct, UndoDistinct, mark_distinct, undo_distinct
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.operations.tie_quotes import TieQuotes, UntieQuotes, tie_quotes, untie_quotes
from db.redaction.redact import redact
from db.redaction.request import Redact
from tests.db.entities.test_entity_sequences import KEYS, NAMES, SLUGS, split_some, world
from tests.support.data.articles import BODY, checked

Connection = asyncpg.Connection
Step = Callable[[], Awaitable[object]]
EDITOR = Actor("editor")
RELATIONS = ("CONTRADICTS", "SUPPORTS", "CORRECTS", "UPDATES", "RESTATES")
LANGUAGES = ("ar", "ar", "en", "ar-LY", "be")
STANCES = ("ASSERTED", "ASSERTED", "DENIED", "DOUBTED")
STATES = ("PUBLISHED", "PUBLISHED", "DRAFT", "REVIEWED")
AMENDED = {
    "CLAIM": ("text", "status", "relations", "relations", "quote", "chain", "about", "reviews"),
    "QUOTE": ("chain", "cue", "stance", "within"),
    "MENTION": ("entity",),
    "EVENT_REPORT": ("event",),
}
"""What is corrected of annotations, beside their notes."""
BODIES = (BODY, BODY + " ثم انتهت.", "أمس: " + BODY, BODY.replace("العقوبات", "الحظر"))


def bundle(chance: random.Random, slug: str, elsewhere: Sequence[str] = ()) -> dict[str, Any]:
    """Return an article with anything in it, in any language: claims that stand in relations, drafts, sets, held back or not.

    ``elsewhere`` are the slugs of articles to which its claims may be related.
    """
    data = world(chance, slug)
    data["article"]["language"] = chance.choice(LANGUAGES)
    first = data["claims"][0]
    first["quote"] = chance.choice(("lifting", None))
    keys = ["lasting", *chance.sample(("second", "third", "fourth"), chance.randrange(4))]
    data["claims"] = [
        {**first, "key": key, "text": f"{key} {chance.randrange(3)}", "state": chance.choice(STATES)} for key in keys
    ]
    for each in data["claims"]:
        others = [key for key in keys if key != each["key"]]
        others += [f"{other}/lasting" for other in elsewhere]
        each["relations"] = [
            {"type": type_, "claim": other}
            for other in chance.sample(others, chance.randint(0, len(others)))
            for type_ in chance.sample(RELATIONS, chance.randint(0, 2))
        ]
        each["provenance"] = {"state": each.pop("state")}
    data["quotes"][0] |= {"provenance": {"state": chance.choice(STATES)}, "stance": chance.choice(STANCES)}
    if chance.random() < 0.6:
        inner: dict[str, Any] = {"key": "inner", "exact": "نرفع", "within": chance.choice(("lifting", None))}
        inner |= {"provenance": {"state": chance.choice(STATES)}, "stance": chance.choice(STANCES)}
        data["quotes"].append(data["quotes"][0] | inner)
    data["events"][0]["title"] = {"en": chance.choice(("Talks", "Meeting"))}
    reasons = (None, {"unknown": "NOT_STATED"}, {"unknown": "NONE"}, {"unknown": "WITHHELD"})
    data["article"]["headline"] = chance.choice((data["article"]["headline"], *reasons))
    data["quotes"][0]["said"] = chance.choice(reasons)
    data["events"][0]["place"] = chance.choice(reasons)
    for each in chance.sample(data["claims"], 1):
        each["event"] = chance.choice((each["event"], *reasons))
    if chance.random() < 0.15:
        data["article"]["status"] = "WITHHELD"
    if chance.random() < 0.2:
        data["provenance"] |= {"annotation_set": "ner-7", "asserted_by": "ner-7", "method": "MACHINE"}
    for name in ("quotes", "claims"):
        if chance.random() < 0.2:
            data[name] = []
    if not data["quotes"]:
        for each in data["claims"]:
            each.pop("quote", None)
    return data


class Operator:
    """Does something at random, and says what; what is refused is refused as a whole."""

    def __init__(self, connection: Connection, chance: random.Random, prefix: str = "") -> None:
        self._wire, self._chance, self._prefix = connection, chance, prefix
        self._steps: tuple[Step, ...] = (
            self.load,
            self.load,
            self.load,
            self.correct,
            self.amend,
            self.amend_entity,
            self.amend_event,
            self.redate,
            self.status,
            self.status,
            self.retract,
            self.review,
            self.review,
            self.merge,
            self.merge,
            self.undo,
            self.split,
            self.merge_events,
            self.undo_events,
            self.split_event,
            self.redact,
            self.tie,
            self.tie,
            self.untie,
            self.distinguish,
        )

    async def step(self) -> str:
        """Do something, and return what."""
        step = self._chance.choice(self._steps)
        try:
            await step()
        except (OperationRefused, OperationFault, LoadRefused, IndexError) as refused:
            return f"{step.__name__} refused: {str(refused)[:80]}"
        return step.__name__

    async def load(self) -> None:
        """Load an article, a new one or one that is there."""
        slug = self._prefix + self._chance.choice(SLUGS)
        rows = await self._wire.fetch(
            "select distinct a.slug from article a join annotation n on n.article_id = a.id"
            " where n.kind = 'CLAIM' and n.key = 'lasting' and n.annotation_set = '' and a.slug <> $1 order by 1",
            slug,
        )
        found = checked(bundle(self._chance, slug, [row["slug"] for row in rows]))
        version = await self._wire.fetchval("select version from article where slug = $1", slug)
        await load_reading(self._wire, found.reading, found.sha256, expected_version=version)

    async def correct(self) -> None:
        """Give an article another text."""
        await correct_article(self._wire, CorrectArticle(await self._slug(), self._chance.choice(BODIES)), actor=EDITOR)

    async def amend(self) -> None:
        """Correct an annotation."""
        row = await self._any("select id::text as id, kind from annotation order by id")
        what = self._chance.choice((*AMENDED.get(row["kind"], ()), "note"))
        entity, other = self._chance.choice(KEYS), self._chance.choice(KEYS)
        choices: dict[str, dict[str, Any]] = {
            "text": {"text": f"amended {self._chance.randrange(5)}"},
            "status": {"status": self._chance.choice(("CONFIRMED", "DISPUTED", "UNVERIFIED"))},
            "relations": {"relations": [{"type": self._chance.choice(RELATIONS), "claim": await self._claim()}]},
            "quote": {"quote": self._chance.choice((None, {"unknown": "NONE"}))},
            "cue": {"cue": {"unknown": self._chance.choice(("NONE", "WITHHELD"))}},
            "chain": {"chain": [{"role": "SPEAKER", "entity": entity, "inferred": True}]},
            "entity": {"entity": entity},
            "event": {"event": self._chance.choice(("talks", "talks-" + self._prefix + self._chance.choice(SLUGS)))},
            "about": {"about": sorted({entity, other})},
            "reviews": {"reviews": [{"rating": "false", "reviewer": other}]},
            "stance": {"stance": self._chance.choice(STANCES)},
            "within": {"within": self._chance.choice(("lifting", "inner", None))},
            "note": {"provenance": {"note": str(self._chance.randrange(9))}},
        }
        given = json.dumps(choices[what])
        await correct_annotation(self._wire, CorrectAnnotation(row["id"], given), actor=EDITOR)

    async def _claim(self) -> str:
        """Return a name of a claim: a key, the address of a claim of any article, or an id."""
        rows = await self._wire.fetch(
            "select a.slug || '/' || n.key as address, n.id::text from annotation n join article a on a.id = n.article_id"
            " where n.kind = 'CLAIM' order by n.id"
        )
        return str(self._chance.choice(["second", *(name for row in rows for name in row)]))

    async def amend_entity(self) -> None:
        """Give an entity another value."""
        row = await self._any("select id::text as id from entity order by id")
        kinds = ("PREFERRED", "ALIAS", "MISSPELLING")
        some = self._chance.sample(NAMES, self._chance.randint(1, 3))
        choices: tuple[dict[str, Any], ...] = (
            {"kind": self._chance.choice(("PERSON", "PLACE"))},
            {"wikidata": self._chance.choice(("Q1", "Q2", None))},
            {"same_as": self._chance.choice((None, ["https://example.org/1"]))},
            {"descriptions": {"en": f"amended {self._chance.randrange(3)}"}},
            {"names": [{"text": text, "language": "en", "kind": self._chance.choice(kinds)} for text in some]},
        )
        await amend_entity(self._wire, AmendEntity(row["id"], json.dumps(self._chance.choice(choices))), actor=EDITOR)

    async def amend_event(self) -> None:
        """Give an event another value."""
        row = await self._any("select id::text as id from event order by id")
        choices: tuple[dict[str, Any], ...] = (
            {"title": {"en": f"Amended {self._chance.randrange(3)}"}},
            {"status": self._chance.choice(("OCCURRED", "ALLEGED"))},
            {"when": self._chance.choice((None, {"edtf": "2025-12"}))},
            {"place": self._chance.choice((*KEYS, None))},
            {"participants": [{"role": "AGENT", "entity": key} for key in self._chance.sample(KEYS, 2)]},
        )
        await amend_event(self._wire, AmendEvent(row["id"], json.dumps(self._chance.choice(choices))), actor=EDITOR)

    async def redate(self) -> None:
        """Change when an article was published."""
        day = self._chance.randint(1, 28)
        requested = ChangePublicationDate(await self._slug(), f"2025-12-{day:02}T12:00:00+03:00")
        await change_publication_date(self._wire, requested, actor=EDITOR)

    async def status(self) -> None:
        """Withhold, cancel or restore an article."""
        slug = await self._slug()
        match self._chance.choice("wcrr"):
            case "w":
                await withhold_article(self._wire, WithholdArticle(slug, "why"), actor=EDITOR)
            case "c":
                await cancel_article(self._wire, CancelArticle(slug, "why"), actor=EDITOR)
            case _:
                await restore_article(self._wire, RestoreArticle(slug), actor=EDITOR)

    async def retract(self) -> None:
        """Take a claim or a quote back."""
        row = await self._any(
            "select id::text as id, kind from annotation where kind in ('CLAIM', 'QUOTE') order by id"
        )
        if row["kind"] == "CLAIM":
            await retract_claim(self._wire, RetractClaim(row["id"], "why"), actor=EDITOR)
        else:
            await retract_quote(self._wire, RetractQuote(row["id"], "why"), actor=EDITOR)

    async def review(self) -> None:
        """Publish annotations, turn them down, or look at them only."""
        rows = await self._wire.fetch("select id::text as id from annotation order by id")
        some = self._chance.sample(rows, min(len(rows), self._chance.randint(1, 3)))
        decision = self._chance.choice(("PUBLISH", "PUBLISH", "REVIEW", "REJECT"))
        requested = ReviewAnnotations(decision, tuple(ReviewedAnnotation(row["id"]) for row in some), note="why")
        await review_annotations(self._wire, requested, actor=EDITOR)

    async def merge(self) -> None:
        """Let an entity take over another."""
        rows = await self._wire.fetch("select id::text as id from entity where merged_into_id is null order by id")
        survivor, *merged = [row["id"] for row in self._chance.sample(rows, min(len(rows), 2))] or [""]
        await merge_entities(self._wire, MergeEntities(survivor, tuple(merged)), actor=EDITOR)

    async def undo(self) -> None:
        """Undo a merge."""
        row = await self._any("select id::text as id from entity_merge where undone_at is null order by id")
        await undo_merge(self._wire, UndoMerge(row["id"]), actor=EDITOR)

    async def split(self) -> None:
        """Make two of an entity."""
        await split_some(self._wire, self._chance)

    async def merge_events(self) -> None:
        """Let an event take over another."""
        rows = await self._wire.fetch("select id::text as id from event order by id")
        survivor, *merged = [row["id"] for row in self._chance.sample(rows, min(len(rows), 2))] or [""]
        await merge_events(self._wire, MergeEvents(survivor, tuple(merged)), actor=EDITOR)

    async def undo_events(self) -> None:
        """Undo a merge of events."""
        row = await self._any("select id::text as id from event_merge where undone_at is null order by id")
        await undo_merge_events(self._wire, UndoMergeEvents(row["id"]), actor=EDITOR)

    async def split_event(self) -> None:
        """Make two of an event."""
        row = await self._any("select id::text as id, event_id::text as event from event_report order by id")
        claims = await self._wire.fetch(
            "select id::text as id from claim where event_id::text = $1 order by id", row["event"]
        )
        some = tuple(each["id"] for each in claims if self._chance.random() < 0.5)
        key = f"talks-{self._prefix}{self._chance.choice('xyz')}"
        into = {"key": key, "title": {"en": "Other talks"}, "status": "ALLEGED", "place": self._chance.choice(KEYS)}
        taken = SplitEvent(row["event"], json.dumps(into), TakenReports((row["id"],), some))
        await split_event(self._wire, taken, actor=EDITOR)

    async def distinguish(self) -> None:
        """Decide that two items are not the same, or take it back."""
        open_, kept = "select a_id, b_id from duplicate", "select a_id, b_id from distinction"
        pair = await self._any(f"{open_} union {kept} order by 1, 2")
        nodes = (str(pair["a_id"]), str(pair["b_id"]))
        if self._chance.random() < 0.7:
            await mark_distinct(self._wire, MarkDistinct(nodes, "two of them"), actor=EDITOR)
        else:
            await undo_distinct(self._wire, UndoDistinct(nodes), actor=EDITOR)

    async def redact(self) -> None:
        """Take words out, everywhere or of one article."""
        words = self._chance.choice(("second 1", "third 2", "Meeting", "amended 3", "استمرت"))
        article = await self._slug() if self._chance.random() < 0.5 else None
        await redact(self._wire, Redact("privacy", words=(words,), article=article), actor=EDITOR)

    async def tie(self) -> None:
        """Say that quotes are of one utterance."""
        quotes = await self._some_quotes()
        await tie_quotes(self._wire, TieQuotes(quotes, note="why"), actor=EDITOR)

    async def untie(self) -> None:
        """Say that quotes are not of the utterance that they were tied to."""
        await untie_quotes(self._wire, UntieQuotes(await self._some_quotes()), actor=EDITOR)

    async def _some_quotes(self) -> tuple[str, ...]:
        rows = await self._wire.fetch("select id::text as id from quote order by id")
        return tuple(row["id"] for row in self._chance.sample(rows, min(len(rows), self._chance.randint(1, 3))))

    async def _slug(self) -> str:
        row = await self._any("select slug from article order by slug")
        return str(row["slug"])

    async def _any(self, statement: str) -> asyncpg.Record:
        return self._chance.choice(await self._wire.fetch(statement))
