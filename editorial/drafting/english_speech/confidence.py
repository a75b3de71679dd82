"""How often a rule is right, as counted on articles that editors annotated."""

from types import MappingProxyType

from editorial.drafting.english_reports.report import EnglishSpeechRule

CONFIDENCE = MappingProxyType(
    {
        EnglishSpeechRule.MARKS_CUE: 0.95,
        EnglishSpeechRule.MARKS_COLON: 0.9,
        EnglishSpeechRule.MARKS_CARRIED: 0.7,
        EnglishSpeechRule.MARKS_WITHIN: 0.9,
        EnglishSpeechRule.MARKS_CALLED: 0.85,
        EnglishSpeechRule.MARKS_NESTED: 0.6,
        EnglishSpeechRule.MARKS_LOOSE: 0.55,
        EnglishSpeechRule.THAT: 0.9,
        EnglishSpeechRule.CLAUSE: 0.85,
        EnglishSpeechRule.CLAUSE_BEFORE: 0.85,
        EnglishSpeechRule.ACCORDING: 0.85,
        EnglishSpeechRule.INFINITIVE: 0.6,
        EnglishSpeechRule.ORDER: 0.6,
        EnglishSpeechRule.QUESTION: 0.6,
        EnglishSpeechRule.OF: 0.65,
        EnglishSpeechRule.DOING: 0.7,
        EnglishSpeechRule.NOUN: 0.4,
        EnglishSpeechRule.CUE_NOUN: 0.5,
        EnglishSpeechRule.PASSIVE: 0.6,
        EnglishSpeechRule.THOUGHT: 0.5,
        EnglishSpeechRule.COLON: 0.6,
        EnglishSpeechRule.NESTED: 0.5,
    }
)
"""The share of quotes of each rule that were right."""
