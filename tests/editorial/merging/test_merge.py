"""The draft of the rules and that of a model become one."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.draft.draft import (
    Basis,
    Draft,
    DraftClaim,
    DraftDate,
    DraftEntity,
    DraftLink,
    DraftMention,
    DraftQuote,
)
from editorial.draft.sound import sound_draft
from editorial.merging.entities import OTHER_ENTITY
from editorial.merging.merge import merge_drafts
from editorial.merging.statements import OTHER_CHAIN, OTHER_DAYS, OTHER_EDGES, OTHER_KIND, OTHER_SPEAKER
from editorial.model.vocabulary import AttributionRole, ClaimKind, EntityKind, MentionKind, QuoteKind, SourceKind
from editorial.pointer.choice import Stretch
from tests.support.drafting.drafts import bodies, drafts

RULE, MODEL = Basis("SPEECH_MARKS_CUE", 0.8), Basis("MODEL", 0.7)
BODY = "Mara Lind told Tom Ray: “We will not move.” Lind said she was tired on Monday."


def place(words: str) -> Stretch:
    """Return where words stand first."""
    at = BODY.index(words)
    return at, at + len(words)


def entity(key: str, *places: Stretch, basis: Basis = RULE, known: str | None = None) -> DraftEntity:
    """Return an entity named by the words at its first place."""
    mentions = tuple(DraftMention(each, MentionKind.NAME, basis) for each in places)
    return DraftEntity(key, EntityKind.PERSON, (BODY[slice(*places[0])],), mentions, basis, known)


def quote(words: str, speaker: str | None, basis: Basis = RULE, kind: QuoteKind = QuoteKind.DIRECT) -> DraftQuote:
    """Return a quote by an entity, or by nobody."""
    source = SourceKind.NAMED if speaker else SourceKind.UNKNOWN
    return DraftQuote(kind, (place(words),), (DraftLink(AttributionRole.SPEAKER, source, speaker),), basis)


LIND = entity("mara-lind", place("Mara Lind"))
RAY = entity("tom-ray", place("Tom Ray"))
OURS = Draft("rules", (LIND, RAY), (quote("We will not move", "mara-lind"),))


def theirs(*quotes: DraftQuote, entities: tuple[DraftEntity, ...] = ()) -> Draft:
    """Return the draft of a model that calls the speaker differently."""
    found = entities or (entity("m1", place("Mara Lind"), basis=MODEL), entity("m2", place("Tom Ray"), basis=MODEL))
    return Draft("a model", found, quotes)


def test_what_both_found_is_one_and_surer() -> None:
    merged = merge_drafts(OURS, theirs(quote("We will not move", "m1", MODEL)))
    (found,) = merged.quotes
    assert (found.chain[0].entity, found.basis.rule, found.basis.doubts) == ("mara-lind", "SPEECH_MARKS_CUE", ())
    assert 0.9 < found.basis.confidence < 0.91
    assert [each.key for each in merged.entities] == ["mara-lind", "tom-ray"]
    assert merged.drafter == "rules + a model"


def test_another_speaker_is_a_doubt_and_the_surer_chain_is_taken() -> None:
    merged = merge_drafts(OURS, theirs(quote("We will not move", "m2", MODEL)))
    (ours,) = merged.quotes
    assert (ours.chain[0].entity, ours.basis.doubts) == ("mara-lind", (OTHER_SPEAKER,))
    assert ours.basis.confidence < 0.8
    surer = merge_drafts(OURS, theirs(quote("We will not move", "m2", replace(MODEL, confidence=0.9))))
    assert surer.quotes[0].chain[0].entity == "tom-ray"


def test_other_edges_another_kind_and_other_days_are_doubts() -> None:
    monday = place("on Monday")
    one = replace(quote("she was tired on Monday", "mara-lind"), said=DraftDate(monday, "2026-03-02"))
    other = replace(quote("she was tired", "m1", MODEL, QuoteKind.INDIRECT), said=DraftDate(monday, "2026-03-09"))
    merged = merge_drafts(Draft("rules", (LIND,), (one,)), theirs(other))
    (found,) = merged.quotes
    assert found.basis == Basis("SPEECH_MARKS_CUE", 0.8, (OTHER_KIND, OTHER_EDGES, OTHER_DAYS))
    assert (found.places, found.said) == (one.places, one.said)


def test_another_relayer_is_a_doubt() -> None:
    relayed = quote("We will not move", "m1", MODEL)
    link = DraftLink(AttributionRole.RELAYED_BY, SourceKind.NAMED, "m2")
    (found,) = merge_drafts(OURS, theirs(replace(relayed, chain=(*relayed.chain, link)))).quotes
    assert (len(found.chain), found.basis.doubts) == (1, (OTHER_CHAIN,))


def test_what_one_found_alone_is_kept_in_the_order_of_the_text_and_claims_follow() -> None:
    claim = DraftClaim(ClaimKind.FACT, (place("she was tired"),), RULE, 0)
    ours = Draft("rules", (LIND,), (quote("she was tired", "mara-lind"),), claims=(claim,))
    model = replace(theirs(quote("We will not move", "m1", MODEL)), claims=(replace(claim, places=(place("We"),)),))
    merged = merge_drafts(ours, model)
    assert [BODY[slice(*each.places[0])] for each in merged.quotes] == ["We will not move", "she was tired"]
    assert [each.quote for each in merged.claims] == [0, 1]


def test_entities_are_joined_by_the_stored_one_by_places_or_by_names() -> None:
    ours = (
        replace(LIND, known_key="lind-1"),
        RAY,
    )
    known = entity("a", place("Lind said"), basis=MODEL, known="lind-1")
    named = replace(entity("b", place("she"), basis=MODEL), names=("TOM RAY",))
    merged = merge_drafts(Draft("rules", ours), theirs(entities=(known, named)))
    assert [(each.key, [BODY[slice(*m.place)] for m in each.mentions]) for each in merged.entities] == [
        ("mara-lind", ["Mara Lind", "Lind said"]),
        ("tom-ray", ["Tom Ray", "she"]),
    ]


def test_another_entity_with_the_same_key_gets_its_own() -> None:
    merged = merge_drafts(
        Draft("rules", (LIND,)), theirs(entities=(entity("mara-lind", place("Tom Ray"), basis=MODEL),))
    )
    assert [each.key for each in merged.entities] == ["mara-lind", "mara-lind-2"]


def test_a_mention_of_two_entities_is_a_doubt() -> None:
    both = entity("x", place("Tom Ray"), place("Mara Lind"), place("Lind said"), basis=MODEL)
    ours = (LIND, entity("tom-ray", place("Tom Ray"), place("Lind said")))
    merged = merge_drafts(Draft("rules", ours), theirs(entities=(both,)))
    doubts = {BODY[slice(*m.place)]: m.basis.doubts for each in merged.entities for m in each.mentions}
    assert doubts == {"Mara Lind": (OTHER_ENTITY,), "Tom Ray": (), "Lind said": ()}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(bodies().flatmap(lambda body: st.tuples(st.just(body), drafts(body), drafts(body))))
def test_two_drafts_that_a_bundle_can_hold_are_one_that_it_can_hold(three: tuple[str, Draft, Draft]) -> None:
    body, one, other = three
    merged = merge_drafts(sound_draft(one, body), sound_draft(other, body))
    assert sound_draft(merged, body) == merged


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(bodies().flatmap(lambda body: st.tuples(st.just(body), drafts(body))))
def test_a_draft_merged_with_nothing_says_the_same(both: tuple[str, Draft]) -> None:
    body, draft = both
    sound = sound_draft(draft, body)
    merged = merge_drafts(sound, Draft("a model"))
    assert sorted(map(repr, merged.quotes)) == sorted(map(repr, sound.quotes))
    assert sorted(map(repr, merged.entities)) == sorted(map(repr, sound.entities))
    assert sorted(map(repr, merged.events)) == sorted(map(repr, sound.events))
    assert len(merged.claims) == len(sound.claims)
