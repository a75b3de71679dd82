"""Who takes part in an event, and where it is: the entities that its clause names."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from editorial.draft.draft import DraftEntity, DraftParticipant
from editorial.model.vocabulary import EntityKind, MentionKind, ParticipantRole
from editorial.pointer.choice import Stretch

_ACTS = frozenset((EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.OTHER))
_AT = re.compile(
    r"\b(?:in|at|near|outside|off|across|inside|around)\s+(?:the\s+)?$|(?:في|قرب|قبالة|داخل|وسط|شمال|جنوب|شرق|غرب)\s+$|(?<!\w)ب$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$|(?:من قبل|على يد|بواسطة)\s+$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|told|tells|informed|for)\s+(?:the\s+)?(?:newspaper\s+|daily\s+)?$|(?:إلى|لصالح|لقناة|لصحيفة|لإذاعة|لوكالة)\s+$|(?<!\w)ل$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|alongside|and)\s+(?:the\s+)?$|مع\s+$|(?<!\w)و$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being)\s+(?:\w+ly\s+)?(?:\w+ed|shot|killed|hit|held|born|found|struck|given|taken|made|sent|told|hurt|beaten)\b"
    r"|\b(?:died|drowned|dies|perished|was born|collapsed)\b"
    r"|(?<!\w)(?:[وف]?(?:قُتل|قتل|أصيب|أُصيب|اعتُقل|اعتقل|وُلد|ولد|توفي|لقي|غرق|أوقف|أُوقف|حُكم|تأسست?|أُلغيت?|نُقل|عُثر|مُنعت?|اختير|انتخب|عُيّن))\b",
    re.IGNORECASE,
)
_BEFORE = 24
"""How many characters before a name are looked at."""

_MOST = 6
"""The most participants of an event."""


class Entities:
    """The mentions of an article in order, with their entities."""

    def __init__(self, entities: Sequence[DraftEntity]) -> None:
        kept = ((mention, entity) for entity in entities for mention in entity.mentions)
        self._mentions = sorted(kept, key=lambda each: each[0].place)
        self._starts = [mention.place[0] for mention, _ in self._mentions]

    def within(self, stretch: Stretch) -> list[tuple[Stretch, DraftEntity, MentionKind]]:
        """Return the mentions in a stretch, in order."""
        first, last = bisect_left(self._starts, stretch[0]), bisect_left(self._starts, stretch[1])
        found = self._mentions[first:last]
        return [(mention.place, entity, mention.kind) for mention, entity in found if mention.place[1] <= stretch[1]]


def location_of(body: str, stretch: Stretch, entities: Entities) -> str | None:
    """Return the place that a clause names as where it happens."""
    for place, entity, kind in entities.within(stretch):
        if entity.kind is EntityKind.PLACE and kind is MentionKind.NAME and _AT.search(_before(body, place)):
            return entity.key
    return None


def participants_of(body: str, stretch: Stretch, entities: Entities) -> tuple[DraftParticipant, ...]:
    """Return the participants of a clause: who acts before whom it befalls, unless a preposition or a passive says otherwise."""
    roles: dict[str, ParticipantRole] = {}
    is_passive = _PASSIVE.search(body, *stretch) is not None
    for place, entity, kind in entities.within(stretch):
        before = _before(body, place)
        is_actor = entity.kind in _ACTS or kind is MentionKind.METONYM
        if entity.key in roles or not is_actor or _AT.search(before) or len(roles) == _MOST:
            continue
        roles[entity.key] = _role(before, roles, is_passive=is_passive)
    return tuple(DraftParticipant(role, key) for key, role in roles.items())


def _role(before: str, roles: dict[str, ParticipantRole], *, is_passive: bool) -> ParticipantRole:
    if _BY.search(before):
        return ParticipantRole.AGENT
    if _TO.search(before):
        return ParticipantRole.RECIPIENT
    if not roles:
        return ParticipantRole.PATIENT if is_passive else ParticipantRole.AGENT
    return ParticipantRole.PARTNER if _WITH.search(before) else ParticipantRole.PATIENT


def _before(body: str, place: Stretch) -> str:
    return body[max(0, place[0] - _BEFORE) : place[0]]
