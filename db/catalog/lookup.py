"""The catalog entry of looking things up by what people type: keys, slugs, addresses, beginnings of ids."""

from db.catalog.change import NODES
from db.catalog.model import Fields, Input, Many, NodeOf, columns
from db.lookup.candidates import CALLED, CANDIDATES, COMPLETION_INPUTS, COMPLETIONS, INPUTS, KEYED
from db.sql.convert import as_change_types

_TYPES = {"types": Input("types", lambda value: as_change_types(value) or None, "text[]")}

LOOKUP = Many(
    "Match",
    CANDIDATES + " {child}",
    "true",
    "{child}.place, {child}.rank, {child}.likeness desc, {child}.type, {child}.id",
    inputs={**_TYPES, **{name: Input("reference", convert, cast) for name, (convert, cast) in INPUTS.items()}},
)

COMPLETION = Many(
    "Match",
    COMPLETIONS + " {child}",
    "true",
    "{child}.key, {child}.type, {child}.id",
    inputs={
        **_TYPES,
        **{name: Input("beginning", convert, cast) for name, (convert, cast) in COMPLETION_INPUTS.items()},
    },
)

MATCH: Fields = {
    **columns(
        fit="case {row}.rank when 0 then 'EXACT' when 1 then 'BEGINNING' else 'SIMILAR' end",
        type="upper({row}.type)",
        nodeId="{row}.id",
        key=KEYED,
        name=CALLED,
    ),
    "node": NodeOf("{row}.type", "{row}.id", NODES),
}
