"""A kind of annotation that there is not, as the description has it."""

from collections.abc import Mapping

_TABLE = """
REACTION = ItemTable(
    "reaction",
    ("id",),
    (
        *_bare("article_id", "start_offset"),
        Column("words", "words", holds=Holds.WORDING),
        Column("person_id", "person", refers_to="entity"),
    ),
    is_hiding=True,
)
REACTION_LINK = ItemTable(
    "reaction_link",
    ("reaction_id", "ordinal"),
    (Column("url", "url", holds=Holds.ADDRESS),),
    owner="reaction_id",
    field="links",
)

SPAN = ItemTable("""

_TYPE = """
    ItemType(
        "reaction",
        "Reaction",
        "reactions",
        Standing.IN_ARTICLE,
        tables.REACTION,
        (tables.SPAN, tables.REACTION_LINK),
    ),
)
\"\"\"In the order in which"""

DESCRIBED: Mapping[str, tuple[str, str]] = {
    "db/item/table.py": ("SPAN = ItemTable(", _TABLE.lstrip()),
    "db/item/type.py": (')\n"""In the order in which', _TYPE.lstrip("\n")),
}
"""What is written into the description alone."""
