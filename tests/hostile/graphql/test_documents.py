"""Documents made by hand: each is answered or refused as promised, and at a bounded cost of work."""

import sys
from types import FrameType

import pytest

from schema.base.errors import RequestRefused
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from tests.hostile.asking import ask, got, not_hung, posted
from tests.hostile.conftest import Besieged
from tests.hostile.input.documents import documents
from tests.hostile.promise import broken

MAX_CALLS = 1_200_000
"""Calls of functions that reading one document may take: about half a second's."""

CASES = [pytest.param(*case, id=case[0]) for case in documents()]


@pytest.mark.parametrize(("name", "text", "variables"), CASES)
async def test_a_hostile_document_is_answered_as_promised(
    besieged: Besieged, name: str, text: str, variables: object
) -> None:
    for asked in (posted(name, text, variables), got(name, text, variables)):
        assert list(broken(await ask(besieged.app, asked))) == []


@pytest.mark.parametrize(("name", "text", "variables"), CASES)
def test_a_hostile_document_costs_bounded_work(name: str, text: str, variables: object) -> None:
    reader, calls = RequestReader(core_schema(), Limits()), 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    with not_hung(name):
        sys.setprofile(count)
        try:
            reader.read(text, None, variables if isinstance(variables, dict) else {})
        except RequestRefused:
            pass
        finally:
            sys.setprofile(None)
    assert calls <= MAX_CALLS
