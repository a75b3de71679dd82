"""How often what comes up in the articles of the corpus."""

from collections.abc import Mapping


def weighted(weights: Mapping[str, int]) -> tuple[str, ...]:
    """Return a list to pick from in which each text stands as often as its weight."""
    return tuple(text for text, weight in weights.items() for _ in range(weight))


QUOTES = weighted({"DIRECT": 40, "SPLIT": 6, "INDIRECT": 34, "PARTIAL": 20})
EVENT_STATUSES = weighted({"OCCURRED": 82, "ONGOING": 7, "PLANNED": 6, "ALLEGED": 3, "CANCELED": 2})
CLAIMS = weighted({"FACT": 60, "PREDICTION": 15, "OPINION": 15, "INTENTION": 10})
CLAIM_STATUSES = weighted({"UNVERIFIED": 70, "SUPPORTED": 15, "DISPUTED": 10, "REFUTED": 4, "RETRACTED": 1})
COMPARATORS = ("EQ", "ABOUT", "GT")
RELATIONS = weighted({"CONTRADICTS": 30, "SUPPORTS": 30, "UPDATES": 15, "RESTATES": 15, "CORRECTS": 10})
RATINGS = ("true", "half true", "false", "unproven")
