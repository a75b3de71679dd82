"""What clients hear of what they display: of every operation what touches it, and nothing else."""

from typing import Any

import asyncpg
import pytest

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.operations.article_status import CancelArticle, RestoreArticle, cancel_article, restore_article
from db.operations.change_publication_date import ChangePublicationDate, change_publication_date
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.operations.correct_article import CorrectArticle, correct_article
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from db.sql.visibility import Visibility
from tests.db.watch.desk import DESK, client, everything, id_of, outcomes, related, sides, withhold
from tests.support.data.articles import BODY, load, noise

Connection = asyncpg.Connection

WITHHELD = [("itself", "withholding", "critical")]


async def test_a_retracted_quote_makes_a_notice_with_the_values_before_and_after(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    partner, quote = await client(connection, pool), await id_of(connection, "lifting")
    await partner.watch(quote)
    assert await partner.heard() == []
    await retract_quote(connection, RetractQuote(str(quote), "He never said so."), actor=DESK)
    (notice,) = await partner.heard()
    assert (notice.link, notice.happened, notice.severity) == ("itself", "retraction", "critical")
    assert (notice.watched.type, notice.watched.id, notice.item) == ("quote", str(quote), notice.watched)
    assert (notice.version_before, notice.version_after, notice.fields) == (1, 2, ("retraction",))
    assert notice.before == {"retraction": None}
    assert notice.after is not None
    assert notice.after["retraction"]["reason"] == "He never said so."
    assert not notice.is_acknowledged


async def test_a_claim_hears_that_its_quote_was_retracted_and_one_that_contradicts_it(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lasting"))
    await retract_quote(connection, RetractQuote(str(await id_of(connection, "lifting")), "No."), actor=DESK)
    await retract_claim(connection, RetractClaim(str(await id_of(connection, "against")), "No."), actor=DESK)
    notices = await partner.heard()
    assert outcomes(notices) == [("itself", "retraction", "major")] * 2
    assert [each.fields for each in notices] == [("quote",), ("relations",)]


async def test_a_notice_of_withholding_contains_none_of_the_words(connection: Connection, pool: Pool) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    watched = await partner.watch(*await everything(connection))
    await withhold(connection)
    notices = await partner.heard()
    assert set(outcomes(notices)) == set(WITHHELD)
    assert sorted(each.watched.id for each in notices) == sorted(watched)
    assert {(each.before, each.after, each.version_after) for each in notices} == {(None, None, None)}


async def test_cancelling_and_restoring_make_notices(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lifting"))
    await cancel_article(connection, CancelArticle("noise", "It is wrong."), actor=DESK)
    await restore_article(connection, RestoreArticle("noise"), actor=DESK)
    assert outcomes(await partner.heard()) == [
        ("itself", "cancellation", "critical"),
        ("itself", "restoration", "minor"),
    ]


async def test_an_editor_hears_that_an_article_is_withheld_and_goes_on_seeing_it(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    editor = await client(connection, pool, "editor", Scope.DRAFT, visibility=Visibility.EVERYTHING)
    await editor.watch(await id_of(connection, "noise"))
    await withhold(connection)
    (notice,) = await editor.heard()
    assert (notice.happened, notice.severity) == ("withholding", "critical")
    assert (notice.before, notice.after) == ({"status": "USABLE"}, {"status": "WITHHELD"})


async def test_an_editor_who_displays_a_quote_hears_that_its_article_is_withheld_and_restored(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    editor = await client(connection, pool, "editor", Scope.DRAFT, visibility=Visibility.EVERYTHING)
    await editor.watch(await id_of(connection, "lifting"))
    await withhold(connection)
    await restore_article(connection, RestoreArticle("noise"), actor=DESK)
    assert outcomes(await editor.heard()) == [
        ("article", "withholding", "critical"),
        ("article", "restoration", "minor"),
    ]


async def test_a_claim_hears_that_the_one_at_the_other_end_of_a_relation_is_withheld_and_restored(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    await load(connection, noise(slug="another"))
    partner = await client(connection, pool)
    near, far = await connection.fetch(
        "select c.id from claim c join annotation n on n.id = c.id where key = 'lasting'"
    )
    await connection.execute(
        "insert into claim_relation (from_id, to_id, type) values ($1, $2, 'CONTRADICTS')", *near, *far
    )
    await partner.watch(near["id"])
    await withhold(connection, "another")
    await restore_article(connection, RestoreArticle("another"), actor=DESK)
    assert outcomes(await partner.heard()) == [
        ("relation", "withholding", "major"),
        ("relation", "restoration", "minor"),
    ]


async def test_a_client_that_displays_an_article_hears_of_changes_in_it_unless_only_places_moved(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "noise"))
    await retract_claim(connection, RetractClaim(str(await id_of(connection, "lasting")), "No."), actor=DESK)
    notices = await partner.heard()
    assert outcomes(notices) == [("content", "retraction", "critical"), ("content", "retraction", "major")]
    assert {each.item.type for each in notices} == {"claim"}
    await correct_article(connection, CorrectArticle("noise", "عاجل. " + BODY), actor=DESK)
    (body,) = (await partner.heard())[2:]
    assert (body.link, body.happened, body.severity) == ("itself", "correction", "major")
    assert [side["body"]["revision"]["number"] for side in sides(body)] == [1, 2]


async def test_words_that_moved_are_minor_and_words_that_are_others_or_gone_are_major(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lifting"))
    await correct_article(connection, CorrectArticle("noise", "عاجل. " + BODY), actor=DESK)
    gone = BODY.replace("نحن نرفع العقوبات", "لا")
    await correct_article(connection, CorrectArticle("noise", gone), actor=DESK)
    moved, orphaned = await partner.heard()
    assert outcomes([moved, orphaned]) == [("itself", "correction", "minor"), ("itself", "correction", "major")]
    was, now = (side["spans"][0] for side in sides(moved))
    assert (was["exact"], was["start"] + 6) == (now["exact"], now["start"])
    assert sides(orphaned)[1]["spans"][0]["status"] == "ORPHANED"


async def test_a_corrected_annotation_makes_a_notice_with_its_words(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner, claim = await client(connection, pool), await id_of(connection, "lasting")
    await partner.watch(claim, await id_of(connection, "lifting"))
    other = "{text: other words, status: DISPUTED}"
    await correct_annotation(connection, CorrectAnnotation(str(claim), other), actor=DESK)
    (notice,) = await partner.heard()
    assert outcomes([notice]) == [("itself", "correction", "major")]
    assert [side["text"] for side in sides(notice)] == ["المحادثات استمرت", "other words"]
    assert [side["status"] for side in sides(notice)] == ["UNVERIFIED", "DISPUTED"]


async def test_a_bundle_that_changes_nothing_displayed_makes_no_notice(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(*await everything(connection))
    await load(connection, noise(slug="another"))
    data = noise()
    data["provenance"]["asserted_by"] = "Somebody else"
    await load(connection, data)
    assert await partner.heard() == []


async def test_changes_in_a_bundle_are_noticed_as_corrections_and_omissions_as_removals(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    removed = await id_of(connection, "against")
    await partner.watch(await id_of(connection, "noise"), removed, await id_of(connection, "lasting"))
    data = related(headline="عنوان")
    data["claims"].pop()
    await load(connection, data)
    found = {(each.watched.type, each.link, each.happened, each.severity) for each in await partner.heard()}
    assert found == {
        ("article", "itself", "correction", "major"),
        ("claim", "article", "correction", "major"),
        ("article", "content", "removal", "critical"),
        ("claim", "itself", "removal", "critical"),
    }


async def test_a_changed_display_name_of_a_speaker_affects_the_quote_but_an_additional_name_does_not(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lifting"), await id_of(connection, "coale"))
    data = noise()
    data["entities"][0]["names"].append({"text": "J. Coale", "language": "en"})
    await load(connection, data)
    (own,) = await partner.heard()
    assert (own.watched.type, own.severity, own.fields) == ("entity", "minor", ("names",))
    data["entities"][0]["names"] = [{"text": "Someone Else", "language": "en"}]
    await load(connection, data)
    notices = (await partner.heard())[1:]
    assert sorted((each.watched.type, *one) for each, one in zip(notices, outcomes(notices), strict=True)) == [
        ("entity", "itself", "correction", "major"),
        ("quote", "entity", "correction", "major"),
    ]
    names = [[name["text"] for name in side["names"]] for side in sides(notices[0])]
    assert names == [["John Coale", "J. Coale"], ["Someone Else"]]


async def test_a_merge_makes_a_notice_and_from_then_on_the_survivor_is_watched(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    coale, belta = await id_of(connection, "coale"), await id_of(connection, "belta")
    await partner.watch(coale, await id_of(connection, "lifting"))
    await merge_entities(connection, MergeEntities(str(belta), (str(coale),)), actor=DESK)
    notices = {each.watched.type: each for each in await partner.heard()}
    assert outcomes([notices["entity"]]) == [("itself", "merge", "major")]
    assert notices["entity"].merged_into == str(belta)
    quote = notices["quote"]
    assert outcomes([quote]) == [("itself", "merge", "major")]
    assert [side["speaker"]["id"] for side in sides(quote)] == [str(coale), str(belta)]
    before = len(await partner.heard())
    data = noise()
    data["entities"][1]["names"] = [{"text": "Otherwise", "language": "en"}]
    await load(
        connection,
        data,
    )
    new = (await partner.heard())[before:]
    assert ("entity", str(coale), str(belta)) in {(each.watched.type, each.watched.id, each.item.id) for each in new}


async def test_an_undone_merge_makes_a_notice(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    coale, belta = await id_of(connection, "coale"), await id_of(connection, "belta")
    await partner.watch(coale)
    await merge_entities(connection, MergeEntities(str(belta), (str(coale),)), actor=DESK)
    await undo_merge(connection, UndoMerge(str(coale)), actor=DESK)
    assert [each[1] for each in outcomes(await partner.heard())] == ["merge", "split"]


async def test_what_is_turned_down_is_gone_and_what_is_published_for_the_first_time_is_no_correction(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner, quote = await client(connection, pool), await id_of(connection, "lifting")
    editor = await client(connection, pool, "editor", Scope.DRAFT, visibility=Visibility.EVERYTHING)
    await partner.watch(quote, await id_of(connection, "noise"))
    await editor.watch(quote)
    requested = ReviewAnnotations("REJECT", (ReviewedAnnotation(str(quote)),), note="He is not sure.")
    await review_annotations(connection, requested, actor=DESK)
    notices = await partner.heard()
    assert outcomes(notices) == [("content", "review", "critical"), ("itself", "review", "critical")] or outcomes(
        notices
    ) == [
        ("itself", "review", "critical"),
        ("content", "review", "critical"),
    ]
    assert {(each.before, each.after) for each in notices} == {(None, None)}
    (seen,) = await editor.heard()
    assert (seen.happened, seen.severity, seen.after) == ("review", "major", {"state": "REJECTED"})
    await review_annotations(connection, ReviewAnnotations("PUBLISH", (ReviewedAnnotation(str(quote)),)), actor=DESK)
    assert outcomes(await partner.heard())[2:] == [("itself", "restoration", "minor")]


async def test_another_day_of_publication_touches_what_is_counted_from_it(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "talks"), await id_of(connection, "lifting"))
    other = ChangePublicationDate("noise", "2025-12-20T12:00:00+03:00")
    await change_publication_date(connection, other, actor=DESK)
    notices = {each.watched.type: each for each in await partner.heard()}
    assert {type_: (*outcomes([each])[0], each.fields) for type_, each in notices.items()} == {
        "event": ("itself", "redating", "major", ("when",)),
        "quote": ("article", "redating", "minor", ("publishedAt",)),
    }
    assert [side["when"]["edtf"] for side in sides(notices["event"])] == ["2025-12-13", "2025-12-20"]


async def test_an_event_hears_that_a_report_of_it_is_gone(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    for slug in ("another", "third"):
        await load(connection, noise(slug=slug))
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "talks"))
    await withhold(connection, "another")
    data = noise(slug="third")
    data["events"], data["claims"] = [], []
    assert outcomes(await partner.heard()) == [("report", "withholding", "major")]
    await load(connection, data)
    assert outcomes(await partner.heard())[1:] == [("report", "removal", "major")]
    await withhold(connection)
    assert outcomes(await partner.heard())[2:] == [("itself", "withholding", "critical")]


SECRET = "نرفع العقوبات"


async def test_no_notice_holds_redacted_words_not_even_one_of_before(connection: Connection, pool: Pool) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    watched = await partner.watch(*await everything(connection))
    quote = await id_of(connection, "lifting")
    other = "{said: {edtf: '2025'}, kind: PARTIAL}"
    await correct_annotation(connection, CorrectAnnotation(str(quote), other), actor=DESK)
    await correct_article(connection, CorrectArticle("noise", "عاجل. " + BODY), actor=DESK)
    before = await partner.heard()
    assert SECRET in repr(before)
    requested: dict[str, Any] = {"words": (SECRET,), "ground": "privacy"}
    await redact(connection, Redact(**requested), actor=DESK)
    after = await partner.heard()
    assert SECRET not in repr(after)
    redacted = [each for each in after if each.happened == "redaction"]
    assert {each.severity for each in redacted} == {"critical"}
    assert {str(quote), str(await id_of(connection, "noise"))} <= {each.watched.id for each in redacted}
    assert [each.before for each in redacted] == [None] * len(redacted)
    assert len(after) > len(before)
    assert set(watched) >= {each.watched.id for each in after}


@pytest.mark.parametrize("visibility", list(Visibility))
async def test_notices_about_drafts_go_to_clients_who_see_them(
    connection: Connection, pool: Pool, visibility: Visibility
) -> None:
    data = noise()
    data["quotes"][0]["provenance"] = {**data["provenance"], "state": "DRAFT"}
    await load(connection, data)
    reader = await client(connection, pool, visibility=visibility)
    await reader.watch(await id_of(connection, "noise"))
    await retract_quote(connection, RetractQuote(str(await id_of(connection, "lifting")), "No."), actor=DESK)
    heard = {Visibility.PUBLISHED: [], Visibility.EVERYTHING: [("content", "retraction", "critical")]}
    assert outcomes(await reader.heard()) == heard[visibility]


async def test_a_quote_that_says_the_opposite_after_a_correction_is_critical(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lifting"))
    negated = BODY.replace("نحن نرفع العقوبات", "نحن لن نرفع العقوبات")
    await correct_article(connection, CorrectArticle("noise", negated), actor=DESK)
    await correct_article(connection, CorrectArticle("noise", negated.replace("لن نرفع", "لن، نرفع")), actor=DESK)
    await correct_article(connection, CorrectArticle("noise", BODY.replace("نحن نرفع", "نحن، نرفع")), actor=DESK)
    heard = await partner.heard()
    assert [each.severity for each in heard] == ["critical", "critical", "minor"]
    assert heard[0].after is not None
    assert heard[0].after["spans"][0]["changes"] == ["NEGATION"]


async def test_a_claim_hears_that_a_claim_of_another_article_corrects_it_once_that_is_public(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    partner = await client(connection, pool)
    await partner.watch(await id_of(connection, "lasting"))
    later = noise(slug="later")
    later["claims"][0] |= {"key": "denied", "provenance": {"state": "DRAFT"}}
    later["claims"][0]["relations"] = [{"type": "CORRECTS", "claim": "noise/lasting"}]
    await load(connection, later)
    assert await partner.heard() == []
    denied = ReviewedAnnotation(str(await id_of(connection, "denied")))
    await review_annotations(connection, ReviewAnnotations("PUBLISH", (denied,)), actor=DESK)
    (notice,) = await partner.heard()
    assert (notice.link, notice.severity, notice.fields) == ("itself", "minor", ("relations",))
