"""A peer's process: started on a free port, asked until it answers, ended."""

import contextlib
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.http_message import path_of
from benchmarks.peer import Peer, Variables

POOL_SIZE = 10
START_TIMEOUT_S = 60.0
_POLL_S = 0.01


class ServerFailed(Exception):
    """A server did not start, or refused what it was asked; the message has its log, or what it answered."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running peer."""

    peer: Peer
    port: int
    pid: int

    def ask(self, workload: str, variables: Variables) -> bytes:
        """Return the answer to a workload; raises ServerFailed."""
        path, body = path_of(self.peer, workload), self.peer.body(workload, variables)
        return self.fetch("POST", path, body, {"Content-Type": "application/json"})[1]

    def fetch(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[Mapping[str, str], bytes]:
        """Return the headers, by names in lower case, and the body of an answer; raises ServerFailed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {"Accept": "application/json", **(headers or {})})
            response = connection.getresponse()
            read = response.read()
        finally:
            connection.close()
        if response.status // 100 != 2:
            raise ServerFailed(f"{self.peer.name} answered {response.status}: {read[:2000].decode(errors='replace')}")
        return {name.lower(): value for name, value in response.getheaders()}, read


@contextlib.contextmanager
def running(peer: Peer, dsn: str, log: Path) -> Iterator[Server]:
    """Start a peer and give it as soon as it accepts connections; end it when this is closed.

    Raises ServerFailed with the end of its log.
    """
    port = _free_port()
    command = peer.command(dsn, port, POOL_SIZE)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ISNAD_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command.argv,
            cwd=command.folder,
            env={**inherited, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(process, port, peer, log)
        yield Server(peer, port, process.pid)
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int, peer: Peer, log: Path) -> None:
    until = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(_POLL_S)
    said = "\n".join(log.read_text(errors="replace").splitlines()[-20:])
    raise ServerFailed(f"{peer.name} did not start:\n{said}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
