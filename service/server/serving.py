"""Serving: run the application in one process or several until a signal ends it."""

import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from types import FrameType

import uvicorn

from schema.build import core_schema
from service.app.app import create_app
from service.cli.console import CommandFailed
from service.environment import load_settings
from service.live.stopping import Stopping
from service.server.http_protocol import BoundedHttpProtocol, as_protocol
from service.server.listener import url_of
from service.server.server import CLOSING_S, Ending, Server
from service.server.workers import ANSWERS, NOBODY_COMES, STOP, Workers, WorkersFailed
from service.server.ws_protocol import ClosingProtocol
from service.settings import DATABASE_URL, Settings
from service.telemetry.logs import configure_logs
from service.telemetry.shared_metrics import forget_dead, shared_metrics


def serve(settings: Settings, dsn: str, bound: socket.socket, announce: Callable[[str], None]) -> None:
    """Answer requests at the bound address until SIGINT or SIGTERM.

    ``announce`` is called with the URL as soon as requests are answered; with several processes, as soon as one of them
    does.

    Raises CommandFailed if the service does not start.
    """
    os.environ[DATABASE_URL] = dsn  # the processes of the service read their settings from the environment
    signal.signal(signal.SIGTERM, _end)
    configure_logs(settings)
    url = url_of(bound)
    try:
        if settings.workers > 1:
            with shared_metrics() as folder:
                workers = Workers(settings.workers, work, bound, ending_of(settings), partial(forget_dead, folder))
                workers.run(lambda: announce(url))
        else:
            _prepare()
            stopping = Stopping()
            config = config_of(settings.model_copy(update={"database_url": dsn}), stopping)
            Server(config, stopping, ending_of(settings), lambda: announce(url)).run(sockets=[bound])
    except KeyboardInterrupt:
        return
    except WorkersFailed:
        raise CommandFailed(f"the service did not start on {url}: see the log above") from None
    except SystemExit as ended:
        if ended.code:
            raise CommandFailed(f"the service did not start on {url}: see the log above") from None


def work(listening: socket.socket, parent: Connection) -> None:
    """Answer requests as one of several processes, until the parent says so or is gone, or until SIGTERM."""
    signal.signal(signal.SIGTERM, _end)
    settings, stopping = load_settings(), Stopping()
    configure_logs(settings)
    _prepare()
    _WorkerServer(config_of(settings, stopping), stopping, ending_of(settings), parent).run(sockets=[listening])


class _WorkerServer(Server):
    """The server in one of several processes; they share the socket, and their parent closes it to new connections."""

    def __init__(self, config: uvicorn.Config, stopping: Stopping, ending: Ending, parent: Connection) -> None:
        super().__init__(config, stopping, ending, partial(parent.send_bytes, ANSWERS))
        self._parent, self._heard = parent, set[bytes]()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; at a second signal the parent ends this process at once."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and listen to the parent."""
        asyncio.get_running_loop().add_reader(self._parent.fileno(), self._hear)
        await super().startup(sockets)

    async def let_nobody_in(self, listening: list[socket.socket]) -> None:
        """Wait until the parent lets no new connection in, and accept completed ones; other processes accept theirs."""
        await self.pause(self.ending.drain_s)
        if STOP in self._heard:
            await self.pause(self.ending.patience_s + CLOSING_S, lambda: NOBODY_COMES not in self._heard)
            await self.accept_all(listening)

    def _hear(self) -> None:
        try:
            self._heard.add(self._parent.recv_bytes())
        except (EOFError, OSError):  # the parent was killed
            self._heard |= {STOP, NOBODY_COMES}
            asyncio.get_running_loop().remove_reader(self._parent.fileno())
        self.should_exit = True


def _prepare() -> None:
    """Prepare what a process needs for all of its life."""
    core_schema()
    gc.collect()
    gc.freeze()  # these objects live as long as the process: the collector need not visit them again


def ending_of(settings: Settings) -> Ending:
    """Return the times in which a server ends."""
    return Ending(settings.drain_s, settings.shutdown_timeout_s)


def config_of(settings: Settings, stopping: Stopping) -> uvicorn.Config:
    """Return uvicorn's configuration, including the application, for these settings."""
    protocol = partial(
        BoundedHttpProtocol,
        max_head_bytes=settings.max_head_bytes,
        wait_s=settings.request_wait_s,
        send_wait_s=settings.send_wait_s,
        stopping=stopping,
    )
    return uvicorn.Config(
        create_app(settings, stopping=stopping),
        log_config=None,
        access_log=False,
        proxy_headers=False,  # our own settings decide whose address counts: see service/request/credentials.py
        server_header=False,
        lifespan="on",
        ws=ClosingProtocol,
        ws_max_size=settings.max_body_bytes,
        http=as_protocol(protocol),
        timeout_graceful_shutdown=settings.shutdown_timeout_s,
        timeout_worker_healthcheck=60,  # seconds: on a slow machine the imports take longer than the usual 5
    )


def _end(number: int, frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that everything started is stopped."""
    sys.exit(0)
