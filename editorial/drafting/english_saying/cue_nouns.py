"""Nouns of saying, after which a clause with "that" may stand, and the verbs that take them."""

from types import MappingProxyType

from editorial.drafting.english_saying.listed import listed

CUE_NOUNS = listed(
    """
    claim claims allegation allegations accusation accusations assertion assertions suggestion suggestions
    warning warnings statement announcement report reports rumour rumours rumor rumors speculation complaint
    complaints concern concerns fears argument view belief insistence assurance assurances promise promises
    pledge prediction predictions forecast assessment admission acknowledgement acknowledgment confirmation
    denial remark remarks comment contention charge charges declaration observation conclusion finding verdict
    opinion guarantee guarantees demand notion reminder threat vow
    """
)

_DENYING = listed(
    """
    denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss dismissing disputed disputes
    dispute disputing refuted refutes rebuffed rebutted rebuts contested contests
    """
)

_MAKING = listed(
    """
    made makes making issued issues issuing gave gives giving repeated repeats repeating reiterated reiterating voiced voices
    voicing expressed expresses expressing raised raises raising offered offers offering renewed echoed
    """
)

REJECTING = MappingProxyType({**dict.fromkeys(_MAKING, False), **dict.fromkeys(_DENYING, True)})
"""Verbs before such nouns; True if they say that it is not so."""

UNOWNED = listed(
    """
    claim claims allegation allegations accusation accusations report reports rumour rumours rumor rumors speculation suggestions
    """
)
"""Nouns that report what somebody says even if nobody is named."""
