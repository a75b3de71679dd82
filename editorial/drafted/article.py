"""Draft an article and write the draft as a bundle: all of drafting that needs neither a database nor a network."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from editorial.draft.draft import Draft
from editorial.draft.raw_article import RawArticle
from editorial.drafted.bundle import draft_for_bundle, write_draft
from editorial.drafted.head import DraftedHead
from editorial.drafted.on_file import with_known
from editorial.drafting.reasons import reasons_of
from editorial.drafting.rules import draft_by_rules
from editorial.held.hold import MODEL, MODEL_REASON
from editorial.merging.merge import merge_drafts


@dataclass(frozen=True, slots=True)
class DraftCounts:
    """How many items of each kind a draft has, and how many of all have a doubt."""

    entities: int
    mentions: int
    quotes: int
    events: int
    claims: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class DraftedArticle:
    """A draft as the text of a bundle in short form.

    ``new_keys`` are the keys of the entities that are not stored yet.
    """

    text: str
    counts: DraftCounts
    notes: tuple[str, ...]
    new_keys: tuple[str, ...] = ()


def draft_article(
    article: RawArticle, heading: DraftedHead, others: Sequence[Draft] = (), *, by_rules: bool = True
) -> DraftedArticle:
    """Draft an article by rules, merge that with the drafts of others, and write the bundle."""
    drafts = [*([draft_by_rules(article)] if by_rules else []), *(with_known(each, article.known) for each in others)]
    heading = replace(heading, reasons={**reasons_of(article.language), MODEL: MODEL_REASON})
    draft = draft_for_bundle(reduce(merge_drafts, drafts), article, heading)
    new = tuple(each.key for each in draft.entities if each.key != each.known_key)
    return DraftedArticle(write_draft(draft, article, heading), counts_of(draft), draft.notes, new)


def counts_of(draft: Draft) -> DraftCounts:
    """Count the items of a draft."""
    mentions = [mention for entity in draft.entities for mention in entity.mentions]
    lists = (draft.entities, mentions, draft.quotes, draft.events, draft.claims)
    return DraftCounts(
        entities=len(draft.entities),
        mentions=len(mentions),
        quotes=len(draft.quotes),
        events=len(draft.events),
        claims=len(draft.claims),
        doubtful=sum(bool(item.basis.doubts) for items in lists for item in items),
    )
