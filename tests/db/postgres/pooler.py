"""PgBouncer in front of a test's database, if this machine has it."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from db.postgres.embedded import as_account, server_account

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
needs_pgbouncer = pytest.mark.skipif(
    PROGRAM is None or "DATABASE_URL" in os.environ,
    reason="needs pgbouncer, and the embedded server behind it (no DATABASE_URL)",
)


@contextmanager
def pgbouncer(folder: Path, dsn: str, *, mode: str, sessions: int) -> Iterator[str]:
    """Give the address of the database at ``dsn`` through a PgBouncer that keeps at most ``sessions`` sessions.

    ``folder`` is where its files go; it listens on loopback alone.
    """
    port, place = _free_port(), urlsplit(dsn)
    database, host = place.path[1:], parse_qs(place.query)["host"][0]
    settings = folder / "pgbouncer.ini"
    settings.write_text(
        f"[databases]\n{database} = host={host} user={place.username}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        f"pool_mode = {mode}\ndefault_pool_size = {sessions}\nlogfile = {folder}/log\n"
    )
    (folder / "log").touch()
    (folder / "log").chmod(0o666)
    command = [*as_account(server_account()), str(PROGRAM), str(settings)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield f"postgresql://{place.username}@127.0.0.1:{port}/{database}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("PgBouncer did not start")
