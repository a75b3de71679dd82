"""Keys of the entities of a draft: Latin letters of a name, none of them twice."""

import re

from anyascii import anyascii

from editorial.text.fold import fold_name

MAX_KEY = 48
_READ = 200
"""Characters of the name from which the key is made."""
_DROPPED = re.compile(r"['’ʼ`.]")
_GROUP = re.compile(r"[a-z0-9]+")
_NAMELESS = "entity"
_NOT_KEYS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "all"))


class EntityKeys:
    """Gives each entity a key of its own, made from its fullest name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def key(self, name: str) -> str:
        """Return a new key for a name in any script: ``ingrid-solheim``, and ``ingrid-solheim-2`` for the next one."""
        head = key_of_name(name)
        key, number = head, 1
        while key in self._taken:
            number += 1
            key = f"{head}-{number}"
        self._taken.add(key)
        return key

    def take(self, key: str) -> str:
        """Return a key that is given already, such as that of a stored entity, and keep it from others."""
        self._taken.add(key)
        return key


def key_of_name(name: str) -> str:
    """Return the words of a name in Latin letters, joined by hyphens; it begins with a letter."""
    text = _DROPPED.sub("", anyascii(_DROPPED.sub("", fold_name(name[:_READ])))).lower()
    groups = _GROUP.findall(text)
    key = groups[0][:MAX_KEY] if groups else ""
    for group in groups[1:]:
        if len(key) + 1 + len(group) > MAX_KEY:
            break
        key = f"{key}-{group}"
    if not key or not key[0].isalpha() or key in _NOT_KEYS:
        return f"{_NAMELESS}-{key}".strip("-")
    return key
