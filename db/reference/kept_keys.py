"""Quotes and claims without keys of their own keep the key that was made for them when their words change a little."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import asyncpg

from db.postgres.threads import run_in_thread
from db.sql.connection import Connection
from editorial.model.annotation import ClaimReading, QuoteReading
from editorial.model.reading import Reading
from editorial.model.vocabulary import AnnotationKind
from editorial.short.key import is_from_words, kept_keys

_WORDS = """
    select n.key, coalesce(q.text, c.text) as words
    from annotation n left join quote q on q.id = n.id left join claim c on c.id = n.id
    where n.id = any($1::uuid[]) order by n.key
"""


async def with_kept_keys(connection: Connection, reading: Reading, known: "Sequence[asyncpg.Record]") -> Reading:
    """Return a reading whose quotes and claims have the keys of those in ``known`` that they were before.

    Only keys that were made from words are compared, those of the reading that are not stored with stored ones that the
    reading does not have.
    """
    quotes = await _kept(connection, AnnotationKind.QUOTE, {each.key: each.text for each in reading.quotes}, known)
    claims = await _kept(connection, AnnotationKind.CLAIM, {each.key: each.text for each in reading.claims}, known)
    if not quotes and not claims:
        return reading
    return replace(
        reading,
        quotes=tuple(_quote(each, quotes) for each in reading.quotes),
        claims=tuple(_claim(each, quotes, claims) for each in reading.claims),
    )


async def _kept(
    connection: Connection, kind: AnnotationKind, given: Mapping[str, str], known: "Sequence[asyncpg.Record]"
) -> Mapping[str, str]:
    stored = {row["key"]: row["id"] for row in known if row["kind"] == kind}
    new = {key: words for key, words in given.items() if key not in stored and is_from_words(key)}
    gone = [id_ for key, id_ in stored.items() if key not in given and is_from_words(key)]
    if not new or not gone:
        return {}
    old = {row["key"]: row["words"] for row in await connection.fetch(_WORDS, gone) if row["words"]}
    return await run_in_thread(lambda: kept_keys(new, old), len(new) * len(old))


def _quote(quote: QuoteReading, quotes: Mapping[str, str]) -> QuoteReading:
    return replace(quote, key=quotes.get(quote.key, quote.key))


def _claim(claim: ClaimReading, quotes: Mapping[str, str], claims: Mapping[str, str]) -> ClaimReading:
    relations = tuple(replace(each, claim=claims.get(each.claim, each.claim)) for each in claim.relations)
    quote = claim.quote and quotes.get(claim.quote, claim.quote)
    return replace(claim, key=claims.get(claim.key, claim.key), quote=quote, relations=relations)
