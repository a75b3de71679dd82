"""The records of a draft. Places are stretches of the body, in code points, half open: no other words are in a draft."""

from dataclasses import dataclass, field

from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    Comparator,
    EntityKind,
    EventStatus,
    MentionKind,
    ParticipantRole,
    QuoteKind,
    SourceKind,
    Stance,
)
from editorial.pointer.choice import Stretch


@dataclass(frozen=True, slots=True)
class Basis:
    """Why something was drafted.

    ``rule`` is the code of the rule (or ``MODEL``), by which confidence is calibrated and changes are counted.
    ``confidence`` is the share of such items that were right, from 0 to 1. ``doubts`` are sentences for the editor.
    """

    rule: str
    confidence: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMention:
    """A place where an entity is mentioned."""

    place: Stretch
    kind: MentionKind
    basis: Basis


@dataclass(frozen=True, slots=True)
class DraftEntity:
    """An entity with its mentions, which are in the order of the text.

    ``names`` are words of the text, the fullest first; empty if the text only describes the entity. ``known_key`` is
    the key of the stored entity that it is.
    """

    key: str
    kind: EntityKind
    names: tuple[str, ...]
    mentions: tuple[DraftMention, ...]
    basis: Basis
    known_key: str | None = None


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link of a chain; ``entity`` is the key of an entity of the draft, ``words`` where the text names the link."""

    role: AttributionRole
    source: SourceKind
    entity: str | None = None
    words: Stretch | None = None
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class DraftDate:
    """Words for a date, and what they mean in EDTF; None if they mean no day."""

    place: Stretch
    edtf: str | None


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote. The chain begins with the speaker; ``attribution`` is the clause with the cue, where there is one."""

    kind: QuoteKind
    places: tuple[Stretch, ...]
    chain: tuple[DraftLink, ...]
    basis: Basis
    cue: Stretch | None = None
    said: DraftDate | None = None
    stance: Stance = Stance.ASSERTED
    attribution: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftParticipant:
    """An entity's part in an event."""

    role: ParticipantRole
    entity: str


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """An event; its title is the words of the text at ``title``."""

    title: Stretch
    status: EventStatus
    reports: tuple[Stretch, ...]
    basis: Basis
    when: DraftDate | None = None
    location: str | None = None
    participants: tuple[DraftParticipant, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftQuantity:
    """A number with its unit; ``value`` is a decimal in ASCII digits, ``place`` where the number stands."""

    value: str
    unit: str
    place: Stretch
    comparator: Comparator
    when: DraftDate | None = None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim; ``quote`` is the number of the quote that makes it, from 0. Without one, the article makes it."""

    kind: ClaimKind
    places: tuple[Stretch, ...]
    basis: Basis
    quote: int | None = None
    subjects: tuple[str, ...] = ()
    quantities: tuple[DraftQuantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a drafter says of an article. Keys of entities are unique; everything is in the order of the text."""

    drafter: str
    entities: tuple[DraftEntity, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    events: tuple[DraftEvent, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Sentences about the draft as a whole, such as what was dropped."""
