"""The closed lists of words as GraphQL enumerations, each word with what it means."""

from editorial.clue import Clue
from editorial.redaction import BeyondReach
from editorial.vocabulary import (
    AnchorStatus,
    AnnotationKind,
    AttributionRole,
    Certainty,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    Comparator,
    DatePrecision,
    DateQualifier,
    Decision,
    EntityKind,
    EventStatus,
    MentionKind,
    Method,
    NameKind,
    ParticipantRole,
    PublicationStatus,
    QuoteKind,
    ReviewState,
    SourceKind,
    TextDirection,
)
from schema.enumeration import publish

__all__ = [
    "AnchorStatus",
    "AnnotationKind",
    "AttributionRole",
    "BeyondReach",
    "Certainty",
    "ClaimKind",
    "ClaimRelationType",
    "ClaimStatus",
    "Clue",
    "Comparator",
    "DatePrecision",
    "DateQualifier",
    "Decision",
    "EntityKind",
    "EventStatus",
    "MentionKind",
    "Method",
    "NameKind",
    "ParticipantRole",
    "PublicationStatus",
    "QuoteKind",
    "ReviewState",
    "SourceKind",
    "TextDirection",
]


publish(
    BeyondReach,
    "What may still have words that were redacted, because this service cannot reach it.",
    FOLLOWERS="Mirrors and other copies of those who follow the feed: they are told, and have to redact theirs.",
    EXPORTS="Exports, pages and answers that were fetched before.",
    DELIVERIES="Messages that webhooks were sent before.",
    CACHES="HTTP caches on the way, until what they keep expires or is purged.",
    BACKUPS="Backups, dumps, archived WAL and other files of PostgreSQL from before.",
    SOURCES="Bundles and other sources that the words came from.",
)
publish(
    Clue,
    "What kind of thing points at a person.",
    WORDS="The words themselves.",
    SPELLING="The words with other signs between their parts, or none; or a part divided at the end of a line.",
    ID="A Wikidata id of an entity that the words name.",
    LINK="An address of such an entity, of its `sameAs`.",
)
publish(
    TextDirection,
    "The direction in which a text is written.",
    LTR="From left to right.",
    RTL="From right to left, as Arabic is.",
)
publish(
    PublicationStatus,
    "Whether an article may be used.",
    USABLE="It may be used.",
    WITHHELD="It is held back and must not be used for now.",
    CANCELED="It was withdrawn and must not be used any more.",
)
publish(
    EntityKind,
    "What sort of thing an entity is.",
    PERSON="A person.",
    ORGANIZATION="A company, agency, party, union or other body.",
    PLACE="A place; also a country that acts as a government.",
    GROUP="People or countries spoken of together, without being one body.",
    PRODUCT="A good or substance.",
    WORK="A book, film, law or other work.",
    OTHER="Anything else.",
)
publish(
    NameKind,
    "How a name stands to its entity.",
    PREFERRED="The name to show.",
    ALIAS="Another name in use.",
    TRANSLITERATION="The name carried over into another script.",
    MISSPELLING="A wrong spelling that texts use.",
    DESCRIPTION="Words that describe and are used as a name.",
)
publish(
    MentionKind,
    "By what sort of words an article mentions an entity.",
    NAME="By its name.",
    METONYM="By the name of something near it: a capital for its government.",
    DESCRIPTION="By describing it.",
    PRONOUN="By a pronoun.",
)
publish(
    QuoteKind,
    "Whether the words are the speaker's own.",
    DIRECT="A whole sentence or more in quotation marks.",
    PARTIAL="Some words in quotation marks, in a sentence of the article's.",
    INDIRECT="Reported in the article's own words.",
)
publish(
    SourceKind,
    "What sort of source a link of a chain is.",
    NAMED="Somebody who is named.",
    ANONYMOUS="Somebody whose name is kept back.",
    COLLECTIVE="Several who are not told apart: reporters, observers, officials.",
    DOCUMENT="A document.",
    ARTICLE="The article itself.",
    UNKNOWN="Not said.",
)
publish(
    AttributionRole,
    "What a link of a chain did with the words.",
    SPEAKER="Said them; always position 0.",
    RELAYED_BY="Handed them on.",
    TOLD_TO="Was told them.",
    PUBLISHED_BY="Published them.",
)
publish(
    EventStatus,
    "Whether an event took place.",
    OCCURRED="It took place.",
    ONGOING="It was going on when the article was published.",
    PLANNED="It is expected.",
    ALLEGED="Somebody says that it took place.",
    CANCELED="It was planned and will not take place.",
)
publish(
    ParticipantRole,
    "The part that an entity had in an event.",
    AGENT="Did it.",
    PATIENT="It was done to them.",
    PARTNER="Took part on the other side.",
    RECIPIENT="Received something by it.",
    OTHER="Had another part in it.",
)
publish(
    ClaimKind,
    "What sort of statement a claim is.",
    FACT="That something is or was so.",
    PREDICTION="That something will be so.",
    OPINION="What somebody thinks of something.",
    INTENTION="What somebody means to do.",
)
publish(
    ClaimStatus,
    "What is known of a claim's truth.",
    UNVERIFIED="Not checked.",
    SUPPORTED="Other evidence speaks for it.",
    DISPUTED="Something speaks against it: see the note.",
    REFUTED="Shown to be wrong.",
    RETRACTED="Taken back.",
)
publish(
    ClaimRelationType,
    "How one claim stands to another.",
    CONTRADICTS="Both cannot be true; seen from both sides.",
    SUPPORTS="Speaks for the other one.",
    CORRECTS="Puts the other one right.",
    UPDATES="Tells a later state of what the other one tells.",
    RESTATES="Says the same; seen from both sides.",
)
publish(
    Comparator,
    "How a quantity's number is meant.",
    EQ="Exactly this number.",
    GT="More than it.",
    GTE="At least it.",
    LT="Less than it.",
    LTE="At most it.",
    ABOUT="About it.",
)
publish(
    DatePrecision,
    "The unit to which a date is known.",
    DAY="A day.",
    MONTH="A month.",
    SEASON="A season.",
    YEAR="A year.",
    DECADE="Ten years.",
    CENTURY="A hundred years.",
    INTERVAL="From one date to another.",
    UNKNOWN="Nothing is known.",
)
publish(
    DateQualifier,
    "How far a date is to be trusted.",
    UNCERTAIN="It may be wrong (EDTF `?`).",
    APPROXIMATE="It is about right (EDTF `~`).",
    BOTH="Both (EDTF `%`).",
)
publish(
    Certainty,
    "Whether a date falls into a window of days.",
    CERTAIN="It surely does.",
    POSSIBLE="It may.",
)
publish(
    AnchorStatus,
    "How a span was found in the revision that it points into.",
    EXACT="Its words stand there.",
    MOVED="Its words stand there, in another place than in the revision before.",
    FUZZY="Words like them stand there: see the score.",
    ORPHANED="Its words are gone.",
)
publish(
    Method,
    "Who or what made an annotation.",
    HUMAN="An editor.",
    MACHINE="A program.",
)
publish(
    ReviewState,
    "How far an annotation has come towards publication.",
    DRAFT="Not looked at yet.",
    REVIEWED="Looked at.",
    PUBLISHED="Published.",
    REJECTED="Looked at and turned down: kept, and never published. Only who may see drafts meets it.",
)
publish(
    AnnotationKind,
    "What sort of annotation one is.",
    MENTION="Words that mention an entity.",
    QUOTE="A quote.",
    EVENT_REPORT="A report of an event.",
    CLAIM="A claim.",
)
publish(
    Decision,
    "What a reviewer decides of an annotation.",
    REVIEW="It was looked at; it is not published yet.",
    PUBLISH="It is published.",
    REJECT="It is turned down.",
)
