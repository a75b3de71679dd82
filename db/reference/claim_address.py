"""Find claims by the addresses that editors write, in any article and annotation set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from db.sql.connection import Connection
from editorial.bundle.annotation_reading import Missing
from editorial.bundle.check import BundleRefused
from editorial.bundle.shape import nearest_word
from editorial.model.claim_elsewhere import ClaimAddress, ClaimElsewhere
from editorial.model.effort import effort_for

_CLAIMS = """
    select a.slug, n.annotation_set, n.key, n.id
    from article a left join annotation n on n.article_id = a.id and n.kind = 'CLAIM'
    where a.slug = any($1::text[])
"""


@dataclass(frozen=True, slots=True)
class FoundClaims:
    """The ids of the claims at some addresses, and why there is none at the others."""

    ids: Mapping[ClaimAddress, UUID]
    missing: Mapping[ClaimAddress, Missing]


async def find_claims(connection: Connection, addresses: Iterable[ClaimAddress]) -> FoundClaims:
    """Look up claims by their addresses."""
    wanted = set(addresses)
    if not wanted:
        return FoundClaims({}, {})
    rows = await connection.fetch(_CLAIMS, sorted({each.slug for each in wanted}))
    known = {
        ClaimAddress(row["slug"], row["annotation_set"] or None, row["key"]): row["id"] for row in rows if row["id"]
    }
    slugs = {row["slug"] for row in rows}
    missing = {each: _missing(each, known, slugs) for each in wanted if each not in known}
    return FoundClaims({each: known[each] for each in wanted if each in known}, missing)


async def claims_elsewhere(connection: Connection, elsewhere: Sequence[ClaimElsewhere]) -> Mapping[str, UUID]:
    """Return the ids of the claims of other bundles to which a bundle relates its own, by their addresses as text.

    Raises BundleRefused, with a problem for each place in the bundle that names a claim that is not loaded.
    """
    found = await find_claims(connection, (each.address for each in elsewhere))
    unknown = [(each.problem, found.missing[each.address]) for each in elsewhere if each.address in found.missing]
    if unknown:
        raise BundleRefused(
            tuple(replace(problem, message=why.message, nearest=why.nearest) for problem, why in unknown)
        )
    return {address.text: id_ for address, id_ in found.ids.items()}


def _missing(address: ClaimAddress, known: Iterable[ClaimAddress], slugs: set[str]) -> Missing:
    if address.slug not in slugs:
        return Missing(f"no article {address.slug!r} is loaded: load that article first")
    there = {each.key: each for each in known if each.slug == address.slug}
    alike = {key: each for key, each in there.items() if replace(each, key=address.key) == address} or there
    near = nearest_word(address.key, alike.keys(), effort_for(len(address.key)))
    place = f"the annotation set {address.annotation_set!r} of the article" if address.annotation_set else "the article"
    message = f"{place} {address.slug!r} has no claim {address.key!r}: load it with that claim first"
    return Missing(message, alike[near].text if near else None)
