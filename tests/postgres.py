"""PostgreSQL beside the server of the tests: programs of the version that is wanted, and a server of them."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from db.embedded import EmbeddedDatabaseFailed, _account, _as_account, wheel_binaries

OLDEST = Path("/usr/lib/postgresql/15/bin")
"""Where Debian and Ubuntu put the oldest PostgreSQL that is supported (the package postgresql-15)."""


def newest_programs() -> Path:
    """Return the folder of the programs of the embedded PostgreSQL."""
    return wheel_binaries()


def oldest_programs() -> Path | None:
    """Return the folder of the programs of the oldest PostgreSQL that is supported; None if they are not there."""
    return OLDEST if all((OLDEST / name).exists() for name in ("initdb", "pg_ctl", "pg_dump")) else None


@contextmanager
def server_of(programs: Path, folder: Path) -> Iterator[str]:
    """Start a new server, with its data in a folder, for as long as this is open; give the address of its first database."""
    account = _account()
    folder.mkdir(mode=0o700)
    if account:
        owner = pwd.getpwnam(account)
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def run(program: str, *arguments: str) -> None:
        command = (*_as_account(account), str(programs / program), *arguments)
        with (folder.parent / f"{program}.log").open("wb") as log:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", check=False)
        if done.returncode:
            raise EmbeddedDatabaseFailed((folder.parent / f"{program}.log").read_text())

    data = str(folder / "data")
    run("initdb", f"--pgdata={data}", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c autovacuum=off"
    run("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", settings)
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='/')}"
    finally:
        run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
        shutil.rmtree(folder, ignore_errors=True)
