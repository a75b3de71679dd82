"""A service of advisories on this machine: what OSV and the npm registry would answer, or what they ought not to."""

import gzip
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.dependencies import npm_audit, python_audit

OSV_PATH, BULK_PATH = "/v1/query", "/-/npm/v1/security/advisories/bulk"

Known = Mapping[tuple[str, str], tuple[str, str]]
"""The id of a vulnerability and the version that mends it, by package and version."""

LONG_KNOWN: Known = {
    python_audit.KNOWN: ("PYSEC-2019-217", "2.10.1"),
    npm_audit.KNOWN: ("GHSA-35jh-r3h4-6jhm", "4.17.21"),
}
"""What every audit asks first."""


@contextmanager
def advisories(known: Known = LONG_KNOWN, *, instead: bytes | None = None, status: int = 200) -> Iterator[str]:
    """Serve what is known, or one answer ``instead`` of all; give the address."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            asked = json.loads(gzip.decompress(body) if self.headers.get("content-encoding") == "gzip" else body)
            self._answer(_of_osv(known, asked) if self.path == OSV_PATH else _of_npm(known, asked))

        def do_GET(self) -> None:
            name = self.path.strip("/")
            versions = {version: {"name": name, "version": version} for each, version in known if each == name}
            self._answer({"name": name, "dist-tags": {}, "versions": versions})

        def _answer(self, value: object) -> None:
            content = json.dumps(value).encode() if instead is None else instead
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as it is named there)
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _of_osv(known: Known, asked: Mapping[str, object]) -> object:
    package = asked["package"]
    assert isinstance(package, dict)
    assert package["ecosystem"] == "PyPI"
    told = known.get((package["name"], str(asked["version"])))
    if told is None:
        return {}
    events = [{"introduced": "0"}, {"fixed": told[1]}]
    affected = {"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    return {"vulns": [{"id": told[0], "summary": "a fault", "affected": [affected]}]}


def _of_npm(known: Known, asked: Mapping[str, list[str]]) -> object:
    return {
        name: [
            _advisory(number, *known[name, version])
            for number, version in enumerate(versions)
            if (name, version) in known
        ]
        for name, versions in asked.items()
        if any((name, version) in known for version in versions)
    }


def _advisory(number: int, name: str, fixed: str) -> object:
    url = f"https://github.com/advisories/{name}"
    return {"id": number, "url": url, "title": "a fault", "severity": "high", "vulnerable_versions": f"<{fixed}"}
