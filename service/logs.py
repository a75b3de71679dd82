"""Logs: one line per event on standard error, JSON or text, with the id of the request that it belongs to."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

import orjson

from service.plain_structlog import structlog
from service.request_id import Access, current_request_id
from service.settings import Settings

_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
"""Where a fault happened, without the values of variables: callers' texts and the database's address are among these."""


def _add_request_id(
    logger: structlog.typing.WrappedLogger, method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    request_id = current_request_id()
    if request_id:
        event["request_id"] = request_id
    return event


def configure_logs(settings: Settings) -> None:
    """Send our own log and that of the libraries to standard error, in the format and from the level of the settings."""
    shared: list[structlog.typing.Processor] = [
        _add_request_id,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    is_json = settings.log_format == "json"
    last: list[structlog.typing.Processor] = (
        [_TRACEBACKS, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if is_json
        else [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[remove, *last]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(max(logging.INFO, root.level))  # at debug the libraries write headers, in which there are keys


def access_log(settings: Settings) -> Access:
    """Return what notes every answered request.

    As JSON the line is made here and not by the library: its way through every handler takes longer than many an answer.
    """
    if settings.log_level not in ("debug", "info"):
        return _note_nothing
    return _note_json if settings.log_format == "json" else _note_text


def _note_nothing(method: str, path: str, status: int, took_ms: float) -> None:
    pass


def _note_text(method: str, path: str, status: int, took_ms: float) -> None:
    structlog.get_logger("isnad.access").info(
        "request", method=method, path=path, status=status, took_ms=round(took_ms, 1)
    )


def _note_json(method: str, path: str, status: int, took_ms: float) -> None:
    line = {
        "method": method,
        "path": path,
        "status": status,
        "took_ms": round(took_ms, 1),
        "event": "request",
        "request_id": current_request_id(),
        "logger": "isnad.access",
        "level": "info",
        "timestamp": datetime.now(UTC),
    }
    sys.stderr.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z))
    sys.stderr.buffer.flush()
