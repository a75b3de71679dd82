"""The catalog entry of an item's history: its rows in the change log, the newest first."""

from db.catalog.model import Fields, ListField, Order, columns

HISTORY = ListField(
    "HistoryEntry",
    "@change {child}",
    "{child}.id = {row}.id",
    {"NEWEST": Order("history", (("{child}.seq", "bigint"),), descending=True)},
)

HISTORY_ENTRY: Fields = columns(
    version="{row}.version",
    at="{row}.at",
    op="upper({row}.op)",
    reason="upper({row}.reason)",
    fields="coalesce({row}.fields, array[]::text[])",
    by='{row}."by"',
    byKey="{row}.by_key_id",
    note="{row}.note",
    decision="{row}.decision",
)
