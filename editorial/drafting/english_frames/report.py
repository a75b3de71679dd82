"""Reports: a cue with what it reports, whose words they are, and to whom they were said, as items of a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.drafting.english_clauses.phrase import NounPhrase
from editorial.model.vocabulary import Stance


class EnglishSpeechRule(StrEnum):
    """The rules by which quotes are found, for confidence and for the editor's note."""

    MARKS_CUE = "SPEECH_MARKS_CUE"
    MARKS_COLON = "SPEECH_MARKS_COLON"
    MARKS_CARRIED = "SPEECH_MARKS_CARRIED"
    MARKS_WITHIN = "SPEECH_MARKS_WITHIN"
    MARKS_CALLED = "SPEECH_MARKS_CALLED"
    MARKS_NESTED = "SPEECH_MARKS_NESTED"
    MARKS_LOOSE = "SPEECH_MARKS_LOOSE"
    THAT = "SPEECH_THAT"
    CLAUSE = "SPEECH_CLAUSE"
    CLAUSE_BEFORE = "SPEECH_CLAUSE_BEFORE"
    ACCORDING = "SPEECH_ACCORDING"
    INFINITIVE = "SPEECH_INFINITIVE"
    ORDER = "SPEECH_ORDER"
    QUESTION = "SPEECH_QUESTION"
    OF = "SPEECH_OF"
    DOING = "SPEECH_DOING"
    NOUN = "SPEECH_NOUN"
    CUE_NOUN = "SPEECH_CUE_NOUN"
    PASSIVE = "SPEECH_PASSIVE"
    THOUGHT = "SPEECH_THOUGHT"
    COLON = "SPEECH_COLON"
    NESTED = "SPEECH_NESTED"


EXPLAINED: dict[EnglishSpeechRule, str] = {
    EnglishSpeechRule.MARKS_CUE: "Words in quotation marks next to a verb of saying.",
    EnglishSpeechRule.MARKS_COLON: "Words in quotation marks after a colon.",
    EnglishSpeechRule.MARKS_CARRIED: "Words in quotation marks in a sentence of their own, whose speaker is carried over.",
    EnglishSpeechRule.MARKS_WITHIN: "Words in quotation marks within reported speech.",
    EnglishSpeechRule.MARKS_CALLED: "Words in quotation marks for what the speaker calls or describes so.",
    EnglishSpeechRule.MARKS_NESTED: "Words in quotation marks within a quote.",
    EnglishSpeechRule.MARKS_LOOSE: "Words in quotation marks after a verb that suggests speech.",
    EnglishSpeechRule.THAT: "A clause with “that” after a verb of saying.",
    EnglishSpeechRule.CLAUSE: "A clause without “that” after a verb of saying.",
    EnglishSpeechRule.CLAUSE_BEFORE: "A clause before its attribution.",
    EnglishSpeechRule.ACCORDING: "A clause with “according to” or a similar phrase.",
    EnglishSpeechRule.INFINITIVE: "An infinitive after a verb such as “promise”.",
    EnglishSpeechRule.ORDER: "An infinitive after a verb such as “urge” and whom it is said to.",
    EnglishSpeechRule.QUESTION: "An indirect question.",
    EnglishSpeechRule.OF: "What follows a preposition after a verb such as “warn” or “accuse”.",
    EnglishSpeechRule.DOING: "A gerund after a verb such as “deny”.",
    EnglishSpeechRule.NOUN: "A noun for what is announced, denied or predicted.",
    EnglishSpeechRule.CUE_NOUN: "A clause after a noun of saying, such as “claim”.",
    EnglishSpeechRule.PASSIVE: "A clause after a verb of saying in the passive.",
    EnglishSpeechRule.THOUGHT: "A clause after a verb of thinking.",
    EnglishSpeechRule.COLON: "Words after a colon that follows a speaker.",
    EnglishSpeechRule.NESTED: "Reported speech within reported speech.",
}
"""What each rule means, for an editor."""


@dataclass(frozen=True, slots=True)
class EnglishReport:
    """A cue and what it reports. Numbers are those of items of the sentence.

    ``content`` are the runs of items that are reported. ``cue`` is the run of the cue, ``clause`` that of the
    attribution. ``subject`` is who speaks; None if the subject is left out (``is_dropped``) or nobody is said
    (``is_unknown``). ``relay`` passes it on. ``begins`` is where the report begins, subject or content.
    """

    reason: EnglishSpeechRule
    cue: tuple[int, int]
    clause: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    subject: NounPhrase | None = None
    audience: NounPhrase | None = None
    medium: NounPhrase | None = None
    relay: NounPhrase | None = None
    stance: Stance = Stance.ASSERTED
    is_dropped: bool = False
    is_unknown: bool = False
    is_relative: bool = False
    is_participle: bool = False
    is_before: bool = False
    """Whether the content stands before the attribution."""
    is_quote_only: bool = False
    """Whether only words in marks are reported, as after "called"."""
    has_that: bool = False
    is_aside: bool = False
    """Whether the attribution stands behind the relative pronoun of a clause: which, he said, was …"""
    floor: int = 0
    """Where the report that this one stands in begins."""
    in_document: NounPhrase | None = None
    """The report or study in which the subject says it."""
    outer: int | None = None
    """The number of the report that this one stands in."""
