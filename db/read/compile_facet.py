"""Compile the facets of a list: counts of its items by value, over the filtered list and not only the page.

Facets with exactly one value per item are counted together, by one read of the list. Each facet whose values are
linked to the items takes a read of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from db.catalog import FACETS
from db.catalog.model import Facet
from db.read.compile_page import typed
from db.read.json_text import Json, json_list, json_name, json_object, json_sql, json_value
from db.read.paged_rows import PagedRows
from db.sql.plan import Field, JsonForm
from db.sql.sql import EMPTY, Sql, join, number, sql

Entity = Callable[[Field, Sql], Json]
Inputs = Callable[[Facet, Field], Mapping[str, Sql]]


def compile_facets(planned: Field, rows: PagedRows, *, entity: Entity, inputs: Inputs) -> Json:
    """Return the JSON object of a list's facets.

    ``entity`` returns the object that a field selects, given the expression of an entity's id. ``inputs`` returns a
    facet's parameters for the arguments of its field.
    """
    return _FacetCompiler(planned, rows, entity, inputs).object()


@dataclass(frozen=True, slots=True)
class _FacetCompiler:
    planned: Field
    rows: PagedRows
    entity: Entity
    inputs: Inputs

    def object(self) -> Json:
        type_name, fields = typed(self.planned)
        facets = FACETS.get(type_name, {})
        requested = dict.fromkeys(f.name for f in fields if f.name in facets)
        together = [name for name in requested if facets[name].links is None]
        if len(together) == 1:
            together = []

        def field(f: Field) -> Json:
            if f.name == "__typename":
                return json_name(type_name)
            counts = self.one_of(together.index(f.name) + 1) if f.name in together else self.alone(facets[f.name], f)
            return self.buckets(facets[f.name], f, counts)

        answer = json_object(fields, [field(f) for f in fields])
        if not together:
            return answer
        counted = self.counted_together([facets[name] for name in together])
        return (sql("(with {counted} select {answer})", counted=counted, answer=json_sql(answer)),)

    def buckets(self, facet: Facet, f: Field, counts: Sql) -> Json:
        """Return the list of the most frequent values; ``counts`` are rows of a ``value`` and its number ``n``."""
        bucket = sql("b_{child}", child=self.rows.child)
        value = sql("{bucket}.value", bucket=bucket)
        type_name, fields = typed(f)

        def part(of: Field) -> Json:
            match of.name:
                case "count":
                    return json_value(sql("{bucket}.n", bucket=bucket), JsonForm.BARE, required=True)
                case "entity":
                    return self.entity(of, value)
                case "value":
                    return json_value(sql(facet.shown, value=value), of.form, required=of.required)
                case _:
                    return json_name(type_name)

        rows = sql(
            "from {counts} as {bucket} order by {bucket}.n desc, {bucket}.value{limit}",
            counts=counts,
            bucket=bucket,
            limit=sql(" limit {size}", size=number(f.page.size)) if f.page else EMPTY,
        )
        return json_list(json_object(fields, [part(of) for of in fields]), rows=rows)

    def alone(self, facet: Facet, f: Field) -> Sql:
        """Return the counts of one facet, by one read of the list."""
        given = {"child": self.rows.child, **self.inputs(facet, f)}
        source, where = self.rows.source, self.rows.where
        value = sql(facet.value, **given)
        if facet.links is not None:
            links, linked = sql(facet.links, **given), sql(facet.where, **given)
            each = sql(
                "lateral (select {value} as value from {links} where {linked}) as l",
                value=value,
                links=links,
                linked=linked,
            )
            source, value = sql("{source}, {each}", source=source, each=each), sql("l.value")
        if facet.repeats:
            once = "(select distinct {child}.id, {value} as value from {source} where {where}) as l"
            source, where = sql(once, child=self.rows.child, value=value, source=source, where=where), sql("true")
        return sql(
            "(select {value} as value, count(*) as n from {source} where {where} group by 1)",
            value=value,
            source=source,
            where=where,
        )

    def counted_together(self, facets: Sequence[Facet]) -> Sql:
        """Return the counts of several facets, by one read of the list: each row has one facet's value set."""
        places = [number(place) for place in range(1, len(facets) + 1)]
        values = [sql("value_{place}", place=place) for place in places]
        columns = [
            sql("{shown} as {name}", shown=sql(facet.value, child=self.rows.child), name=name)
            for facet, name in zip(facets, values, strict=True)
        ]
        whiches = [
            sql("when grouping({name}) = 0 then {place}", name=name, place=place)
            for name, place in zip(values, places, strict=True)
        ]
        return sql(
            "{several} as (select case {whiches} end as which, {values}, count(*) as n"
            " from (select {columns} from {source} where {where}) as item group by grouping sets ({sets}))",
            several=self.several(),
            whiches=join(" ", whiches),
            values=join(", ", values),
            columns=join(", ", columns),
            source=self.rows.source,
            where=self.rows.where,
            sets=join(", ", [sql("({name})", name=name) for name in values]),
        )

    def one_of(self, place: int) -> Sql:
        """Return the counts of one of the facets that were counted together."""
        at = number(place)
        return sql("(select value_{at} as value, n from {several} where which = {at})", at=at, several=self.several())

    def several(self) -> Sql:
        """Return the name of the counts of several facets."""
        return sql("f_{child}", child=self.rows.child)
