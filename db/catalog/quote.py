"""The catalog entries of quotes and their chains, and of utterances, whose versions are quotes, the earliest first."""

from typing import LiteralString

from db.catalog.annotation import (
    ANCHORED,
    ANNOTATION,
    CHAIN,
    CHAIN_CONDITIONS,
    SAID_WITHIN,
    UNKNOWNS,
    equals,
    equals_entity,
    newest,
    one_of,
    relayed,
    window,
)
from db.catalog.model import Condition, Fields, Input, ListField, Many, One, Order, Record, Value, columns, described
from db.item import table as item_table
from db.sql.convert import as_text

_DAYS_US: LiteralString = "259200000000"
"""Three days: articles about the same utterance are published at most so far apart."""

_LAST: LiteralString = "9223371000000000000"
"""Above every recency but that of articles without a date, which have no candidates; a few days more overflow nothing."""

_COMPARED: LiteralString = "500"
"""A quote is compared with at most so many others, the nearest in time, so that no speaker makes it slow."""

_WORDS: LiteralString = """
    q.id, q.article_id, q.speaker_id, q.recency, q.utterance_id, split_part(q.language, '-', 1) as language,
    ts_filter(d.words, '{{a,b}}') as said, tsvector_to_array(ts_filter(d.words, '{{a,b}}')) as words
"""
"""The words of a quote, folded, as the search index has them: with their places, and each of them once."""

_FIGURES: LiteralString = "array(select w from unnest({words}) w where w ~ '^[0-9]')"

_ENTITIES: LiteralString = """array(
    select distinct m.entity_id from @mention m
    join @span ms on ms.annotation_id = m.id and ms.role = 'TARGET'
    join @span qs on qs.annotation_id = {quote}.id and qs.role = 'TARGET'
    where m.article_id = {quote}.article_id and ms.start_offset >= qs.start_offset and ms.end_offset <= qs.end_offset
)"""

_SOURCE: LiteralString = """(
    with own as materialized (
        select {words} from @quote q join @search_document d on d.id = q.id where q.id = {row}.id
    ),
    near as materialized (
        select {words}
        from own o join @quote q on q.speaker_id = o.speaker_id and q.article_id <> o.article_id
            and q.recency between o.recency - {days} and least(o.recency, {last}) + {days} and q.recency < {last}
            and (q.utterance_id is null or q.utterance_id is distinct from o.utterance_id)
        join @search_document d on d.id = q.id
        order by abs(q.recency - o.recency), q.id limit {compared}
    ),
    compared as materialized (
        select n.id, n.language = o.language as is_same_language, n.said = o.said as is_same, c.shared,
            least(cardinality(n.words), cardinality(o.words)) as shorter, c.figures, c.entities
        from near n cross join own o cross join lateral (
            select cardinality(array(select unnest(n.words) intersect select unnest(o.words))) as shared,
                0 as figures, 0 as entities
            where n.language = o.language
            union all
            select 0, cardinality(array(select unnest({their_figures}) intersect select unnest({own_figures}))),
                cardinality(array(select unnest({their_entities}) intersect select unnest({own_entities})))
            where n.language <> o.language
        ) c
    )
    select id, e.score::double precision as score, e.evidence
    from compared cross join lateral (values
        (is_same_language and is_same, 1, array['SAME_WORDS']),
        (is_same_language and not is_same and shared = shorter and shorter > 2, 0.9, array['WORDS_CONTAINED']),
        (
            is_same_language and shared < shorter and shared * 2 >= shorter and shorter > 2,
            round(0.8 * shared / greatest(shorter, 1), 2), array['WORDS_IN_COMMON']
        ),
        (
            not is_same_language and figures + entities > 0, least(0.4 + 0.1 * (figures + entities), 0.8),
            array_remove(array[
                case when figures > 0 then 'FIGURES_IN_COMMON' end, case when entities > 0 then 'ENTITIES_IN_COMMON' end
            ], null)
        )
    ) e (holds, score, evidence)
    where e.holds order by e.score desc, id limit 20
) {child}"""

UTTERANCE_CANDIDATES = Many(
    "UtteranceCandidate",
    _SOURCE.replace("{words}", _WORDS)
    .replace("{their_figures}", _FIGURES.replace("{words}", "n.words"))
    .replace("{own_figures}", _FIGURES.replace("{words}", "o.words"))
    .replace("{their_entities}", _ENTITIES.replace("{quote}", "n"))
    .replace("{own_entities}", _ENTITIES.replace("{quote}", "o"))
    .replace("{compared}", _COMPARED)
    .replace("{days}", _DAYS_US)
    .replace("{last}", _LAST),
    "true",
    "{child}.score desc, {child}.id",
)
"""Quotes of the same speaker and the same days, as an index has them; their words are compared folded."""

UTTERANCE_CANDIDATE: Fields = {
    **columns(score="{row}.score", evidence="{row}.evidence"),
    "quote": One("Quote", "@quote {child}", "{child}.id = {row}.id", "{row}.id"),
}

QUOTE: Fields = {
    **ANNOTATION,
    **described(item_table.QUOTE),
    "unknowns": UNKNOWNS,
    **columns(stance="coalesce({row}.stance, 'ASSERTED')"),
    "chain": CHAIN,
    "cue": One("Span", "@span {child}", "{child}.annotation_id = {row}.id and {child}.role = 'CUE'"),
    "said": Record("When"),
    "retraction": One("Retraction", "@quote {child}", "{child}.id = {row}.id and {child}.retracted_at is not null"),
    "utterance": One("Utterance", "@utterance {child}", "{child}.id = {row}.utterance_id"),
    "sameUtterance": ListField(
        "Quote",
        "@quote {child}",
        "{child}.utterance_id = {row}.utterance_id and {child}.id <> {row}.id",
        newest("quotes"),
    ),
    "utteranceCandidates": UTTERANCE_CANDIDATES,
    "claims": ListField("Claim", "@claim {child}", "{child}.quote_id = {row}.id", newest("claims")),
}

QUOTES = ListField(
    "Quote",
    "@quote {child}",
    "true",
    newest("quotes"),
    (
        equals_entity("speaker", "{child}.speaker_id = {value}"),
        *CHAIN_CONDITIONS,
        one_of("sourceKind", "{child}.source_kind = any({value})"),
        one_of("kind", "{child}.kind = any({value})"),
        one_of("stance", "{child}.stance = any({value})"),
        ANCHORED,
        equals("article", "{child}.article_id = {value}"),
        Condition(("language",), "{child}.language = {language}", {"language": Input("language", as_text, "text")}),
        Condition(("said",), SAID_WITHIN, window("said")),
    ),
    drivers=relayed("quote", "QUOTE"),
)

_NO_DAY: LiteralString = "9223372036854775807"


def _earliest_first(row: LiteralString) -> LiteralString:
    """Return the order of versions: by the day of the words, then by publication, then in reading order."""
    return (
        row + ".earliest nulls last, nullif(" + row + ".recency, " + _NO_DAY + ") desc nulls last, "
        + row + ".article_id, " + row + ".start_offset, " + row + ".id"
    )  # fmt: skip


def _earliest(utterance: LiteralString, also: LiteralString = "") -> LiteralString:
    """Return the id of the earliest version that the caller sees; of those that also meet a condition on ``v``."""
    return (
        "(select v.id from @quote v where v.utterance_id = " + utterance + also  # noqa: S608  literals
        + " order by " + _earliest_first("v") + " limit 1)"
    )  # fmt: skip


UTTERANCE: Fields = {
    **columns(id="{row}.id"),
    "speaker": One(
        "Entity",
        "@quote q join @entity {child} on {child}.id = q.speaker_id",
        "q.id = " + _earliest("{row}.id", " and v.speaker_id is not null"),
    ),
    "said": One("When", "@quote {child}", "{child}.id = " + _earliest("{row}.id")),
    "versions": Many(
        "UtteranceVersion", "@quote {child}", "{child}.utterance_id = {row}.id", _earliest_first("{child}")
    ),
}

_AGAINST_EARLIEST: LiteralString = "quote_id = {row}.id and {child}.against_id = " + _earliest("{row}.utterance_id")

UTTERANCE_VERSION: Fields = {
    "quote": One("Quote", "@quote {child}", "{child}.id = {row}.id", "{row}.id"),
    "wording": Value(
        "coalesce((select w.wording from utterance_wording w where w.quote_id = {row}.id and w.against_id = "  # noqa: S608
        + _earliest("{row}.utterance_id")
        + "), 'VERBATIM')"
    ),
    "differences": Many(
        "WordDifference",
        "(select w.quote_id, w.against_id, d.* from utterance_wording w cross join lateral jsonb_to_recordset(w.differences)"
        " as d (place integer, operation text, changes text[], before_start integer, before_end integer,"
        " after_start integer, after_end integer)) {child}",
        "{child}." + _AGAINST_EARLIEST,
        "{child}.place",
    ),
}

WORD_DIFFERENCE: Fields = columns(
    operation="{row}.operation",
    changes="{row}.changes",
    before="(select substr(q.text, {row}.before_start + 1, {row}.before_end - {row}.before_start)"
    " from @quote q where q.id = {row}.against_id)",
    beforeStart="{row}.before_start",
    beforeEnd="{row}.before_end",
    after="(select substr(q.text, {row}.after_start + 1, {row}.after_end - {row}.after_start)"
    " from @quote q where q.id = {row}.quote_id)",
    afterStart="{row}.after_start",
    afterEnd="{row}.after_end",
)

UTTERANCES = ListField(
    "Utterance",
    "@utterance {child}",
    "true",
    {"TIED": Order("utterances", (("{child}.id", "uuid"),), descending=True)},
    (equals_entity("speaker", "{child}.id in (select q.utterance_id from @quote q where q.speaker_id = {value})"),),
)
