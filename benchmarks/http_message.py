"""Requests as the bytes that go over the wire, so that the load generator has nothing left to do but send them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.documents import document
from benchmarks.peer import Peer, Variables

SEPARATOR = b"\0"
"""Between the requests of a file: neither JSON nor HTTP has it."""


def posted(peer: Peer, workload: str, variables: Variables) -> bytes:
    """Return the request that asks a peer for a workload."""
    body = peer.body(workload, variables)
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Content-Length": str(len(body))}
    return _head("POST", path_of(peer, workload), headers) + body


def revalidated(peer: Peer, url_query: str, etag: str) -> bytes:
    """Return the GET that asks whether the answer with this entity tag still holds."""
    return _head("GET", f"{peer.path}?{url_query}", {"Accept": "application/json", "If-None-Match": etag})


def query_of(workload: str, variables: str) -> str:
    """Return a workload and its variables (in JSON) as the query of a URL."""
    return urlencode({"query": document(workload), "variables": variables})


def path_of(peer: Peer, workload: str) -> str:
    """Return the path at which a peer answers a workload."""
    return peer.path.replace("{workload}", workload)


def write_requests(path: Path, requests: Iterable[bytes]) -> None:
    """Write a file of requests."""
    path.write_bytes(SEPARATOR.join(requests))


def _head(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()
