"""Verbs of saying whose forms are verbs even where the words around them do not tell: he maintains; City deny …"""

from editorial.drafting.english_saying.listed import listed

PLAINLY_VERBS = listed(
    """
    say tell add insist argue believe think explain admit deny accuse ask describe conclude maintain contend reckon
    acknowledge concede allege assert recall recommend predict confirm reveal announce suggest
    """
)
"""Verbs of which the form in -s is no plural."""

OF_TEAMS = frozenset(("deny", "insist", "believe", "claim", "confirm", "admit", "announce", "reveal"))
"""Verbs that stand behind the name of a team in the plural: City deny …"""

AT_END = listed("state show find warn add claim note estimate declare report read")
"""Verbs that a sentence may end with: …, the affidavit states."""
