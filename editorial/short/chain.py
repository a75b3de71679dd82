"""Chains in one line: ``Coale "_Coale_ *told* us" > told reporters > via Belta (inferred)``.

Links are separated by `` > ``; the first is the speaker. Of every other link, the first word says its role. Then come the
source, the words that state the link in quotation marks, and what is to be known of the link in brackets. The words of
the speaker can mark the verb of saying too.
"""

from collections.abc import Iterator, Mapping, Sequence

from editorial.model.vocabulary import AttributionRole, SourceKind
from editorial.short.names import EntityNames
from editorial.short.plain import Parsed, PlainMapping, Spot
from editorial.short.words import as_text, quotation_of, told_as_text, told_of
from editorial.text.fold import fold

MAX_TEXT = 10_000
_ARROW = " > "
_MARKS = {'"': '"', "“": "”", "«": "»"}

ROLE_WORDS: Mapping[AttributionRole, tuple[str, ...]] = {
    AttributionRole.TOLD_TO: ("told", "to", "إلى", "أخبر"),
    AttributionRole.RELAYED_BY: ("via", "عبر", "نقلا عن"),
    AttributionRole.PUBLISHED_BY: ("by", "in", "نشرته", "في"),
}
"""The words with which a link begins, by its role; the name of the role means the same."""

SOURCE_WORDS: Mapping[SourceKind, tuple[str, ...]] = {
    SourceKind.ANONYMOUS: ("anonymous", "unnamed", "مجهول", "مصدر"),
    SourceKind.COLLECTIVE: ("collective", "reporters", "journalists", "observers", "صحفيون", "الصحفيين", "مراقبون"),
    SourceKind.DOCUMENT: ("document", "وثيقة"),
    SourceKind.ARTICLE: ("article", "المقال"),
    SourceKind.UNKNOWN: ("unknown", "غير معروف"),
}
"""The words for a source that is no entity; the name of the kind means the same."""

INFERRED_WORDS = ("inferred", "مستنتج")

_ROLES = {fold(word): role for role, words in ROLE_WORDS.items() for word in (role.value, *words)}
_SOURCES = {fold(word): kind for kind, words in SOURCE_WORDS.items() for word in (kind.value, *words)}
_INFERRED = frozenset(fold(word) for word in INFERRED_WORDS)


def chain_of(text: str, names: EntityNames, spot: Spot) -> list[Parsed]:
    """Return the links that a text stands for, and note what it leaves unclear."""
    if len(text) > MAX_TEXT:
        spot.add("CHAIN_UNREADABLE", f"a chain in one line has at most {MAX_TEXT} characters: write it as a list")
        return []
    return [
        _Link(link.strip(), is_first=not number, names=names, spot=spot).read()
        for number, link in enumerate(_links(text))
    ]


def cue_of(text: str, names: EntityNames) -> PlainMapping | None:
    """Return the verb of saying that a text marks in the words of its first link."""
    first = next(_links(text), "").strip() if len(text) <= MAX_TEXT else ""
    words = None if names.find(first) else _quoted(_bracketed(first)[0])[1]
    return told_of(words)[1] if words else None


def chain_as_text(chain: Parsed, names: EntityNames, cue: Parsed = None) -> str | None:
    """Return a text that stands for a chain, and for a ``cue`` if there is one; None if there is none."""
    if not isinstance(chain, list) or not chain:
        return None
    texts = [_link_as_text(link, is_first=not number, cue=None if number else cue) for number, link in enumerate(chain)]
    if not all(texts):
        return None
    text, spot = _ARROW.join(filter(None, texts)), Spot.nowhere()
    is_same = chain_of(text, names, spot) == [_without_defaults(link) for link in chain] and cue_of(text, names) == cue
    return text if is_same and not spot.record.faults else None


def _links(text: str) -> Iterator[str]:
    """Yield the parts of a text between arrows that do not stand in quotation marks."""
    start = at = 0
    while (arrow := text.find(_ARROW, at)) >= 0:
        opened = next((n for n in range(at, arrow) if text[n] in _MARKS and text[n - 1 : n] == " "), None)
        closed = -1 if opened is None else text.find(_MARKS[text[opened]], opened + 1)
        if closed > 0:
            at = closed + 1
        else:
            yield text[start:arrow]
            start = at = arrow + len(_ARROW)
    yield text[start:]


class _Link:
    """One link of a chain in one line."""

    def __init__(self, text: str, *, is_first: bool, names: EntityNames, spot: Spot) -> None:
        self._text, self._is_first, self._names, self._spot = text, is_first, names, spot

    def read(self) -> PlainMapping:
        """Return the link as a bundle writes it in full."""
        role, rest = self._role()
        who, flags, words = rest, list[str](), None
        if not self._names.find(rest):
            who, flags = _bracketed(rest)
            who, words = _quoted(who)
            if words and not self._names.find(who):
                who, earlier = _bracketed(who)
                flags = [*earlier, *flags]
        link: PlainMapping = {"role": role, **self._source(who, flags)}
        if not _INFERRED.isdisjoint(map(fold, flags)):
            link["inferred"] = True
        quotation = told_of(words)[0] if words and self._is_first else quotation_of(words) if words else None
        return {**link, **({"words": quotation} if quotation else {})}

    def _role(self) -> tuple[str, str]:
        """Return the role, and the text without the words for it."""
        if self._is_first:
            return AttributionRole.SPEAKER.value, self._text
        words = self._text.split(" ")
        for size in (2, 1):
            role = _ROLES.get(fold(" ".join(words[:size])))
            if role and role is not AttributionRole.SPEAKER:
                return role.value, " ".join(words[size:]).strip()
        message = f"say what {self._text!r} did: begin this link with `told`, `via`, `by` or `in`"
        self._spot.add("CHAIN_ROLE_MISSING", message)
        return AttributionRole.RELAYED_BY.value, self._text

    def _source(self, who: str, flags: Sequence[str]) -> PlainMapping:
        kinds = [_SOURCES[fold(flag)] for flag in flags if fold(flag) in _SOURCES]
        if unclear := [flag for flag in flags if fold(flag) not in _SOURCES and fold(flag) not in _INFERRED]:
            known = ", ".join(["inferred", *(words[0] for words in SOURCE_WORDS.values())])
            self._spot.add("CHAIN_UNREADABLE", f"{unclear[0]!r} in brackets means nothing here; what does: {known}")
        entity = self._entity(who)
        if entity is not None:
            return {"entity": entity, **({"source": kinds[0].value} if kinds else {})}
        return {"source": (_SOURCES.get(fold(who)) or SourceKind.UNKNOWN).value}

    def _entity(self, who: str) -> str | None:
        """Return the key of the entity that is meant; None if none is, with a fault if the word is none for a source."""
        found = frozenset[str]() if who in SourceKind.__members__ else self._names.find(who)
        is_source = fold(who) in _SOURCES
        if len(found) == 1 and (self._names.are_known or not is_source):
            return next(iter(found))
        if len(found) > 1:
            message = f"{who!r} is the name of several entities, write the key of one: {', '.join(sorted(found))}"
            self._spot.add("CHAIN_AMBIGUOUS_NAME", message)
        elif not who:
            self._spot.add("CHAIN_UNREADABLE", "a link of this chain does not say who: write an entity or `unknown`")
        elif not is_source:
            self._spot.add("CHAIN_UNKNOWN_SOURCE", self._unknown(who), sought=who)
        return None

    def _unknown(self, who: str) -> str:
        words = ", ".join(words[0] for words in SOURCE_WORDS.values())
        if self._names.are_known:
            return f"no entity of this bundle has the key or name {who!r}; words for other sources are {words}"
        return f"write {who!r} as the key or id of an entity, or as one of {words}"


def _bracketed(text: str) -> tuple[str, list[str]]:
    """Return a text without the words in brackets at its end, and these words."""
    start = text.rfind("(")
    if not text.endswith(")") or start < 0:
        return text, []
    return text[:start].strip(), [flag.strip() for flag in text[start + 1 : -1].replace("،", ",").split(",")]


def _quoted(text: str) -> tuple[str, str | None]:
    """Return a text without the words in quotation marks at its end, and these words."""
    for opening, closing in _MARKS.items():
        start = text.find(f" {opening}")
        if text.endswith(closing) and 0 <= start < len(text) - 3:
            return text[:start].strip(), text[start + 2 : -1]
    return text, None


def _link_as_text(link: Parsed, *, is_first: bool, cue: Parsed) -> str | None:
    if not isinstance(link, dict) or not link.keys() <= {"role", "entity", "source", "inferred", "words"}:
        return None
    role, entity, source = link.get("role"), link.get("entity"), link.get("source")
    words = as_text(link["words"]) if "words" in link else ""
    if cue is not None:
        words = told_as_text(link.get("words"), cue)
    if not isinstance(role, str) or words is None or (role == AttributionRole.SPEAKER) != is_first:
        return None
    parts = [] if is_first else [ROLE_WORDS[AttributionRole(role)][0]] if role in ROLE_WORDS else [role]
    parts.append(entity if isinstance(entity, str) else str(source or SourceKind.UNKNOWN).lower())
    if words:
        opening = next((mark for mark in _MARKS if mark not in words and _MARKS[mark] not in words), None)
        if opening is None:
            return None
        parts.append(f"{opening}{words}{_MARKS[opening]}")
    flags = ["inferred"] if link.get("inferred") is True else []
    flags += [str(source).lower()] if entity and source not in (None, SourceKind.NAMED) else []
    return " ".join([*parts, *([f"({', '.join(flags)})"] if flags else [])])


def _without_defaults(link: Parsed) -> Parsed:
    """Return a link as the text for it is read."""
    if not isinstance(link, dict):
        return link
    plain: PlainMapping = {
        name: each for name, each in link.items() if each is not None and (name, each) != ("inferred", False)
    }
    if "entity" not in plain:
        plain.setdefault("source", SourceKind.UNKNOWN.value)
    elif plain.get("source") == SourceKind.NAMED:
        del plain["source"]
    return plain
