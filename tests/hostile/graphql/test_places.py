"""Hostile values at every place of the schema that takes one."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from random import Random

import pytest

from schema.build import core_schema
from tests.hostile.asking import Asked, ask
from tests.hostile.conftest import ROUNDS, Besieged
from tests.hostile.input.places import LITERAL, places_of, places_of_openapi
from tests.hostile.input.values import literals, texts, values
from tests.hostile.promise import broken

PER_PLACE = 8


@lru_cache(maxsize=64)
def hostile(kind: str) -> tuple[object, ...]:
    """Return the hostile values for a place of this kind."""
    return tuple(literals(kind.removeprefix(LITERAL)) if kind.startswith(LITERAL) else values(kind))


def requests(seed: int) -> Iterator[Asked]:
    """Give for every place of the schema some of the hostile values, others with each seed; and each value somewhere."""
    chance, untried = Random(seed), dict[str, list[object]]()
    for place in places_of(core_schema()):
        left = untried.setdefault(place.kind, [])
        for _ in range(PER_PLACE):
            if not left:
                left.extend(hostile(place.kind))
                chance.shuffle(left)
            yield place.ask(left.pop())


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_hostile_value_is_answered_as_promised_wherever_it_stands(besieged: Besieged, seed: int) -> None:
    found: Counter[str] = Counter()
    for asked in requests(seed):
        answer = await ask(besieged.app, asked)
        found.update(f"{asked.name[:200]}: {fault}: {asked.body[:200]!r}" for fault in broken(answer))
    assert dict(found) == {}


def test_every_argument_and_every_input_field_is_such_a_place() -> None:
    names = [place.name for place in places_of(core_schema())]
    root = core_schema().query_type
    assert root is not None
    for name, field in root.fields.items():
        for argument in field.args:
            assert any(f"{{ {name}(" in place and f"{argument}: □" in place for place in names), (name, argument)
    for kind in core_schema().type_map.values():
        for name in getattr(kind, "fields", {}) if kind.name.endswith(("Filter", "By")) else ():
            assert any(f"{{{name}: □" in place for place in names), (kind, name)


def test_the_places_of_an_openapi_document_are_its_parameters() -> None:
    document = {
        "paths": {
            "/v1/quotes/{id}": {
                "parameters": [{"name": "id", "in": "path", "schema": {"type": "string", "format": "uuid"}}],
                "get": {"parameters": [{"name": "fields", "in": "query"}, {"name": "accept", "in": "header"}]},
            }
        }
    }
    found = list(places_of_openapi(document))
    assert [place.name for place in found] == ["/v1/quotes/{id} id", "/v1/quotes/{id} fields"]
    for text in texts():
        in_path, in_query = (place.ask(text) for place in found)
        assert in_path.path.startswith("/v1/quotes/")
        assert in_path.path.count("/") == 3
        assert in_query.query_string.startswith(b"fields=")
        assert in_query.query_string.isascii()
