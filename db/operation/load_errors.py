"""Errors that keep a checked bundle from being loaded, each with the code that the loader sees."""

from typing import ClassVar


class LoadRefused(Exception):
    """The base of all refusals of the store; nothing is written then."""

    code: ClassVar[str] = "LOAD_REFUSED"


class EntityConflict(LoadRefused):
    """A bundle's entity matches two stored entities, or contradicts the one that has its key or Wikidata id."""

    code = "ENTITY_CONFLICT"


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


class NotNew(Exception):
    """An article that should be new exists already: load each bundle by itself."""


class DatabaseFailed(LoadRefused):
    """The database cannot be reached, or failed; nothing of the bundle was written."""

    code = "DATABASE_FAILED"
