"""Errors that keep a checked bundle from being loaded, each with the code that the loader sees."""

from typing import ClassVar


class LoadRefused(Exception):
    """The base of all refusals of the store; nothing is written then."""

    code: ClassVar[str] = "LOAD_REFUSED"


class EntityConflict(LoadRefused):
    """A bundle's entity matches two stored entities, or contradicts the one that has its key or Wikidata id."""

    code = "ENTITY_CONFLICT"


class EventConflict(LoadRefused):
    """A bundle's event is said to be a stored one, and its key belongs to another."""

    code = "EVENT_CONFLICT"


class KeyNotStored(LoadRefused):
    """A bundle names by its key a stored item that is the same as one of its own, or another; there is no such item."""

    code = "KEY_NOT_STORED"


class EntityRedacted(LoadRefused):
    """A bundle gives a name, an id or an address to an entity whose names were all redacted."""

    code = "ENTITY_REDACTED"


class UrlTaken(LoadRefused):
    """Another article has the address already."""

    code = "URL_TAKEN"


class ArticleNotLoaded(LoadRefused):
    """The article of an annotation set's bundle does not exist."""

    code = "ARTICLE_NOT_LOADED"


class TextDiffers(LoadRefused):
    """An annotation set and its article have different texts."""

    code = "TEXT_DIFFERS"


class NotOrphaned(LoadRefused):
    """A bundle says of words that a corrected text no longer has them, but nothing that is stored has lost them."""

    code = "NOT_ORPHANED"


class WordsRedacted(LoadRefused):
    """A bundle has words again in places from which words were redacted."""

    code = "WORDS_REDACTED"


class NotNew(Exception):
    """An article that should be new exists already: load each bundle by itself."""


class DatabaseFailed(LoadRefused):
    """The database cannot be reached, or failed; nothing of the bundle was written."""

    code = "DATABASE_FAILED"
