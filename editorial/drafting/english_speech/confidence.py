"""How often a rule is right, as counted on articles that editors annotated."""

from types import MappingProxyType

from editorial.drafting.english_frames.report import EnglishSpeechRule

CONFIDENCE = MappingProxyType(
    {
        EnglishSpeechRule.MARKS_CUE: 0.95,
        EnglishSpeechRule.MARKS_COLON: 0.95,
        EnglishSpeechRule.MARKS_CARRIED: 0.7,
        EnglishSpeechRule.MARKS_WITHIN: 0.9,
        EnglishSpeechRule.MARKS_CALLED: 0.85,
        EnglishSpeechRule.MARKS_NESTED: 0.5,
        EnglishSpeechRule.MARKS_LOOSE: 0.5,
        EnglishSpeechRule.THAT: 0.9,
        EnglishSpeechRule.CLAUSE: 0.93,
        EnglishSpeechRule.CLAUSE_BEFORE: 0.78,
        EnglishSpeechRule.ACCORDING: 0.8,
        EnglishSpeechRule.INFINITIVE: 0.6,
        EnglishSpeechRule.ORDER: 0.7,
        EnglishSpeechRule.QUESTION: 0.6,
        EnglishSpeechRule.OF: 0.5,
        EnglishSpeechRule.DOING: 0.7,
        EnglishSpeechRule.NOUN: 0.35,
        EnglishSpeechRule.CUE_NOUN: 0.45,
        EnglishSpeechRule.PASSIVE: 0.5,
        EnglishSpeechRule.THOUGHT: 0.4,
        EnglishSpeechRule.COLON: 0.4,
        EnglishSpeechRule.NESTED: 0.5,
    }
)
"""The share of quotes of each rule that were right."""
