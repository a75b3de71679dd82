"""The settings: their names, types, defaults, bounds and descriptions; ``service.environment`` loads them."""

import os
import re
import sys
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.password import check_address
from service.request.host import hosts_in, is_host

PREFIX = "ISNAD_"
DATABASE_URL = "DATABASE_URL"
ADDRESSES = ("database_url", "migrate_dsn")
"""The settings that are addresses of databases, whose passwords must not be shown."""
MAX_PORT = 65_535
_CONTACT = re.compile(r"https?://[^\s/][^\s]*|[^\s@]+@[^\s@]+")
_ORIGIN = re.compile(r"\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


def connections_for_cores() -> int:
    """Return the default number of connections of a process: twice its usable cores, from 4 to 20.

    More statements at once would only wait for one another. This assumes that the database has about as many cores.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(4, min(2 * cores, 20))


class Settings(BaseSettings):
    """All settings. The environment variable of each is ISNAD_ and its field's name; see docs/settings.md.

    An empty variable counts as an unset one: that is how compose passes on a variable that has no value.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", populate_by_name=True
    )

    database_url: str | None = Field(
        None,
        validation_alias=AliasChoices("database_url", DATABASE_URL),
        description="The PostgreSQL database to use (15 or newer); unset: an embedded one",
    )
    database_password_file: Path | None = Field(
        None, description="The file with the password for DATABASE_URL; unset: the address has it, or needs none"
    )
    migrate_dsn: str | None = Field(
        None,
        description="The address of the same database for the role that migrates and owns the tables; unset: DATABASE_URL",
    )
    migrate_password_file: Path | None = Field(
        None, description="The file with the password for ISNAD_MIGRATE_DSN; unset: the address has it, or needs none"
    )
    serving_role: str | None = Field(
        None,
        min_length=1,
        max_length=63,
        description="The role that is given the rights to serve after migrating;"
        " unset: the user of DATABASE_URL, if ISNAD_MIGRATE_DSN is set",
    )
    server: str | None = Field(
        None,
        description="The address of a server on which commands work, as https://news.example; unset: the database",
    )
    key_file: Path | None = Field(
        None, description="The file with the key for ISNAD_SERVER; unset: the variable ISNAD_KEY has it, if any"
    )
    completion_wait_s: float = Field(
        1.0, gt=0, le=60, description="Seconds for which a shell that completes a key or slug waits for the answer"
    )
    data_dir: Path = Field(Path("data"), description="The data folder of the embedded PostgreSQL")
    host: str = Field("127.0.0.1", min_length=1, description="The address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="The port to listen on; 0: any free port")
    workers: int = Field(1, ge=1, le=64, description="Number of processes that answer requests")
    pool_min: int = Field(
        0, ge=0, le=100, description="Minimum number of database connections that a process keeps open"
    )
    pool_max: int = Field(
        default_factory=connections_for_cores,
        ge=1,
        le=100,
        description="Maximum number of database connections that a process opens for reading",
        json_schema_extra={"default": "twice the cores, 4 to 20"},
    )
    pool_wait_s: float = Field(
        5.0, gt=0, le=60, description="Seconds for which a request waits for a database connection"
    )
    statement_timeout_ms: int = Field(
        5000, ge=10, le=600_000, description="Milliseconds after which PostgreSQL cancels a statement"
    )
    caller_statements: int | None = Field(
        None,
        ge=1,
        le=100,
        description=(
            "Maximum number of statements that a process runs at once for one caller; unset: one less than"
            " ISNAD_POOL_MAX"
        ),
    )
    max_answer_bytes: int = Field(
        16_000_000, ge=100_000, le=500_000_000, description="Maximum size in bytes of an answer built by PostgreSQL"
    )
    caller_answers_mb: int = Field(
        64, ge=1, le=100_000, description="Maximum megabytes of unread answers held for one caller"
    )
    answers_mb: int = Field(
        256, ge=1, le=100_000, description="Maximum megabytes of unread answers held for all callers"
    )
    send_wait_s: float = Field(
        30.0, gt=0, le=3600, description="Seconds in which a caller must read 16 KB of an answer, or the rest of it"
    )
    write_connections: int = Field(
        4, ge=1, le=100, description="Maximum number of database connections that a process opens for operations"
    )
    write_timeout_s: float = Field(
        60.0, gt=0, le=3600, description="Seconds after which PostgreSQL cancels a statement of an operation"
    )
    computing_processes: int = Field(
        1,
        ge=1,
        le=64,
        description="Number of processes for checking and correcting that each process may start when needed",
    )
    computing_waiting: int = Field(
        16,
        ge=0,
        le=10_000,
        description="Maximum number of bundles and corrections that wait for these processes, for each process",
    )
    computing_timeout_s: float = Field(
        30.0, gt=0, le=3600, description="Seconds after which checking or correcting is stopped"
    )
    max_body_bytes: int = Field(
        262_144,
        ge=1000,
        le=100_000_000,
        description="Maximum size in bytes of a request body, or of a WebSocket message",
    )
    max_write_bytes: int = Field(
        8_000_000,
        ge=1000,
        le=1_000_000_000,
        description="Maximum size in bytes of the input of an operation: a body, or one line if there are several",
    )
    max_head_bytes: int = Field(
        65_536, ge=8192, le=1_000_000, description="Maximum size in bytes of a request line and its headers"
    )
    request_wait_s: float = Field(30.0, gt=0, le=3600, description="Seconds in which a request must arrive completely")
    max_characters: int = Field(
        100_000,
        ge=1000,
        le=10_000_000,
        description="Maximum number of characters in a GraphQL document, including comments",
    )
    max_operations: int = Field(50, ge=1, le=1000, description="Maximum number of operations in a GraphQL document")
    max_tokens: int = Field(5000, ge=10, le=100_000, description="Maximum number of tokens in a GraphQL document")
    max_depth: int = Field(15, ge=1, le=100, description="Maximum depth of a GraphQL operation")
    max_aliases: int = Field(100, ge=0, le=10_000, description="Maximum number of aliases in a GraphQL operation")
    max_fields: int = Field(
        1000, ge=1, le=10_000, description="Maximum number of fields in a GraphQL operation, with fragments expanded"
    )
    max_cost: int = Field(
        50_000, ge=1, le=10_000_000, description="Maximum number of rows that a GraphQL operation may return"
    )
    hot_answers_mb: int = Field(
        32, ge=0, le=4096, description="Megabytes of answers that a process caches until something is written; 0: none"
    )
    hot_answer_age_ms: int = Field(
        20, ge=0, le=50, description="Milliseconds by which a cached answer may lag behind the database"
    )
    cache_max_age_s: int = Field(
        0,
        ge=0,
        le=86_400,
        description="Seconds for which caches may reuse a GET answer without asking again; 0: they always ask",
    )
    public_url: str | None = Field(
        None,
        description=(
            "The public address of the service, for links in exports and messages to webhooks; requests must"
            " use its host; unset: exports use the host of the request, messages use ISNAD_HOST and ISNAD_PORT"
        ),
    )
    allowed_hosts: str | None = Field(
        None,
        description=(
            "Hosts by which requests may address the service, in addition to that of ISNAD_PUBLIC_URL;"
            " separated by commas, such as `news.example` or `10.0.0.5:8000`; unset: none, or any host if"
            " ISNAD_PUBLIC_URL is unset too"
        ),
    )
    api_contact: str | None = Field(
        None,
        description="A URL or e-mail address for questions, published in the description of REST; unset: none is given",
    )
    export_items: int = Field(5000, ge=1, le=1_000_000, description="Maximum number of items of a list in one export")
    calendar_refresh_s: int = Field(
        3600, ge=60, le=604_800, description="Seconds after which calendar programs fetch a subscribed calendar again"
    )
    cors_origins: str | None = Field(
        None,
        description="Origins whose pages may read answers and open WebSockets, separated by commas, or `*`; unset: none",
    )
    introspection: bool = Field(True, description="Whether callers may query the schema (introspection)")
    suggestions: bool = Field(
        True, description="Whether errors suggest valid names for a wrong one; never without introspection"
    )
    stored_documents: Path | None = Field(
        None, description="The manifest of documents that callers may request by id; unset: none"
    )
    stored_documents_only: bool = Field(False, description="Whether only the documents of the manifest are executed")
    changes_interval_ms: int = Field(
        50, ge=10, le=60_000, description="Milliseconds between two reads of the change log while callers follow it"
    )
    feed_retention_days: int | None = Field(
        None,
        ge=1,
        le=100_000,
        description="Days after which the feed no longer reports a change; unset: it always does",
    )
    snapshots: int = Field(
        2,
        ge=0,
        le=100,
        description=(
            "Maximum number of snapshots that a process streams at the same time, each over its own database connection"
        ),
    )
    live_connections: int = Field(
        1000, ge=0, le=100_000, description="Maximum number of WebSockets and event streams that a process keeps open"
    )
    live_connections_per_caller: int = Field(
        100,
        ge=0,
        le=100_000,
        description=(
            "Maximum number of WebSockets and event streams for one key, or for one address without a key; 0: no limit"
        ),
    )
    live_connections_key_share: float = Field(
        0.25, ge=0, le=1, description="Share of ISNAD_LIVE_CONNECTIONS reserved for callers with a key"
    )
    ws_operations: int = Field(
        100, ge=1, le=10_000, description="Maximum number of operations in progress on one WebSocket"
    )
    ws_init_timeout_s: float = Field(
        3.0, gt=0, le=300, description="Seconds in which a client must send connection_init on a WebSocket"
    )
    live_keepalive_s: float = Field(
        12.0, ge=0, le=3600, description="Seconds between keep-alive messages on WebSockets and event streams; 0: none"
    )
    live_send_timeout_s: float = Field(
        10.0, gt=0, le=600, description="Seconds in which a client must accept a message on a WebSocket or event stream"
    )
    anonymous_read: bool = Field(False, description="Whether callers without a key may read what is published")
    key_cache_s: float = Field(
        5.0, ge=0, le=300, description="Seconds for which a process trusts a key without checking the database again"
    )
    key_cost_per_minute: int = Field(
        3_000_000, ge=0, le=10**12, description="Cost that the bearer of a key may use in a minute; 0: no limit"
    )
    address_cost_per_minute: int = Field(
        600_000, ge=0, le=10**12, description="Cost that an address without a key may use in a minute; 0: no limit"
    )
    feed_address_cost_per_minute: int = Field(
        600_000, ge=0, le=10**12, description="Cost that a feed address may use in a minute; 0: no limit"
    )
    failed_keys_per_minute: int = Field(
        60, ge=0, le=10**9, description="Number of invalid keys that an address may send in a minute; 0: no limit"
    )
    trusted_proxies: int = Field(
        0,
        ge=0,
        le=10,
        description="Number of proxies in front that each add an address to X-Forwarded-For; 0: the header is ignored",
    )
    metrics: bool = Field(True, description="Whether /metrics returns metrics for Prometheus")
    graphiql: bool = Field(True, description="Whether /graphql returns GraphiQL to browsers")
    webhook_workers: int = Field(
        20, ge=0, le=1000, description="Number of webhooks to which a process sends at once; 0: it sends no messages"
    )
    webhook_connections: int = Field(
        5, ge=3, le=100, description="Maximum number of database connections that a process opens for webhooks"
    )
    webhook_log_days: int = Field(
        30,
        ge=1,
        le=3650,
        description="Days for which messages of webhooks are kept after they are delivered, dropped or dead",
    )
    webhook_private_targets: bool = Field(
        False, description="Whether webhooks may use private addresses and plain HTTP: for tests only"
    )
    webhook_ports: str = Field(
        "443,80",
        pattern=r"^[1-9][0-9]{0,4}(\s*,\s*[1-9][0-9]{0,4})*$",
        description="Ports that webhooks may use, separated by commas",
    )
    draft_url: str | None = Field(
        None,
        description="The address of a model that drafts articles, as OpenAI's: https://models.example/v1; unset: rules only",
    )
    draft_model: str | None = Field(None, description="The name of the model at ISNAD_DRAFT_URL; unset: none")
    draft_key: SecretStr | None = Field(None, description="The key for ISNAD_DRAFT_URL; unset: it needs none")
    draft_timeout_s: float = Field(
        120.0, gt=0, le=3600, description="Seconds that the model has for a draft, all attempts together"
    )
    draft_attempts: int = Field(3, ge=1, le=10, description="Maximum number of attempts to get a draft from the model")
    log_level: str = Field(
        "info", pattern="^(debug|info|warning|error)$", description="The lowest level that is logged"
    )
    log_format: str = Field("json", pattern="^(json|text)$", description="The format of log lines")
    drain_s: float = Field(
        2.0,
        ge=0,
        le=600,
        description="Seconds for which a stopping process still accepts connections, while /readyz answers 503",
    )
    shutdown_timeout_s: int = Field(
        10, ge=0, le=600, description="Seconds that requests in progress get when a process stops"
    )

    @model_validator(mode="after")
    def _has_documents(self) -> Self:
        if self.stored_documents_only and self.stored_documents is None:
            raise ValueError(
                "ISNAD_STORED_DOCUMENTS_ONLY requires ISNAD_STORED_DOCUMENTS: set it to the manifest of documents"
            )
        return self

    @model_validator(mode="after")
    def _names_the_model(self) -> Self:
        if self.draft_url and not self.draft_model:
            raise ValueError("ISNAD_DRAFT_URL requires ISNAD_DRAFT_MODEL: set it to the name of the model")
        return self

    @field_validator(*ADDRESSES)
    @classmethod
    def _is_postgresql(cls, value: str | None) -> str | None:
        if value and urlsplit(value).scheme not in ("postgresql", "postgres"):
            raise ValueError("it must begin with postgresql://")
        if value:
            check_address(value)
        return value or None

    @property
    def base_url(self) -> str:
        """The address of the service as far as the settings say, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @field_validator("public_url", "draft_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "")
        if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
            raise ValueError("it must be an address such as https://news.example, without a query")
        return value or None

    @field_validator("allowed_hosts")
    @classmethod
    def _are_hosts(cls, value: str | None) -> str | None:
        wrong = [host for host in hosts_in(value) if not is_host(host)]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is not a host: use news.example, with a port to allow only that port")
        return value or None

    @field_validator("api_contact")
    @classmethod
    def _can_be_asked(cls, value: str | None) -> str | None:
        if value and not _CONTACT.fullmatch(value):
            raise ValueError(
                "it must be a URL such as https://news.example/api, or an e-mail address such as api@news.example"
            )
        return value or None

    @field_validator("webhook_ports")
    @classmethod
    def _are_ports(cls, value: str) -> str:
        if max(ports_in(value)) > MAX_PORT:
            raise ValueError(f"a port is at most {MAX_PORT}")
        return value

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, value: str | None) -> str | None:
        wrong = [origin for origin in origins_in(value) if not _ORIGIN.fullmatch(origin)]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is not an origin: use https://example.org, with a port if it has one, or *")
        return value or None


def origins_in(value: str | None) -> tuple[str, ...]:
    """Return the origins in the setting ``cors_origins``."""
    return tuple(origin.strip() for origin in (value or "").split(",") if origin.strip())


def ports_in(value: str) -> frozenset[int]:
    """Return the ports in the setting ``webhook_ports``."""
    return frozenset(int(port) for port in value.split(","))
