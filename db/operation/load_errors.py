"""Errors that keep a checked bundle from being loaded, each with the code that the loader sees."""

from typing import ClassVar


class LoadRefused(Exception):
    """The base of everything that the store refuses; nothing is written then."""

    code: ClassVar[str] = "LOAD_REFUSED"


class EntityConflict(LoadRefused):
    """A bundle's entity is two of ours, or another thing than the one that has its key or Wikidata id."""

    code = "ENTITY_CONFLICT"


class EntityRedacted(LoadRefused):
    """A bundle gives an entity a name, an id or an address of which all its names were redacted."""

    code = "ENTITY_REDACTED"


class UrlTaken(LoadRefused):
    """Another article has the address already."""

    code = "URL_TAKEN"


class ArticleNotLoaded(LoadRefused):
    """The bundle of an annotation set is of an article that is not there."""

    code = "ARTICLE_NOT_LOADED"


class TextDiffers(LoadRefused):
    """An annotation set and its article have different texts."""

    code = "TEXT_DIFFERS"


class NotNew(Exception):
    """An article that was to be new is there already: each is to be loaded by itself."""


class DatabaseFailed(LoadRefused):
    """The database cannot be reached, or failed; nothing of the bundle was written."""

    code = "DATABASE_FAILED"
