"""The drafters of this service: a model, if one is set, and those that installed packages declare."""

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points

from editorial.draft.drafter import Drafter
from editorial.drafting.rules import NAME as RULES
from service.environment import SettingsInvalid
from service.settings import Settings

MODEL = "model"
"""The name of the drafter that asks the model of ISNAD_DRAFT_URL."""

GROUP = "isnad.drafters"
"""The entry points group. An entry point names a function without arguments that returns a drafter."""

_MODEL = EntryPoint(MODEL, "service.drafting.model:model_drafter", GROUP)


def drafters_of(settings: Settings) -> Mapping[str, Drafter]:
    """Return the drafters besides the rules, by name. Raises SettingsInvalid if one cannot be made, or a name is taken."""
    found = declared_drafters(entry_points(group=GROUP))
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


def declared_drafters(points: Iterable[EntryPoint]) -> dict[str, Drafter]:
    """Return the drafters that entry points make. Raises SettingsInvalid."""
    found: dict[str, Drafter] = {}
    for point in points:
        drafter = _made(point)
        if drafter.name in found or drafter.name == RULES:
            raise SettingsInvalid([f"two drafters are named {drafter.name!r}: uninstall one of them ({point.value})"])
        found[drafter.name] = drafter
    return found


def _made(point: EntryPoint) -> Drafter:
    try:
        drafter: Drafter = point.load()()
        names = (drafter.name, drafter.asserted_by, drafter.draft)
    except Exception as fault:  # it is somebody else's code
        message = f"the drafter {point.name!r} of an installed package cannot be used: {type(fault).__name__}: {fault}"
        raise SettingsInvalid([message]) from fault
    if not isinstance(names[0], str) or not isinstance(names[1], str):
        raise SettingsInvalid([f"the drafter {point.name!r} of an installed package has no name"])
    return drafter
