"""The drafters of this service: a model, if one is set, and those that installed packages declare."""

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points

from editorial.draft.drafter import Drafter
from editorial.draft.key import is_key
from editorial.drafting.rules import NAME as RULES
from service.drafting.guarded import GuardedDrafter
from service.environment import SettingsInvalid
from service.settings import Settings

MODEL = "model"
"""The name of the drafter that asks the model of ISNAD_DRAFT_URL."""

GROUP = "isnad.drafters"
"""The entry points group. An entry point names a function without arguments that returns a drafter."""

_MODEL = EntryPoint(MODEL, "service.drafting.model:model_drafter", GROUP)


def drafters_of(settings: Settings) -> Mapping[str, Drafter]:
    """Return the drafters besides the rules, by name. Raises SettingsInvalid if one cannot be made, or a name is taken."""
    found = declared_drafters(entry_points(group=GROUP), settings.draft_timeout_s)
    if settings.draft_url is None:
        return found
    if MODEL in found:
        raise SettingsInvalid(
            [f"the drafter {MODEL!r} of an installed package has the name of that of ISNAD_DRAFT_URL"]
        )
    return {**found, MODEL: _model(settings)}


def _model(settings: Settings) -> Drafter:
    """Return the model's drafter; the client takes long to import, so only a service with a model does."""
    try:
        make = _MODEL.load()
    except ModuleNotFoundError as missing:
        if missing.name != "openai":
            raise
        raise SettingsInvalid(["ISNAD_DRAFT_URL requires the extra `model`: pip install 'isnad[model]'"]) from None
    drafter: Drafter = make(settings)
    return drafter


def declared_drafters(points: Iterable[EntryPoint], timeout_s: float) -> dict[str, Drafter]:
    """Return the drafters that entry points make, each with so many seconds for a draft. Raises SettingsInvalid."""
    found: dict[str, Drafter] = {}
    for point in points:
        drafter = _made(point, timeout_s)
        if drafter.name in found or drafter.name == RULES:
            raise SettingsInvalid([f"two drafters are named {drafter.name!r}: uninstall one of them ({point.value})"])
        found[drafter.name] = drafter
    return found


def _made(point: EntryPoint, timeout_s: float) -> Drafter:
    try:
        drafter: Drafter = point.load()()
        name, asserted_by = drafter.name, drafter.asserted_by
        is_drafter = callable(drafter.draft)
    except Exception as fault:  # it is somebody else's code
        message = f"the drafter {point.name!r} of an installed package cannot be used: {type(fault).__name__}: {fault}"
        raise SettingsInvalid([message]) from fault
    if not isinstance(name, str) or not is_key(name) or not isinstance(asserted_by, str) or not asserted_by.strip():
        message = (
            f"the drafter {point.name!r} of an installed package needs a `name` of small letters, digits and hyphens"
        )
        raise SettingsInvalid([f"{message}, and an `asserted_by`"])
    if not is_drafter:
        raise SettingsInvalid([f"the drafter {point.name!r} of an installed package has no function `draft`"])
    return GuardedDrafter(drafter, name, asserted_by, timeout_s)
