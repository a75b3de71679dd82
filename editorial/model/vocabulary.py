"""The closed word lists of annotations, one enumeration each.

Bundles, the database (as domains) and GraphQL use the same words; tests compare the three.
"""

from enum import StrEnum


class TextDirection(StrEnum):
    """The way a language is written."""

    LTR = "LTR"
    RTL = "RTL"


class PublicationStatus(StrEnum):
    """Whether an article may be used (the words are ninjs' ``pubStatus``)."""

    USABLE = "USABLE"
    WITHHELD = "WITHHELD"
    CANCELED = "CANCELED"


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    PLACE = "PLACE"
    GROUP = "GROUP"
    PRODUCT = "PRODUCT"
    WORK = "WORK"
    OTHER = "OTHER"


class NameKind(StrEnum):
    """How a name stands to its entity."""

    PREFERRED = "PREFERRED"
    ALIAS = "ALIAS"
    TRANSLITERATION = "TRANSLITERATION"
    MISSPELLING = "MISSPELLING"
    DESCRIPTION = "DESCRIPTION"


class MentionKind(StrEnum):
    """By what sort of words an article mentions an entity."""

    NAME = "NAME"
    METONYM = "METONYM"
    DESCRIPTION = "DESCRIPTION"
    PRONOUN = "PRONOUN"


class QuoteKind(StrEnum):
    """Whether the words are the speaker's own, in part, or reported."""

    DIRECT = "DIRECT"
    PARTIAL = "PARTIAL"
    INDIRECT = "INDIRECT"


class Stance(StrEnum):
    """What the speaker of a quote says of its words."""

    ASSERTED = "ASSERTED"
    DENIED = "DENIED"
    DOUBTED = "DOUBTED"


class Wording(StrEnum):
    """How the words of a quote differ from those of the earliest version of the same utterance."""

    VERBATIM = "VERBATIM"
    TRUNCATED = "TRUNCATED"
    ALTERED = "ALTERED"
    TRANSLATED = "TRANSLATED"


class UtteranceEvidence(StrEnum):
    """Why a quote may be of the same utterance as another."""

    SAME_WORDS = "SAME_WORDS"
    WORDS_CONTAINED = "WORDS_CONTAINED"
    WORDS_IN_COMMON = "WORDS_IN_COMMON"
    FIGURES_IN_COMMON = "FIGURES_IN_COMMON"
    ENTITIES_IN_COMMON = "ENTITIES_IN_COMMON"


class WordOperation(StrEnum):
    """What was done to words."""

    INSERT = "INSERT"
    DELETE = "DELETE"
    REPLACE = "REPLACE"


class SourceKind(StrEnum):
    """What sort of source a link of a chain is."""

    NAMED = "NAMED"
    ANONYMOUS = "ANONYMOUS"
    COLLECTIVE = "COLLECTIVE"
    DOCUMENT = "DOCUMENT"
    ARTICLE = "ARTICLE"
    UNKNOWN = "UNKNOWN"


class AttributionRole(StrEnum):
    """What a link of a chain did with the words."""

    SPEAKER = "SPEAKER"
    RELAYED_BY = "RELAYED_BY"
    TOLD_TO = "TOLD_TO"
    PUBLISHED_BY = "PUBLISHED_BY"


class EventStatus(StrEnum):
    """Whether an event took place."""

    OCCURRED = "OCCURRED"
    ONGOING = "ONGOING"
    PLANNED = "PLANNED"
    ALLEGED = "ALLEGED"
    CANCELED = "CANCELED"


class ParticipantRole(StrEnum):
    """The part that an entity had in an event."""

    AGENT = "AGENT"
    PATIENT = "PATIENT"
    PARTNER = "PARTNER"
    RECIPIENT = "RECIPIENT"
    OTHER = "OTHER"


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "FACT"
    PREDICTION = "PREDICTION"
    OPINION = "OPINION"
    INTENTION = "INTENTION"


class ClaimStatus(StrEnum):
    """What is known of a claim's truth."""

    UNVERIFIED = "UNVERIFIED"
    SUPPORTED = "SUPPORTED"
    DISPUTED = "DISPUTED"
    REFUTED = "REFUTED"
    RETRACTED = "RETRACTED"


class ClaimRelationType(StrEnum):
    """How one claim stands to another; CONTRADICTS and RESTATES hold in both directions."""

    CONTRADICTS = "CONTRADICTS"
    SUPPORTS = "SUPPORTS"
    CORRECTS = "CORRECTS"
    UPDATES = "UPDATES"
    RESTATES = "RESTATES"


class ClaimRelationDirection(StrEnum):
    """Which of two claims states their relation."""

    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"


class UnknownReason(StrEnum):
    """Why a value is not known."""

    NOT_STATED = "NOT_STATED"
    NONE = "NONE"
    WITHHELD = "WITHHELD"


class Comparator(StrEnum):
    """How a quantity's number is meant."""

    EQ = "EQ"
    GT = "GT"
    GTE = "GTE"
    LT = "LT"
    LTE = "LTE"
    ABOUT = "ABOUT"


class DatePrecision(StrEnum):
    """The unit to which a date is known."""

    DAY = "DAY"
    MONTH = "MONTH"
    SEASON = "SEASON"
    YEAR = "YEAR"
    DECADE = "DECADE"
    CENTURY = "CENTURY"
    INTERVAL = "INTERVAL"
    UNKNOWN = "UNKNOWN"


class DateQualifier(StrEnum):
    """How far a date is to be trusted (EDTF ``?``, ``~`` and ``%``)."""

    UNCERTAIN = "UNCERTAIN"
    APPROXIMATE = "APPROXIMATE"
    BOTH = "BOTH"


class Certainty(StrEnum):
    """Whether a date surely falls into a window of days, or only may."""

    CERTAIN = "CERTAIN"
    POSSIBLE = "POSSIBLE"


class AnchorStatus(StrEnum):
    """How a span was found in the revision that it points into."""

    EXACT = "EXACT"
    MOVED = "MOVED"
    FUZZY = "FUZZY"
    ORPHANED = "ORPHANED"


class SpanChange(StrEnum):
    """What changed between the words that were annotated and the words that stand there now, the gravest first."""

    NEGATION = "NEGATION"
    NUMBER = "NUMBER"
    NAME = "NAME"
    WORDS = "WORDS"
    PUNCTUATION = "PUNCTUATION"


class Method(StrEnum):
    """Who or what made an annotation."""

    HUMAN = "HUMAN"
    MACHINE = "MACHINE"


class ReviewState(StrEnum):
    """How far an annotation has come towards publication."""

    DRAFT = "DRAFT"
    REVIEWED = "REVIEWED"
    PUBLISHED = "PUBLISHED"
    REJECTED = "REJECTED"


class AnnotationKind(StrEnum):
    """What sort of annotation one is."""

    MENTION = "MENTION"
    QUOTE = "QUOTE"
    EVENT_REPORT = "EVENT_REPORT"
    CLAIM = "CLAIM"


class Decision(StrEnum):
    """What a reviewer decides of an annotation."""

    REVIEW = "REVIEW"
    PUBLISH = "PUBLISH"
    REJECT = "REJECT"


class DateDirection(StrEnum):
    """On which side of the day of publication a date lies that has no year; only bundles have these words."""

    PAST = "PAST"
    FUTURE = "FUTURE"
