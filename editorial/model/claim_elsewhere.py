"""Claims of other articles, or of other annotation sets, by the addresses that editors write."""

from dataclasses import dataclass

from editorial.model.problem import Problem


@dataclass(frozen=True, slots=True)
class ClaimAddress:
    """An address of a claim: ``slug/key``, or ``slug/set:key`` in an annotation set."""

    slug: str
    annotation_set: str | None
    key: str

    @property
    def text(self) -> str:
        """The address as it is written."""
        return f"{self.slug}/{self.annotation_set}:{self.key}" if self.annotation_set else f"{self.slug}/{self.key}"


@dataclass(frozen=True, slots=True)
class ClaimElsewhere:
    """A claim that a bundle names by its address, and the problem to report if no such claim is loaded."""

    address: ClaimAddress
    problem: Problem


def read_claim_address(text: str) -> ClaimAddress | None:
    """Return the address that a text is; None for a key or an id."""
    slug, stroke, rest = text.partition("/")
    if not stroke:
        return None
    set_name, colon, key = rest.rpartition(":")
    return ClaimAddress(slug, set_name if colon else None, key)
