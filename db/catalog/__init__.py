"""The catalog maps every readable field of every type to tables and SQL expressions. Data only.

Fields have the names that answers use; a test compares them with the GraphQL types.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import LiteralString

from db.catalog.annotation import ATTRIBUTION, PROVENANCE, RETRACTION, REVIEW_DECISION, SPAN, UNKNOWN, WHEN
from db.catalog.article import ARTICLE, ARTICLE_LOOKUP, ARTICLES, MENTION, REVISION
from db.catalog.change import CHANGE, CHANGES
from db.catalog.claim import CLAIM, CLAIM_RELATION, CLAIM_REVIEW, CLAIMS, QUANTITY
from db.catalog.entity import ENTITIES, ENTITY, ENTITY_LOOKUP, NAME
from db.catalog.event import ARTICLE_EVENTS, EVENT, EVENT_REPORT, EVENTS, PARTICIPANT, TIMELINE_EVENTS
from db.catalog.facet import COUNTED_ENTITY as COUNTED_ENTITY
from db.catalog.facet import FACETS as FACETS
from db.catalog.history import HISTORY_ENTRY
from db.catalog.lookup import COMPLETION, LOOKUP, MATCH
from db.catalog.model import AnyNode, Fields, rows_of
from db.catalog.quote import (
    QUOTE,
    QUOTES,
    UTTERANCE,
    UTTERANCE_CANDIDATE,
    UTTERANCE_VERSION,
    UTTERANCES,
    WORD_DIFFERENCE,
)
from db.catalog.redaction import REDACTION
from db.catalog.review import ANNOTATIONS, DISAGREEMENT, DISAGREEMENTS, DUPLICATE, DUPLICATES
from db.catalog.search import HIGHLIGHT, SEARCH
from db.item.type import FOUND_BY_WORDS, ITEM_TYPES

NODES: Mapping[str, LiteralString] = {
    **rows_of(*FOUND_BY_WORDS),
    **rows_of(*(each.name for each in ITEM_TYPES if each.name not in FOUND_BY_WORDS)),
    "Revision": "@revision {child}",
    "Utterance": "@utterance {child}",
}

QUERY: Fields = {
    "node": AnyNode("id", NODES),
    "nodes": AnyNode("ids", NODES, many=True),
    "article": ARTICLE_LOOKUP,
    "entity": ENTITY_LOOKUP,
    "articles": ARTICLES,
    "entities": ENTITIES,
    "quotes": QUOTES,
    "claims": CLAIMS,
    "utterances": UTTERANCES,
    "events": EVENTS,
    "timeline": TIMELINE_EVENTS,
    "annotations": ANNOTATIONS,
    "search": SEARCH,
    "lookup": LOOKUP,
    "completions": COMPLETION,
    "changes": CHANGES,
    "duplicates": DUPLICATES,
}

TYPES: Mapping[str, Fields] = MappingProxyType(
    {
        "Query": QUERY,
        "Article": {**ARTICLE, "events": ARTICLE_EVENTS, "disagreements": DISAGREEMENTS},
        "Revision": REVISION,
        "Redaction": REDACTION,
        "HistoryEntry": HISTORY_ENTRY,
        "Entity": ENTITY,
        "Name": NAME,
        "Mention": MENTION,
        "Quote": QUOTE,
        "Attribution": ATTRIBUTION,
        "When": WHEN,
        "Event": EVENT,
        "Participant": PARTICIPANT,
        "EventReport": EVENT_REPORT,
        "Claim": CLAIM,
        "Quantity": QUANTITY,
        "ClaimReview": CLAIM_REVIEW,
        "ClaimRelation": CLAIM_RELATION,
        "Utterance": UTTERANCE,
        "UtteranceVersion": UTTERANCE_VERSION,
        "UtteranceCandidate": UTTERANCE_CANDIDATE,
        "WordDifference": WORD_DIFFERENCE,
        "Span": SPAN,
        "Provenance": PROVENANCE,
        "Disagreement": DISAGREEMENT,
        "ReviewDecision": REVIEW_DECISION,
        "Retraction": RETRACTION,
        "Unknown": UNKNOWN,
        "Highlight": HIGHLIGHT,
        "Match": MATCH,
        "Change": CHANGE,
        "Duplicate": DUPLICATE,
    }
)
