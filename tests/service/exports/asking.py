"""Asking for exports."""

import io
import zipfile
from typing import Any

import httpx2

LISTS = ("articles", "quotes", "claims", "events", "timeline", "annotations")


async def exported(client: httpx2.AsyncClient, address: str) -> httpx2.Response:
    """Return an export; fails where there is none."""
    answer = await client.get(f"/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer


def words_of(content: bytes) -> str:
    """Return all that an export says; of a workbook what is in all of its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(each).decode() for each in parts.namelist())


async def everything(client: httpx2.AsyncClient, address: str) -> list[dict[str, Any]]:
    """Return all items of a list of REST, page by page; of a timeline its events."""
    found: list[dict[str, Any]] = []
    following: str | None = f"/v1/{address}{'&' if '?' in address else '?'}first=100"
    while following:
        page = (await client.get(following)).json()
        found += page["nodes"] if "nodes" in page else [edge["node"] for edge in page["edges"]]
        following = page["next"]
    return found


async def slugs(client: httpx2.AsyncClient) -> list[str]:
    """Return the slugs of all articles."""
    return [each["slug"] for each in await everything(client, "articles")]
