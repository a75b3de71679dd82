"""The actor that the history records: the bearer of a key, the user of the command line, or the service itself."""

import getpass
from functools import lru_cache
from socket import gethostname

from db.operation.operation import Actor, Origin, Via
from service.request.caller import Caller
from service.request.request_record import current_record

MAX_TEXT = 300
"""Maximum characters of an address, a login or a host's name that are kept."""


def actor_of(caller: Caller) -> Actor:
    """Return the caller of the current request, with their address; outside a request, the user of the command line."""
    record = current_record()
    if record is None:
        return Actor(caller.name, caller.key_id, _here(Via.COMMAND_LINE))
    origin = Origin(Via.API, address=record.client[:MAX_TEXT], request_id=record.request_id)
    return Actor(caller.name, caller.key_id, origin)


def actor_at_the_command_line() -> Actor:
    """Return the user of the command line: the login name, recorded in the history as ``cli:NAME``."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # the user has no name, as in a container
        name = "unknown"
    return Actor(f"cli:{name}"[:MAX_TEXT], origin=_here(Via.COMMAND_LINE))


def the_service() -> Actor:
    """Return the service itself, for changes that nobody requested."""
    return Actor("isnad", origin=_here(Via.SERVICE))


@lru_cache(maxsize=2)
def _here(via: Via) -> Origin:
    return Origin(via, host=gethostname()[:MAX_TEXT])
