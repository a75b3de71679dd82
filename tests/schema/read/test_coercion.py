"""Variables and arguments: what is accepted, what is refused, and what each argument comes to, as graphql-core has it.

Documents and variables are made by chance, always the same. ``ISNAD_COERCION_EXAMPLES=20000 pytest
tests/schema/read/test_coercion.py`` makes that many documents, others in each run.
"""

import os
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from graphql import DocumentNode, GraphQLObjectType, get_named_type, parse

import schema.operation.payload
import schema.request.live
import schema.request.request
from db.read.compile import Compiled, compile_plan
from db.sql.errors import ReadRefused
from db.sql.plan import Argument, Field, Operand, ReadPlan, value_of
from db.sql.visibility import Visibility
from schema.base.errors import DocumentInvalid, RequestRefused
from schema.base.readable import DEFAULT_FACET_SIZE, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from schema.build import core_schema
from schema.mutation import OPERATIONS
from schema.read.limits import MOST, Limits
from schema.read.planner import MAX_IDS
from schema.request.request import ReadRequest, RequestReader
from tests.hostile.input.places import AN_ID
from tests.schema.read.careless import Careless
from tests.schema.read.reference import Executed, Place, Selected, executed, is_valid, reference_schema

EXAMPLES = int(os.environ.get("ISNAD_COERCION_EXAMPLES", "160"))
SEED = secrets.token_hex(4) if "ISNAD_COERCION_EXAMPLES" in os.environ else "the same"
PARTS = 4
SETS_OF_VARIABLES = 4
ANYTHING = Limits(tokens=MOST, depth=MOST, aliases=MOST, fields=MOST, cost=MOST)
PAGING = ("first", "last", "after", "before")
OURS = {"PAGE_SIZE_OUT_OF_RANGE", "ARGUMENT_INVALID", "TOO_MANY_IDS"}
"""Refusals that are rules of ours, which the specification leaves open."""

Plans = dict[Compiled, ReadPlan]


@contextmanager
def plans_kept() -> Iterator[Plans]:
    """Keep the plan beside each statement that is compiled from one."""
    plans: Plans = {}

    def compiling(plan: ReadPlan, visibility: Visibility) -> Compiled:
        compiled = compile_plan(plan, visibility)
        plans[compiled] = plan
        return compiled

    with pytest.MonkeyPatch.context() as patch:
        for module in (schema.request.request, schema.operation.payload, schema.request.live):
            patch.setattr(module, "compile_plan", compiling)
        yield plans


@dataclass(frozen=True, slots=True)
class Bound:
    """A request with the plans that it may be answered by."""

    request: ReadRequest
    plans: Plans

    def selected(self) -> dict[Place, Selected]:
        """Return what each place selects that is read from the database, or followed."""
        prepared = self.request.prepared
        if prepared.live is not None:
            return dict(self.of_fields("Subscription", [prepared.live.field]))
        found = dict(self.of_plan("Query", prepared.compiled))
        for write in prepared.writes.writes if prepared.writes else ():
            for (kind, path), selected in self.of_plan("", write.payload.compiled):
                found[kind, (write.key, *path)] = selected
        return found

    def of_plan(self, root: str, compiled: Compiled | None) -> Iterator[tuple[Place, Selected]]:
        if compiled is not None:
            yield from self.of_fields(root, self.plans[compiled].fields)

    def of_fields(self, kind: str, fields: Sequence[Field]) -> Iterator[tuple[Place, Selected]]:
        for each in fields:
            if each.name != "__typename":
                if kind:  # what stands at the root of a payload's plan is ours
                    yield (kind, each.path), (each.name, self.arguments(each))
                for name, below in each.selection.by_type.items() if each.selection else ():
                    yield from self.of_fields(name, below)

    def arguments(self, planned: Field) -> dict[str, object]:
        """Return the arguments of a field, those of its page as what they come to."""
        found = {name: self.value(each) for name, each in planned.arguments.items()}
        if planned.page is not None:
            page = planned.page
            cursors = [self.value(each) if each else None for each in (page.after, page.before)]
            found["page"] = (page.size, page.backwards, *cursors)
        return found

    def value(self, argument: Argument) -> object:
        if isinstance(argument, Operand):
            return plain(value_of(argument, self.request.variables))
        return {name: self.value(each) for name, each in argument.items()}


def plain(value: object) -> object:
    """Return a value in which null is the same as nothing given: so all arguments that read are."""
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items() if each is not None}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def expected(place: Place, selected: Selected) -> dict[str, object]:
    """Return the arguments that the executor gave, in the form of a plan's."""
    name, given = selected[0], dict(selected[1])
    kind = reference_schema().type_map[place[0]]
    assert isinstance(kind, GraphQLObjectType)
    definition = kind.fields[name]
    page: dict[str, object] = {}
    if "first" in definition.args:
        is_list = get_named_type(definition.type).name.endswith("Connection")
        first, last, after, before = (given.pop(each, None) for each in PAGING)
        size = last if last is not None else first
        default = DEFAULT_PAGE_SIZE if is_list else DEFAULT_FACET_SIZE
        page["page"] = (default if size is None else size, last is not None, after, before)
    return {each: plain(value) for each, value in given.items() if value is not None} | page


def is_refused_by_us(found: Executed) -> bool:
    """Return whether an argument is beyond what we answer: two ends of a list, a page or a list of ids that is too long."""
    for _, given in found.selected.values():
        first, last, ids = (given.get(each) for each in ("first", "last", "ids"))
        if first is not None and last is not None:
            return True
        if any(isinstance(size, int) and not 0 <= size <= MAX_PAGE_SIZE for size in (first, last)):
            return True
        if isinstance(ids, list) and len(ids) > MAX_IDS:
            return True
    return False


def hold(reader: RequestReader, plans: Plans, asks: tuple[str, DocumentNode], variables: Mapping[str, Any]) -> str:
    """Hold what we make of a valid document against what the executor does; return how it ended."""
    text, document = asks
    reference = executed(document, variables)
    request = read(reader, text, variables)
    if isinstance(request, RequestRefused):
        hold_refusal(request, reference, (text, variables))
        return "refused"
    assert reference.errors == [], (text, variables)
    assert not is_refused_by_us(reference), (text, variables)
    selected = Bound(request, plans).selected()
    wanted = {
        place: each
        for place, each in reference.selected.items()
        if place in selected or is_planned(place, each, request)
    }
    assert selected == {place: (each[0], expected(place, each)) for place, each in wanted.items()}, (text, variables)
    hold_operations(request, reference)
    bind(request, variables, reader)
    return "accepted"


def read(reader: RequestReader, text: str, variables: Mapping[str, Any]) -> ReadRequest | RequestRefused:
    try:
        return reader.read(text, None, variables)
    except RequestRefused as refused:
        return refused


def hold_refusal(refused: RequestRefused, found: Executed, asks: object) -> None:
    """Hold a refusal to having a reason: the executor refuses it too, or one of our rules does, or nothing is left of it."""
    if refused.code in OURS:
        assert is_refused_by_us(found) or found.errors or not found.selected, (refused, asks)
    else:
        assert refused.code == "VARIABLES_INVALID", (refused, asks)
        assert found.errors, (refused, asks)


def is_planned(place: Place, selected: Selected, request: ReadRequest) -> bool:
    """Return whether a field has to be in a plan: of a mutation only what has arguments need be, and is no operation."""
    return request.prepared.writes is None or (place[0] != "Mutation" and bool(selected[1]))


def hold_operations(request: ReadRequest, reference: Executed) -> None:
    """Hold what a mutation asks of its operations against what the executor's arguments ask of them."""
    for write in request.prepared.writes.writes if request.prepared.writes else ():
        name, given = reference.selected["Mutation", (write.key,)]
        assert isinstance(given["input"], Mapping)
        assert write.request(request.variables) == OPERATIONS[name].request_of(given["input"])


def bind(request: ReadRequest, given: Mapping[str, Any], reader: RequestReader) -> None:
    """Make the values that PostgreSQL is sent, and what the executor is left: nothing fails but what is refused."""
    prepared = request.prepared
    if prepared.compiled is not None:
        with suppress(ReadRefused):
            prepared.compiled.statement.bind(request.variables)
    if prepared.rest is not None:
        assert reader.run_rest(prepared.rest, given).errors is None


@pytest.mark.parametrize("part", range(PARTS))
def test_arguments_come_to_what_the_executor_makes_of_them(part: int) -> None:
    ends: Counter[str] = Counter()
    for number in range(part, EXAMPLES, PARTS):
        writer = Careless(reference_schema(), Random(f"{SEED} {number}"), [AN_ID])
        text = writer.document()
        reader = RequestReader(core_schema(), ANYTHING)
        if not is_valid(text) or writer.breaks_one_of:
            ends["invalid"] += 1
            with pytest.raises(DocumentInvalid):
                reader.read(text, None, {})
            continue
        with plans_kept() as plans:
            asks = (text, parse(text))
            for _ in range(SETS_OF_VARIABLES):
                ends[hold(reader, plans, asks, writer.given())] += 1
    assert min(ends[each] for each in ("invalid", "refused", "accepted")) > 0, ends
