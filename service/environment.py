"""Load the settings from the environment, check them all at once, and tell the origin of each."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from service.password import masked, with_password
from service.settings import ADDRESSES, DATABASE_URL, PREFIX, Settings

KEY_OF_SERVER = "ISNAD_KEY"
"""The variable with the key for a server, of ``isnad mirror`` and of ISNAD_SERVER; it is not a setting and never shown."""


class SettingsInvalid(Exception):
    """The settings are invalid; a line for each one, with the name, the value and what is allowed."""

    code = "SETTINGS_INVALID"

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class SettingOrigin:
    """A setting in force: its environment variable, its value fit to be shown, and its origin."""

    name: str
    value: str
    origin: str


def load_settings(**overrides: object) -> Settings:
    """Return the settings of the environment; ``overrides`` (of the command line) take precedence.

    Passwords in files are put into the addresses of databases. Raises SettingsInvalid.
    """
    given: dict[str, object] = {name: value for name, value in overrides.items() if value is not None}
    try:
        return _with_passwords(Settings(**given))  # type: ignore[arg-type]
    except ValidationError as fault:
        raise SettingsInvalid([_line(dict(error)) for error in fault.errors()]) from None


def _with_passwords(settings: Settings) -> Settings:
    filled, faults = dict[str, str](), list[str]()
    for field, of_password in zip(ADDRESSES, ("database_password_file", "migrate_password_file"), strict=True):
        address, file = getattr(settings, field), getattr(settings, of_password)
        if address is None or file is None:
            continue
        try:
            filled[field] = with_password(address, file)
        except (OSError, ValueError) as fault:
            faults.append(f"{names()[of_password]}={file}: {getattr(fault, 'strerror', None) or fault}")
    if faults:
        raise SettingsInvalid(faults)
    return settings.model_copy(update=filled)


def names() -> dict[str, str]:
    """Return the environment variable of every setting, by field."""
    fields = dict.fromkeys(Settings.model_fields)
    return {field: DATABASE_URL if field == "database_url" else PREFIX + field.upper() for field in fields}


def _line(error: Mapping[str, object]) -> str:
    location = error["loc"]
    if not location:  # about several settings together
        return str(error["msg"]).removeprefix("Value error, ")
    field = str(location[0]) if isinstance(location, tuple) and location else ""
    name = names().get(field, field)
    given = str(error.get("input"))
    value = masked(given) if name in [names()[each] for each in ADDRESSES] else given
    return f"{name}={value[:200]}: {str(error['msg']).removeprefix('Value error, ')}"


def origins(settings: Settings, environ: Mapping[str, str]) -> list[SettingOrigin]:
    """Return every setting with its origin: the environment, or its default if the variable is unset or empty."""
    found = []
    for field, name in names().items():
        value = getattr(settings, field)
        shown = _unset(field) if value is None else masked(value) if field in ADDRESSES else str(value)
        origin = "environment" if environ.get(name) else "default"
        found.append(SettingOrigin(name, shown, origin))
    return found


def _unset(field: str) -> str:
    """Return the meaning of an unset setting, from its description."""
    _, said, meaning = (Settings.model_fields[field].description or "").partition("unset: ")
    return said + meaning if said else "unset"


def unknown_names(environ: Mapping[str, str]) -> list[str]:
    """Return a warning for each ISNAD_ variable that is no setting, with the most similar setting."""
    known = set(names().values())
    warnings = []
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known and name != KEY_OF_SERVER:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f": did you mean {near[0]}?" if near else ""
            warnings.append(f"{name} is not a setting{hint}")
    return warnings
