"""A real nginx in front of a service, on a port of its own, with the settings that the page on the feed shows."""

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

CONFIGURATION = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/errors notice;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    log_format asked '$status $http_user_agent';
    access_log {folder}/asked asked;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {location}
    }}
}}
"""


def nginx() -> str:
    """Return the path of nginx; without one, skip."""
    found = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin")))
    if found is None:
        pytest.skip("no nginx here: install it (apt-get install nginx-light)")
    return found


class Proxy:
    """A running nginx: ``address`` is where it answers, ``behind`` where it looks for the service."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.behind = folder / "service"
        self._asked = folder / "asked"

    def bound(self) -> socket.socket:
        """Return a socket at which a service answers; until then, and when it is closed, nginx finds nobody there."""
        self.behind.unlink(missing_ok=True)
        opened = socket.socket(socket.AF_UNIX)
        opened.bind(str(self.behind))
        opened.listen()
        return opened

    def statuses(self, agent: str) -> list[int]:
        """Return how it answered a client, by a word in the name that the client gives itself."""
        asked = (line.split(" ", 1) for line in self._asked.read_text("utf-8").splitlines())
        return [int(status) for status, name in asked if agent in name]


@asynccontextmanager
async def proxying(folder: Path, location: str) -> AsyncIterator[Proxy]:
    """Run nginx with this location; it is given its port open, so that nobody else can take it."""
    program = nginx()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Proxy(folder, listening.getsockname()[1])
        written = CONFIGURATION.format(
            user="user root;" if os.geteuid() == 0 else "",
            folder=folder,
            port=listening.getsockname()[1],
            location=location.replace("http://127.0.0.1:8000", f"http://unix:{proxy.behind}:"),
        )
        (folder / "nginx.conf").write_text(written)
        process = await asyncio.create_subprocess_exec(
            program,
            "-p",
            str(folder),
            "-e",
            str(folder / "errors"),
            "-c",
            str(folder / "nginx.conf"),
            env={**os.environ, "NGINX": f"{listening.fileno()};"},
            pass_fds=(listening.fileno(),),
        )
        try:
            yield proxy
        finally:
            process.terminate()
            await process.wait()
