"""Searching as a caller does: through the schema, the compiled plan and PostgreSQL."""

from typing import Any

from db.postgres.pool import Pool
from tests.support.service.asking import answer

SEARCH = """
query ($text: String!, $types: [SearchType!], $language: Language, $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, types: $types, language: $language, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { __typename }
    edges {
      cursor
      score
      node {
        __typename
        ... on Article { id slug body headline }
        ... on Quote { id text }
        ... on Claim { id text }
        ... on Event { id title(language: "en") }
        ... on Entity { id name(language: "en") }
      }
      highlights { field language text start end utf16Start utf16End within }
    }
  }
}
"""


async def search(pool: Pool, text: str, **variables: object) -> Any:
    """Return the connection that a search answers."""
    return (await answer(pool, SEARCH, text=text, **variables))["search"]


def nodes(found: Any) -> list[Any]:
    """Return the nodes of a connection."""
    return [edge["node"] for edge in found["edges"]]
