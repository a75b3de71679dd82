"""Logs: one line per event on standard error, JSON or text, with the id of the request that it belongs to."""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

import orjson

from service.plain_structlog import structlog
from service.request.request_record import Access, RequestRecord, current_record
from service.settings import Settings

_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
"""Tracebacks without the values of variables, which include callers' texts and the database's address."""

_JSON = structlog.processors.JSONRenderer(ensure_ascii=False)


_BREAKING = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters that JSON allows in a text but that break lines for some readers, or control a terminal."""


def _add_request(
    logger: structlog.typing.WrappedLogger, method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    record = current_record()
    if record is not None:
        _add_ids(record, event)
    return event


def _add_ids(record: RequestRecord, event: MutableMapping[str, Any]) -> None:
    """Add the ids by which the lines of a request, and those of other systems for the same trace, are found."""
    event["request_id"], trace = record.request_id, record.trace_context
    if trace is not None:
        event["trace_id"] = trace.trace_id
        if record.span is not None:  # otherwise it is the caller's span
            event["span_id"] = trace.span_id


def _make_printable(
    logger: structlog.typing.WrappedLogger, method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    """Escape unprintable characters in texts, so no value can start a line of its own or control the terminal."""
    for name, value in event.items():
        if isinstance(value, str) and name not in ("exception", "stack") and not value.isprintable():
            event[name] = printable(value)
    return event


def printable(text: str) -> str:
    """Return a text whose unprintable characters are escaped."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)


def in_one_line(json: str) -> str:
    """Return equivalent JSON with escapes for characters that break lines although JSON allows them."""
    return _BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def _render_json(logger: structlog.typing.WrappedLogger, method: str, event: MutableMapping[str, Any]) -> str:
    return in_one_line(str(_JSON(logger, method, event)))


def log_beside_output() -> None:
    """Send our log to standard error, unless that was configured: the standard output of a command may be JSON."""
    if not structlog.is_configured():
        structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))


def configure_logs(settings: Settings) -> None:
    """Send our log and those of the libraries to standard error, in the format and from the level of the settings."""
    shared: list[structlog.typing.Processor] = [
        _add_request,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    is_json = settings.log_format == "json"
    last: list[structlog.typing.Processor] = (
        [_TRACEBACKS, _render_json]
        if is_json
        else [
            _make_printable,
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
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
        logger.setLevel(max(logging.INFO, root.level))  # at debug the libraries log headers, which contain keys


def access_log(settings: Settings) -> Access:
    """Return the function that logs every answered request.

    For JSON the line is made here and not by the library, whose handlers take longer than many an answer.
    """
    if settings.log_level not in ("debug", "info"):
        return _note_nothing
    return _note_json if settings.log_format == "json" else _note_text


def _note_nothing(record: RequestRecord) -> None:
    pass


def _note_text(record: RequestRecord) -> None:
    structlog.get_logger("isnad.access").info(_event_of(record), **record.members())


def _note_json(record: RequestRecord) -> None:
    line = record.members()
    line["event"] = _event_of(record)
    _add_ids(record, line)
    line["logger"], line["level"], line["timestamp"] = "isnad.access", "info", datetime.now(UTC)
    written = orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)
    if not (record.path.isprintable() and record.agent.isprintable() and record.client.isprintable()):
        written = in_one_line(written.decode()).encode()
    sys.stderr.buffer.write(written)
    sys.stderr.buffer.flush()


def _event_of(record: RequestRecord) -> str:
    """Return the event of a line: an operation of a WebSocket has no status of its own."""
    return "request" if record.status is not None else "operation"
