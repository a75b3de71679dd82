"""Exports answered by REST and at feed addresses: callers pay for what is read, and a file has the headers of its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from service.access.admission import Admission
from service.exports.formats import Format
from service.exports.reader import ExportReader, ExportReading
from service.exports.request import Site, export
from service.header import Header
from service.parameters.rest_answer import ResponseBody
from service.parameters.rest_request import ResourceRequest
from service.request.caller import Caller
from service.request.host import base_of


@dataclass(frozen=True, slots=True)
class ExportAnswers:
    """The dependencies of exports.

    ``public_url`` is the address of the service, None to use the requested host; ``refresh_s`` are the seconds after
    which a calendar should ask again.
    """

    reader: ExportReader
    admission: Admission
    public_url: str | None
    refresh_s: int

    async def answer(
        self, form: Format, asked: ResourceRequest, caller: Caller, origin: tuple[str, Mapping[bytes, bytes]]
    ) -> tuple[ResponseBody, str, list[Header]]:
        """Return the body of an export, its media type, and the header with its file name; raises an error if refused.

        ``origin`` is the scheme and the headers of the request.
        """
        return await self.answer_at(self.site(origin), form, asked, caller)

    def site(self, origin: tuple[str, Mapping[bytes, bytes]]) -> Site:
        """Return the site of exports for a request of this scheme and with these headers."""
        scheme, headers = origin
        return Site(base_of(headers, scheme, self.public_url), self.refresh_s)

    async def answer_at(
        self, site: Site, form: Format, asked: ResourceRequest, caller: Caller
    ) -> tuple[ResponseBody, str, list[Header]]:
        """Return the body of an export read at a site, its media type, and the header with its file name."""
        weigh = partial(self.admission.weigh, caller)
        reading = ExportReading(asked, caller.sees, _Bill(self.admission, caller).spend, weigh)
        made = await export(self.reader, form, reading, site)
        way = "attachment" if form.is_saved else "inline"
        named = (b"content-disposition", f'{way}; filename="{made.file_name}"'.encode())
        return made.body, form.content_type, [named]


class _Bill:
    """The bill for one export: a caller admitted to its first statement gets all of it, and owes the rest."""

    def __init__(self, admission: Admission, caller: Caller) -> None:
        self._admission, self._caller, self._is_open = admission, caller, False

    def spend(self, cost: int) -> None:
        """Charge a statement; only the first can raise RateLimited."""
        if self._is_open:
            self._admission.count(self._caller, cost)
        else:
            self._admission.take(self._caller, cost)
        self._is_open = True
