"""PostgreSQL beside the server of the tests: programs of the version that is wanted, and a server of them."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from db.postgres.embedded import EmbeddedDatabaseFailed, as_account, server_account, wheel_binaries

OLDEST = Path("/usr/lib/postgresql/15/bin")
"""Where Debian and Ubuntu put the oldest PostgreSQL that is supported (the package postgresql-15)."""


QUICK = "listen_addresses = ''\nfsync = off\nautovacuum = off\n"
"""Settings of a server that lives for one test."""


def newest_programs() -> Path:
    """Return the folder of the programs of the embedded PostgreSQL."""
    return wheel_binaries()


def oldest_programs() -> Path | None:
    """Return the folder of the programs of the oldest PostgreSQL that is supported; None if they are not there."""
    return OLDEST if all((OLDEST / name).exists() for name in ("initdb", "pg_ctl", "pg_dump")) else None


@contextmanager
def server_of(programs: Path, folder: Path, *, configuration: str = "", backup: Path | None = None) -> Iterator[str]:
    """Start a server with its data in a new folder, for as long as this is open; give the address of its first database.

    ``configuration`` is added to its own; with a ``backup`` it recovers from that.
    """
    account, data = server_account(), folder / "data"
    folder.mkdir(mode=0o700)

    def run(program: str, *arguments: str) -> None:
        command = (*as_account(account), str(programs / program), *arguments)
        with (folder.parent / f"{program}.log").open("wb") as log:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", check=False)
        if done.returncode:
            server_log = (folder / "log").read_text() if (folder / "log").exists() else ""
            raise EmbeddedDatabaseFailed((folder.parent / f"{program}.log").read_text() + server_log)

    _own(folder, account)
    if backup is None:
        encoding = ("--encoding=UTF8", "--locale=C.UTF-8")
        run("initdb", f"--pgdata={data}", "--username=postgres", "--auth=trust", *encoding)
    else:
        shutil.copytree(backup, data)
        (data / "recovery.signal").touch()
        data.chmod(0o700)
        _own(data, account)
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(f"{QUICK}unix_socket_directories = '{folder}'\n{configuration}\n")
    run("pg_ctl", "start", "-w", "-D", str(data), "-l", str(folder / "log"))
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='/')}"
    finally:
        run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(data))
        shutil.rmtree(folder, ignore_errors=True)


def _own(folder: Path, account: str | None) -> None:
    if account:
        owner = pwd.getpwnam(account)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)
