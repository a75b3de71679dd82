"""How REST answers exports: callers pay for what is read, and the answer has the headers of its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from service.access.admission import Admission
from service.errors.http import Header
from service.exports.formats import Format
from service.exports.reader import ExportReader, ExportReading
from service.exports.request import Site, export
from service.parameters.rest_answer import ResponseBody
from service.parameters.rest_request import ResourceRequest
from service.request.caller import Caller
from service.request.host import base_of


@dataclass(frozen=True, slots=True)
class ExportDoor:
    """What exports are answered with.

    ``public_url`` is the address of the service, None for the one that it is asked by; ``refresh_s`` are the seconds after
    which a calendar asks again.
    """

    reader: ExportReader
    admission: Admission
    public_url: str | None
    refresh_s: int

    async def answer(
        self, form: Format, asked: ResourceRequest, caller: Caller, origin: tuple[str, Mapping[bytes, bytes]]
    ) -> tuple[ResponseBody, str, list[Header]]:
        """Return the body of an export, its media type, and the headers that a file of it has; raises what is refused.

        ``origin`` are the scheme and the headers of the request.
        """
        return await self.answer_at(self.site(origin), form, asked, caller)

    def site(self, origin: tuple[str, Mapping[bytes, bytes]]) -> Site:
        """Return where exports are read, for a request of this scheme and with these headers."""
        scheme, headers = origin
        return Site(base_of(headers, scheme, self.public_url), self.refresh_s)

    async def answer_at(
        self, site: Site, form: Format, asked: ResourceRequest, caller: Caller
    ) -> tuple[ResponseBody, str, list[Header]]:
        """Return the body of an export that is read somewhere, its media type, and the headers that a file of it has."""
        weigh = partial(self.admission.weigh, caller)
        reading = ExportReading(asked, caller.sees, _Bill(self.admission, caller).spend, weigh)
        made = await export(self.reader, form, reading, site)
        way = "attachment" if form.is_saved else "inline"
        named = (b"content-disposition", f'{way}; filename="{made.file_name}"'.encode())
        return made.body, form.content_type, [named]


class _Bill:
    """What a caller pays for one export: who may have its first statement gets all of it, and owes what is more."""

    def __init__(self, admission: Admission, caller: Caller) -> None:
        self._admission, self._caller, self._is_open = admission, caller, False

    def spend(self, cost: int) -> None:
        """Count a statement; raises RateLimited before the first one."""
        if self._is_open:
            self._admission.count(self._caller, cost)
        else:
            self._admission.take(self._caller, cost)
        self._is_open = True
