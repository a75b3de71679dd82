"""Serving: uvicorn with the application, in one process or several, until a signal ends it."""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.supervisors import Multiprocess

from schema.build import core_schema
from service.app import create_app
from service.console import CommandFailed
from service.http_protocol import BoundedHttpProtocol, as_protocol
from service.logs import configure_logs
from service.settings import DATABASE_URL, Settings, load_settings
from service.shared_metrics import forget_dead, shared_metrics

GOING_AWAY = 1001
"""The code of RFC 6455 for an end that is nobody's fault."""

FACTORY = "service.serving:application"


def application() -> Starlette:
    """Return the application for the settings of the environment, as each process of the service makes it."""
    settings = load_settings()
    configure_logs(settings)
    core_schema()
    gc.collect()
    gc.freeze()  # what is made by now stays: the collector need not look through it again and again
    return create_app(settings)


class ClosingProtocol(WebSocketsSansIOProtocol):
    """WebSockets as uvicorn serves them, but for two ends.

    At the end of the process clients are told that it goes away (1001). A client that takes nothing any more does not keep
    its connection by that.
    """

    async def run_asgi(self) -> None:
        """Run the application for this connection; what is left of it when that has ended is taken down after a while."""
        await super().run_asgi()
        self.loop.call_later(self.close_timeout, self.transport.abort)

    def shutdown(self) -> None:
        """Close the connection: the application is told, and the client."""
        if self.handshake_complete and not self.close_sent:
            self.stop_keepalive()
            self.queue.put_nowait({"type": "websocket.disconnect", "code": GOING_AWAY})
            self.conn.send_close(GOING_AWAY)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()
        else:
            super().shutdown()


class _Announcing(uvicorn.Server):
    """Calls ``announce`` as soon as requests are answered."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        self._announce()


class _Workers(Multiprocess):
    """The processes that answer, with the folder of their metrics."""

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket], folder: Path) -> None:
        super().__init__(config, sockets)
        self._folder = folder

    def keep_subprocess_alive(self) -> None:
        """Begin another process in the place of one that has died, and forget what that had open."""
        super().keep_subprocess_alive()
        forget_dead(self._folder, {each.pid for each in self.processes})


def bind(settings: Settings) -> socket.socket:
    """Take the address of the settings; nobody is answered yet. Raises CommandFailed where it cannot be had."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as fault:
        raise CommandFailed(
            f"cannot listen on {where}: {fault.strerror}. Set ISNAD_HOST and ISNAD_PORT to an address that is free."
        ) from None
    return bound


def url_of(bound: socket.socket) -> str:
    """Return the URL of the service as a browser on this machine reaches it."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def serve(settings: Settings, dsn: str, bound: socket.socket, announce: Callable[[str], None]) -> None:
    """Answer requests at the bound address until SIGINT or SIGTERM.

    ``announce`` is called with the URL as soon as requests are answered; with several processes as soon as they start.

    Raises CommandFailed where the service does not start.
    """
    os.environ[DATABASE_URL] = dsn  # the processes of the service read their settings from the environment
    signal.signal(signal.SIGTERM, _end)
    configure_logs(settings)
    config = _config(settings)
    url = url_of(bound)
    try:
        if settings.workers > 1:
            announce(url)
            with shared_metrics() as folder:
                _Workers(config, [bound], folder).run()
        else:
            _Announcing(config, lambda: announce(url)).run(sockets=[bound])
    except KeyboardInterrupt:
        return
    except SystemExit as ended:
        if ended.code:
            raise CommandFailed(f"the service did not start on {url}: see the log above") from None


def _config(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        FACTORY,
        factory=True,
        workers=settings.workers,
        log_config=None,
        access_log=False,
        proxy_headers=False,  # whose address counts is for our own settings: see service/credentials.py
        server_header=False,
        lifespan="on",
        ws=ClosingProtocol,
        ws_max_size=settings.max_body_bytes,
        http=as_protocol(
            partial(
                BoundedHttpProtocol,
                max_head_bytes=settings.max_head_bytes,
                wait_s=settings.request_wait_s,
                send_wait_s=settings.send_wait_s,
            )
        ),
        timeout_graceful_shutdown=settings.shutdown_timeout_s,
        timeout_worker_healthcheck=60,  # seconds: on a slow machine a process imports for longer than the usual 5
    )


def _end(number: int, frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that what was started is stopped."""
    sys.exit(0)
