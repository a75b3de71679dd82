"""What an audit says: vulnerabilities that are known, or that nothing is known because the data was not reached."""

from collections.abc import Sequence
from dataclasses import dataclass


class NotReached(Exception):
    """The data of an audit was not reached, or not understood: whether there are vulnerabilities is not known."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"could not reach {address}: nothing is known ({reason})")


@dataclass(frozen=True, slots=True, order=True)
class Vulnerability:
    """One known vulnerability of one version of a package: its ids, and the locks in which that version stands.

    ``advice`` says which versions are affected, or mend it.
    """

    package: str
    version: str
    ids: tuple[str, ...]
    advice: str
    locks: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {', '.join(self.ids)}; {self.advice}; in {', '.join(self.locks)}"


@dataclass(frozen=True, slots=True)
class Audited:
    """The outcome of an audit that reached its data: how many packages were asked about, and where."""

    packages: int
    address: str
    found: Sequence[Vulnerability]
