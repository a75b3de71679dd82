"""A JSON object of the answer: its keys, its values, whatever their number."""

from collections.abc import Sequence

from db.convert import as_text
from db.plan import Constant, Field
from db.sql import Sql, join, parameter, sql, word

PAIRS_PER_CALL = 50
"""A function of PostgreSQL takes at most 100 arguments."""


def json_object(fields: Sequence[Field], values: Sequence[Sql]) -> Sql:
    """Return the JSON object that has for each field its value, in the order of the fields."""
    pairs = [sql("{key}, {value}", key=_key(f), value=value) for f, value in zip(fields, values, strict=True)]
    if len(pairs) <= PAIRS_PER_CALL:
        return _build(pairs)
    chunks = [_build(pairs[start : start + PAIRS_PER_CALL]) for start in range(0, len(pairs), PAIRS_PER_CALL)]
    bare = [sql("substr({chunk}::text, 2, length({chunk}::text) - 2)", chunk=chunk) for chunk in chunks]
    return sql("('{{' || {bare} || '}}')::json", bare=join(" || ', ' || ", bare))


def selected(planned: Field, type_name: str) -> tuple[Field, ...]:
    """Return the fields that are wanted of an object of this type under ``planned``."""
    return planned.selection.by_type.get(type_name, ()) if planned.selection else ()


def _build(pairs: Sequence[Sql]) -> Sql:
    return sql("json_build_object({pairs})", pairs=join(", ", pairs))


def _key(planned: Field) -> Sql:
    """Return a key of the answer: a field's own name as it stands, an alias (a caller's text) as a parameter."""
    if planned.key == planned.name:
        return word(planned.key)
    return parameter(Constant(planned.key), as_text, "text", planned.path)
