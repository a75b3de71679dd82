"""The parts of a running application that several of its endpoints share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from db.postgres.pool import Pool
from db.transaction.runner import OperationRunner
from schema.resource.resource import Resource, all_resources
from service.access.admission import Admission
from service.access.live_limits import LiveLimits
from service.access.open_connections import OpenConnections
from service.live.change_reader import ChangeReader
from service.live.open_door import Doors
from service.parameters.addresses import Addresses
from service.settings import Settings
from service.webhooks.registry import Registry


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts from which endpoints are assembled.

    ``changes`` is the process's one reader of the log, ``clock`` gives seconds. Each endpoint gets only the parts that
    it needs, with types of its own, and never this whole object.
    """

    settings: Settings
    pool: Pool
    runner: OperationRunner
    doors: Doors
    webhooks: Registry
    clock: Callable[[], float]
    changes: ChangeReader
    connections: OpenConnections
    limits: LiveLimits

    @property
    def admission(self) -> Admission:
        """The admission of callers."""
        return self.doors.admission


@lru_cache(maxsize=1)
def rest_addresses() -> Addresses[Resource]:
    """Return the addresses of REST; they are read once, on first use."""
    return Addresses(all_resources())
