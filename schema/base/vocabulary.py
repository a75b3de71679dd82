"""The closed word lists as GraphQL enumerations, with a description of each word."""

from editorial.model.vocabulary import (
    AnchorStatus,
    AnnotationKind,
    AttributionRole,
    Certainty,
    ClaimKind,
    ClaimRelationDirection,
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
    SpanChange,
    Stance,
    TextDirection,
    UnknownReason,
    UtteranceEvidence,
    Wording,
    WordOperation,
)
from editorial.redaction.clue import Clue
from editorial.redaction.redaction import BeyondReach
from schema.base.enumeration import publish

__all__ = [
    "AnchorStatus",
    "AnnotationKind",
    "AttributionRole",
    "BeyondReach",
    "Certainty",
    "ClaimKind",
    "ClaimRelationDirection",
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
    "SpanChange",
    "Stance",
    "TextDirection",
    "UnknownReason",
    "UtteranceEvidence",
    "WordOperation",
    "Wording",
]


publish(
    BeyondReach,
    "Places outside this service's reach that may still hold redacted words.",
    FOLLOWERS=(
        "Mirrors and other copies made by followers of the feed. The feed reports the redaction; each"
        " follower must redact its own copy."
    ),
    EXPORTS="Exports, pages and answers that were fetched before the redaction.",
    DELIVERIES="Messages that were sent to webhooks before the redaction.",
    CACHES="HTTP caches between this service and its callers, until their entries expire or are purged.",
    BACKUPS="PostgreSQL backups, dumps, archived WAL and other files made before the redaction.",
    SOURCES="Bundles and other sources of the words.",
)
publish(
    Clue,
    "The kind of clue that identifies a person.",
    WORDS="The words themselves.",
    SPELLING=(
        "The words with other characters between their parts, or with none; or a part that is divided at the"
        " end of a line."
    ),
    ID="The Wikidata id of an entity that has the words in a name.",
    LINK="An address from the `sameAs` of such an entity.",
)
publish(
    TextDirection,
    "The direction of a text.",
    LTR="From left to right.",
    RTL="From right to left, as in Arabic.",
)
publish(
    PublicationStatus,
    "Whether an article may be used.",
    USABLE="It may be used.",
    WITHHELD="It is withheld and must not be used for now.",
    CANCELED="It was withdrawn and must no longer be used.",
)
publish(
    EntityKind,
    "The type of an entity.",
    PERSON="A person.",
    ORGANIZATION="A company, agency, party, union or other body.",
    PLACE="A place, or a country that acts as a government.",
    GROUP="Several people or countries, spoken of together, that are not one organization.",
    PRODUCT="A product or substance.",
    WORK="A book, film, law or other work.",
    OTHER="Anything else.",
)
publish(
    NameKind,
    "The relation of a name to its entity.",
    PREFERRED="The name to show.",
    ALIAS="Another name in use.",
    TRANSLITERATION="The name transliterated into another script.",
    MISSPELLING="A misspelling that occurs in texts.",
    DESCRIPTION="A description that is used as a name.",
)
publish(
    MentionKind,
    "The kind of words that mention an entity.",
    NAME="Its name.",
    METONYM="The name of something associated with it, such as a capital for its government.",
    DESCRIPTION="A description of it.",
    PRONOUN="A pronoun.",
)
publish(
    QuoteKind,
    "How far the words of a quote are the speaker's own.",
    DIRECT="One or more whole sentences in quotation marks.",
    PARTIAL="Some words in quotation marks within a sentence of the article.",
    INDIRECT="Speech reported in the article's own words.",
)
publish(
    Stance,
    "What the speaker of a quote says of its words.",
    ASSERTED="The speaker says that it is so.",
    DENIED="The speaker denies it: the opposite of the words is what was said.",
    DOUBTED="The speaker doubts it, or will not confirm it.",
)
publish(
    Wording,
    "How the words of a version differ from those of the earliest version of the utterance.",
    VERBATIM="The same words; only punctuation, capitals or vowel marks differ.",
    TRUNCATED="One of the two leaves out words of the other at its beginning, at its end, or where it says so with an ellipsis.",
    ALTERED="Other words, or words left out elsewhere.",
    TRANSLATED="Words of another language; they are not compared.",
)
publish(
    UtteranceEvidence,
    "Why a quote may be of the same utterance as another one of the same speaker and the same days.",
    SAME_WORDS="The same words in the same order, in any spelling.",
    WORDS_CONTAINED="One of the two has only words of the other.",
    WORDS_IN_COMMON="At least half of the words of the shorter one are words of the other.",
    FIGURES_IN_COMMON="In different languages: the same figures.",
    ENTITIES_IN_COMMON="In different languages: mentions of the same entities in the words.",
)
publish(
    WordOperation,
    "What became of words of the earliest version.",
    INSERT="Only this version has the words.",
    DELETE="This version does not have the words.",
    REPLACE="This version has other words instead.",
)
publish(
    SourceKind,
    "The type of source that a link of a chain is.",
    NAMED="A named source.",
    ANONYMOUS="A source whose name is withheld. If the link has an entity: an unnamed person of that entity.",
    COLLECTIVE="Several sources that are not distinguished: reporters, observers, officials.",
    DOCUMENT="A document.",
    ARTICLE="The article itself.",
    UNKNOWN="The article does not say.",
)
publish(
    AttributionRole,
    "The role of a link in a chain.",
    SPEAKER="Said the words; always at position 0.",
    RELAYED_BY="Passed the words on.",
    TOLD_TO="Was told the words.",
    PUBLISHED_BY="Published the words.",
)
publish(
    EventStatus,
    "Whether an event took place.",
    OCCURRED="It took place.",
    ONGOING="It was going on when the article was published.",
    PLANNED="It is expected.",
    ALLEGED="A source says that it took place.",
    CANCELED="It was planned and will not take place.",
)
publish(
    ParticipantRole,
    "The role of an entity in an event.",
    AGENT="The one who acted.",
    PATIENT="The one who was acted upon.",
    PARTNER="The other party to the event.",
    RECIPIENT="The one who received something.",
    OTHER="Another role.",
)
publish(
    ClaimKind,
    "The type of statement that a claim makes.",
    FACT="A statement that something is or was the case.",
    PREDICTION="A statement that something will happen.",
    OPINION="Somebody's opinion.",
    INTENTION="Somebody's intention.",
)
publish(
    ClaimStatus,
    "The verification status of a claim.",
    UNVERIFIED="Not checked.",
    SUPPORTED="Other evidence supports it.",
    DISPUTED="Some evidence contradicts it: see `statusNote`.",
    REFUTED="Shown to be wrong.",
    RETRACTED="Retracted.",
)
publish(
    ClaimRelationDirection,
    "Which of two claims states their relation.",
    OUTGOING="This claim: it corrects the other one, supports it and so on.",
    INCOMING="The other claim: this one is corrected by it, supported by it and so on.",
)
publish(
    ClaimRelationType,
    "The relation of one claim to another.",
    CONTRADICTS="The two claims cannot both be true, whichever of them states it.",
    SUPPORTS="Supports the other claim.",
    CORRECTS="Corrects the other claim.",
    UPDATES="Reports a later state of the same matter.",
    RESTATES="The two claims say the same, whichever of them states it.",
)
publish(
    UnknownReason,
    "Why a field is null.",
    NOT_STATED="The text does not say.",
    NONE="There is none.",
    WITHHELD="The outlet does not say, although it knows.",
)
publish(
    Comparator,
    "How to read the number of a quantity.",
    EQ="Exactly this number.",
    GT="More than this number.",
    GTE="At least this number.",
    LT="Less than this number.",
    LTE="At most this number.",
    ABOUT="About this number.",
)
publish(
    DatePrecision,
    "The precision of a date.",
    DAY="A day.",
    MONTH="A month.",
    SEASON="A season.",
    YEAR="A year.",
    DECADE="A decade.",
    CENTURY="A century.",
    INTERVAL="An interval between two dates.",
    UNKNOWN="The date is unknown.",
)
publish(
    DateQualifier,
    "How reliable a date is.",
    UNCERTAIN="Uncertain (EDTF `?`).",
    APPROXIMATE="Approximate (EDTF `~`).",
    BOTH="Uncertain and approximate (EDTF `%`).",
)
publish(
    Certainty,
    "Whether a date falls within a given period.",
    CERTAIN="It certainly does.",
    POSSIBLE="It possibly does.",
)
publish(
    AnchorStatus,
    "How a span was found in the revision that it refers to.",
    EXACT="The words are in the same place.",
    MOVED="The words are there, in a different place than in the previous revision.",
    FUZZY="Similar words are there: see `score`.",
    ORPHANED="The words are no longer in the text.",
)
publish(
    SpanChange,
    "What changed between the words that were annotated and the words that stand there now, the gravest first.",
    NEGATION="A negation was added, removed or moved: the words may say the opposite.",
    NUMBER="A number changed, in digits or in words.",
    NAME="A name changed.",
    WORDS="Other words changed, or the same words are spelled differently.",
    PUNCTUATION="Only punctuation or blanks changed.",
)
publish(
    Method,
    "Whether a person or a program made an annotation.",
    HUMAN="A person.",
    MACHINE="A program.",
)
publish(
    ReviewState,
    "The review state of an annotation.",
    DRAFT="Not reviewed yet.",
    REVIEWED="Reviewed, but not published.",
    PUBLISHED="Published.",
    REJECTED="Reviewed and rejected: kept, and not published. Shown only to callers who may see drafts.",
)
publish(
    AnnotationKind,
    "The type of an annotation.",
    MENTION="A mention of an entity.",
    QUOTE="A quote.",
    EVENT_REPORT="A report of an event.",
    CLAIM="A claim.",
)
publish(
    Decision,
    "A reviewer's decision on an annotation.",
    REVIEW="The annotation was reviewed; it is not published yet.",
    PUBLISH="The annotation is published.",
    REJECT="The annotation is rejected.",
)
