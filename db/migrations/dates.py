"""Find dates that editors gave beside the article's words: they differ from what the words resolve to."""

from typing import LiteralString

from sqlalchemy.util import await_only

from db.migrations.apply import driver_connection
from editorial.date.dates import resolve

_ARTICLES: tuple[tuple[LiteralString, LiteralString, LiteralString], ...] = (
    ("quote", "article a", "a.id = t.article_id"),
    ("quantity", "claim c join article a on a.id = c.article_id", "c.id = t.claim_id"),
    ("event", "article a", "a.id = t.given_by"),
)
"""The tables with dates, and the SQL that finds the article whose language applies."""


def mark_given_dates() -> None:
    """Mark the dates with words whose EDTF was given, in the current migration, without keeping past rows."""
    connection = driver_connection()
    for table, articles, condition in _ARTICLES:
        dates = await_only(
            connection.fetch(
                "select distinct t.expression, t.base, t.edtf, a.language::text as language"  # noqa: S608  literals
                " from "
                + table
                + " t, "
                + articles
                + " where "
                + condition
                + " and t.expression <> '' and t.edtf <> ''"
            )
        )
        given = [row for row in dates if row["base"] is None or resolve(row[0], row[1], row[3]) != row["edtf"]]
        if not given:
            continue
        await_only(connection.execute("alter table " + table + " disable trigger keep_past"))
        await_only(
            connection.execute(
                "update " + table + " t set edtf_given = true"  # noqa: S608  literals
                " from unnest($1::text[], $2::date[], $3::text[], $4::text[]) as n (expression, base, edtf, language), "
                + articles
                + " where "
                + condition
                + " and (t.expression, t.edtf, a.language) = (n.expression, n.edtf, n.language)"
                " and t.base is not distinct from n.base",
                *(list(column) for column in zip(*given, strict=True)),
            )
        )
        await_only(connection.execute("alter table " + table + " enable trigger keep_past"))
