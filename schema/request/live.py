"""From a subscription to the plan that runs after every write: the same plans as for queries.

``changes`` becomes the list of the same name, read on from a cursor that advances; ``articleChanged`` becomes the
look-up of the article.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphql import GraphQLError, GraphQLObjectType

from db.read.compile import Compiled, compile_plan
from db.sql.convert import as_change_types, as_id, as_text
from db.sql.plan import Argument, Field, JsonForm, Operand, PageSlice, ReadPlan, Selection, Variable, value_of
from db.sql.visibility import Visibility
from schema.base.errors import ArgumentInvalid
from schema.read.planner import plan_field
from schema.read.selection import Collector, Selected

CHANGES = "changes"
MAX_BATCH = 100
"""The most changes that are read at once; fewer if each of them is costly."""

AFTER = "$after"
"""The variable that carries the cursor; no variable of a document can have this name."""


@dataclass(frozen=True, slots=True)
class Live:
    """A subscription ready to run.

    ``compiled`` reads up to ``batch`` changes after the cursor, or the article as it stands. ``field`` has the
    arguments.
    """

    key: str
    field: Field
    compiled: Compiled
    batch: int
    visibility: Visibility

    @property
    def is_log(self) -> bool:
        """Whether it follows the change log, rather than one article."""
        return self.field.name == CHANGES

    def after(self, variables: Mapping[str, object]) -> str | None:
        """Return the cursor, or the named place, to begin after; None if the subscription gives neither."""
        value = self._value("after", variables)
        return None if value is None else as_text(value)

    def types(self, variables: Mapping[str, object]) -> frozenset[str] | None:
        """Return the requested types in the change log's words; None for all."""
        value = self._value("types", variables)
        return None if value is None else frozenset(as_change_types(value))

    def article(self, variables: Mapping[str, object]) -> str:
        """Return the id of the article to follow; raises InvalidId."""
        return str(as_id(self._value("id", variables)))

    def _value(self, name: str, variables: Mapping[str, object]) -> object:
        argument = self.field.arguments.get(name)
        return value_of(argument, variables) if isinstance(argument, Operand) else None


def plan_live(
    collector: Collector, root: GraphQLObjectType, selected: Selected, most: int, visibility: Visibility
) -> Live:
    """Return the plan of a subscription, which reads at most ``most`` changes at once.

    Raises ArgumentInvalid if directives leave nothing of it, and what planning a query raises.
    """
    if not selected:
        raise ArgumentInvalid(
            [GraphQLError("the subscription selects nothing, because its field is skipped: include it")]
        )
    ((key, nodes),) = selected.items()
    field, batch = plan_field(collector, root, key, nodes), min(most, MAX_BATCH)
    log_or_article = _log(field, batch) if field.name == CHANGES else _article(field)
    return Live(key, field, compile_plan(ReadPlan((log_or_article,)), visibility), batch, visibility)


def _log(field: Field, batch: int) -> Field:
    cursor = Field("cursor", "cursor", form=JsonForm.WORD, required=True)
    node = Field("node", "node", selection=field.selection, required=True)
    edges = Field("edges", "edges", selection=Selection({"ChangeEdge": (cursor, node)}), required=True)
    given: dict[str, Argument] = {name: value for name, value in field.arguments.items() if name == "types"}
    return replace(
        field,
        key=CHANGES,
        arguments=given,
        selection=Selection({"ChangeConnection": (edges,)}),
        page=PageSlice(batch, after=Variable((AFTER,))),
        path=(field.key,),
    )


def _article(field: Field) -> Field:
    return replace(field, key="article", name="article", arguments={"by": {"id": field.arguments["id"]}})
