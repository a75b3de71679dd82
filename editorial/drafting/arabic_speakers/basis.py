"""The rules by which quotes and descriptions are drafted, with how often each is right."""

from enum import StrEnum
from types import MappingProxyType

from editorial.draft.draft import Basis


class ArabicSpeechRule(StrEnum):
    """The code of a rule."""

    COLON_MARKS = "SPEECH_COLON_MARKS"
    MARKS_CUE = "SPEECH_MARKS_CUE"
    MARKS_BEFORE_CUE = "SPEECH_MARKS_BEFORE_CUE"
    COLON_PLAIN = "SPEECH_COLON_PLAIN"
    CLAUSE = "SPEECH_CLAUSE"
    CLAUSE_HAL = "SPEECH_CLAUSE_HAL"
    CLAUSE_COORDINATED = "SPEECH_CLAUSE_COORDINATED"
    CLAUSE_NESTED = "SPEECH_CLAUSE_NESTED"
    NOUN = "SPEECH_NOUN"
    ACCORDING = "SPEECH_ACCORDING"
    BEFORE_CUE = "SPEECH_BEFORE_CUE"
    PARTIAL = "SPEECH_PARTIAL"
    MARKS_ALONE = "SPEECH_MARKS_ALONE"
    WITHIN_MARKS = "SPEECH_WITHIN_MARKS"
    DESCRIPTION_BESIDE_NAME = "DESCRIPTION_BESIDE_NAME"
    DESCRIPTION_FOR_NAME = "DESCRIPTION_FOR_NAME"
    DESCRIPTION_FOR_BODY = "DESCRIPTION_FOR_BODY"


REASONS = MappingProxyType(
    {
        ArabicSpeechRule.COLON_MARKS: "Words in quotation marks follow a verb of saying and a colon.",
        ArabicSpeechRule.MARKS_CUE: "Words in quotation marks follow a verb of saying.",
        ArabicSpeechRule.MARKS_BEFORE_CUE: "A verb of saying follows words in quotation marks.",
        ArabicSpeechRule.COLON_PLAIN: "Words without quotation marks follow a colon.",
        ArabicSpeechRule.CLAUSE: "A clause with أن or إن follows a verb of saying.",
        ArabicSpeechRule.CLAUSE_HAL: "A clause follows a participle of saying, such as مؤكدا.",
        ArabicSpeechRule.CLAUSE_COORDINATED: "A further clause with وأن follows the same verb of saying.",
        ArabicSpeechRule.CLAUSE_NESTED: "The clause is reported within another report.",
        ArabicSpeechRule.NOUN: "A noun says what is announced, denied, demanded or warned of.",
        ArabicSpeechRule.ACCORDING: "The sentence names its source with words such as بحسب or وفقا لـ.",
        ArabicSpeechRule.BEFORE_CUE: "A verb of saying follows the clause.",
        ArabicSpeechRule.PARTIAL: "Words in quotation marks are part of a reported clause.",
        ArabicSpeechRule.MARKS_ALONE: "A sentence in quotation marks follows the speech of somebody.",
        ArabicSpeechRule.WITHIN_MARKS: "The words are quoted within another quote.",
        ArabicSpeechRule.DESCRIPTION_BESIDE_NAME: "An office or role stands beside the name of a speaker.",
        ArabicSpeechRule.DESCRIPTION_FOR_BODY: "A speaker is a body that the article describes but does not name.",
        ArabicSpeechRule.DESCRIPTION_FOR_NAME: "An office or role stands for the name of a speaker.",
    }
)
"""Why something was drafted, for the editor."""

_CONFIDENCE = MappingProxyType(
    {
        ArabicSpeechRule.COLON_MARKS: 0.95,
        ArabicSpeechRule.MARKS_CUE: 0.85,
        ArabicSpeechRule.MARKS_BEFORE_CUE: 0.9,
        ArabicSpeechRule.COLON_PLAIN: 0.6,
        ArabicSpeechRule.CLAUSE: 0.85,
        ArabicSpeechRule.CLAUSE_HAL: 0.85,
        ArabicSpeechRule.CLAUSE_COORDINATED: 0.8,
        ArabicSpeechRule.CLAUSE_NESTED: 0.6,
        ArabicSpeechRule.NOUN: 0.65,
        ArabicSpeechRule.ACCORDING: 0.75,
        ArabicSpeechRule.BEFORE_CUE: 0.6,
        ArabicSpeechRule.PARTIAL: 0.9,
        ArabicSpeechRule.MARKS_ALONE: 0.6,
        ArabicSpeechRule.WITHIN_MARKS: 0.6,
        ArabicSpeechRule.DESCRIPTION_BESIDE_NAME: 0.85,
        ArabicSpeechRule.DESCRIPTION_FOR_NAME: 0.7,
        ArabicSpeechRule.DESCRIPTION_FOR_BODY: 0.5,
    }
)

_EACH_DOUBT = 0.15


def basis_of(rule: ArabicSpeechRule, *doubts: str) -> Basis:
    """Return the basis of what a rule drafted; each doubt lowers the confidence."""
    return Basis(rule, round(max(0.2, _CONFIDENCE[rule] - _EACH_DOUBT * len(doubts)), 2), doubts)
