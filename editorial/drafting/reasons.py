"""Why each rule drafts what it drafts: a sentence for the editor, by the code of the rule."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from editorial.drafting.arabic_speakers.basis import REASONS as OF_ARABIC
from editorial.drafting.english_frames.report import EXPLAINED as OF_ENGLISH
from editorial.drafting.names.bases import EXPLANATIONS as OF_NAMES
from editorial.drafting.statements.basis import EXPLANATIONS as OF_STATEMENTS


def _by_code(*reasons: Mapping[Any, str]) -> Mapping[str, str]:
    return MappingProxyType({str(rule): sentence for each in reasons for rule, sentence in each.items()})


REASONS: Mapping[str, str] = _by_code(OF_ENGLISH, OF_NAMES, OF_STATEMENTS)
"""The reasons of all rules but those for Arabic speech, of which some have codes of English ones."""

ARABIC_REASONS: Mapping[str, str] = _by_code(REASONS, OF_ARABIC)


def reasons_of(language: str) -> Mapping[str, str]:
    """Return the reasons for articles in a language."""
    return ARABIC_REASONS if language.partition("-")[0].lower() == "ar" else REASONS
