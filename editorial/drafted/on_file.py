"""Tell a draft which of its entities are stored already, if its drafter did not know."""

from collections.abc import Iterable
from dataclasses import replace

from editorial.draft.draft import Draft, DraftEntity
from editorial.draft.raw_article import EntityOnFile
from editorial.text.fold import fold_name


def with_known(draft: Draft, known: Iterable[EntityOnFile]) -> Draft:
    """Return a draft in which an entity with a name of a stored one is that one; of several, the first."""
    keys = {fold_name(name): each.key for each in known for name in each.names}
    left = set(keys.values()) - {each.known_key for each in draft.entities}
    found = list[DraftEntity]()
    for each in draft.entities:
        key = each.known_key or next(
            (keys[name] for name in map(fold_name, each.names) if keys.get(name) in left), None
        )
        left.discard(key or "")
        found.append(replace(each, known_key=key))
    return replace(draft, entities=tuple(found))
